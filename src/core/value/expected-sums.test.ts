import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus } from '../customers.ts';
import { randomSource } from '../numeric/random.ts';
import { type Curve, continuedCurve } from '../survival/curve.ts';
import { exponential } from '../survival/exponential.ts';
import { kaplanMeier, kaplanMeierCurve } from '../survival/kaplan-meier.ts';
import { riskSets } from '../survival/risk-sets.ts';
import { recordedStays } from '../survival/stays.ts';
import { condensedCustomers } from './condensed-customers.ts';
import { customerValues } from './customer-values.ts';
import { expectedSums } from './expected-sums.ts';
import { lifetimeValue, survivalOf } from './lifetime-value.ts';
import type { PeriodSums } from './period-sums.ts';
import type { Terms } from './terms.ts';
import { expectedMethods } from './value-methods.ts';

const yearly: Terms = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' };

/** S is ¾ from year 1 and ⅜ from year 2, and nobody has been seen after year 3. */
const four: Curve = kaplanMeierCurve({
  years: Float64Array.of(1, 2),
  afterYears: Float64Array.of(1, 2),
  atRisk: Float64Array.of(4, 2),
  ended: Float64Array.of(1, 1),
  survival: Float64Array.of(0.75, 0.375),
  greenwood: new Float64Array(2),
  reachYears: 3,
});

function sumsAfter(curve: Curve, tenureYears: number, terms: Terms) {
  const sums = expectedSums(curve, terms);
  if (!sums.ok) throw new Error(sums.problem.code);
  const active = sums.value.activeAfter(tenureYears);
  if (!active.ok) throw new Error(active.problem.code);
  return active.value;
}

describe('the payments of an active customer', () => {
  it('are certain up to the tenure, and then those who stay of the customers who stayed so long', () => {
    const { expected, toCome } = sumsAfter(four, 1, { ...yearly, discount: 0.1, growth: 0.05 });
    // After 1 year: a year at ¾ ÷ ¾, and a year at ⅜ ÷ ¾.
    expect(expected.paid).toBeCloseTo(2.5, 12);
    expect(toCome.paid).toBeCloseTo(1.5, 12);
    // From the start: payments after 0, 1 and 2 years; from the tenure on: after 0 and 1 years.
    expect(expected.discounted).toBeCloseTo(1 + 1 / 1.1 + 0.5 / 1.21, 12);
    expect(toCome.discounted).toBeCloseTo(1 + 0.5 / 1.1, 12);
    // Spend grows from the start in both.
    expect(expected.grown).toBeCloseTo(1 + 1.05 + 0.5 * 1.05 ** 2, 12);
    expect(toCome.grown).toBeCloseTo(1.05 + 0.5 * 1.05 ** 2, 12);
    expect(toCome.grownDiscounted).toBeCloseTo(1.05 + (0.5 * 1.05 ** 2) / 1.1, 12);
    // Before the third payment of the life there are two, before the second that is to come, one.
    expect(expected.laterDiscounted).toBeCloseTo(1 / 1.1 + (2 * 0.5) / 1.21, 12);
    expect(toCome.laterDiscounted).toBeCloseTo(0.5 / 1.1, 12);
  });

  it('come at the rest of the current period, where the tenure ends within one', () => {
    // Half a year at ¾ ÷ ¾, booked where the whole period is: half a year ago; then a year at ⅜ ÷ ¾, in half a year.
    const { toCome } = sumsAfter(four, 1.5, { ...yearly, discount: 0.1 });
    expect(toCome.paid).toBeCloseTo(1, 12);
    expect(toCome.discounted).toBeCloseTo(0.5 * 1.1 ** 0.5 + 0.5 / 1.1 ** 0.5, 12);
    // The payment in half a year has half a period before it.
    expect(toCome.laterDiscounted).toBeCloseTo((0.5 * 0.5) / 1.1 ** 0.5, 12);
  });

  it('end at the reach, at the horizon, and where nobody stays', () => {
    expect(sumsAfter(four, 3, yearly).toCome.paid).toBe(0);
    const cut = sumsAfter(four, 1, { ...yearly, horizonYears: 2 });
    expect(cut.expected.paid).toBeCloseTo(2, 12);
    expect(sumsAfter(four, 2.5, { ...yearly, horizonYears: 2 }).expected.paid).toBe(2);
    const gone: Curve = { survival: () => 0, area: () => 0, reachYears: 5 };
    expect(sumsAfter(gone, 1, yearly).expected.paid).toBe(1);
  });

  it('are refused where they have no end, and of a curve in whole periods', () => {
    const endless = exponential.curve([0.3], 1);
    const sums = expectedSums(endless, yearly);
    expect(!sums.ok && sums.problem.code).toBe('horizon-needed');
    expect(() => expectedSums({ ...four, periodYears: 1 }, yearly)).toThrow(RangeError);
    expect(() => expectedSums(four, { ...yearly, firstPayment: 'excluded' })).toThrow(RangeError);
  });
});

const rate = fc.oneof(fc.constant(0), fc.double({ min: -0.05, max: 0.3, noNaN: true }));
const economics: fc.Arbitrary<Terms> = fc.record(
  {
    periodsPerYear: fc.constantFrom(1, 4, 12, 365.25 / 7),
    timing: fc.constantFrom('start', 'mid', 'end'),
    firstPayment: fc.constant('included'),
    margin: fc.double({ min: 0, max: 1, noNaN: true }),
    serving: fc.constantFrom({ perYear: 7 }, { share: 0.04 }),
    discount: rate,
    growth: rate,
    horizonYears: fc.double({ min: 0.05, max: 12, noNaN: true }),
    referral: fc.constantFrom({ perYear: 0.2, reward: 3 }, { perYear: 0.2, reward: 3, value: 400 }),
    recovery: fc.constant({ incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 2 }),
  },
  { requiredKeys: ['periodsPerYear', 'timing', 'firstPayment'] },
);

/** In quarters of a year, so that tenures repeat, some end together, and some end with a tenure of 0. */
const stays = fc.array(
  fc.record({
    years: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
    status: fc.constantFrom(customerStatus.ended, customerStatus.active),
  }),
  { minLength: 1, maxLength: 40 },
);

type Stay = { readonly years: number; readonly status: number };

/** Customers who all spend 120 a year. */
const customersOf = (rows: readonly Stay[]): Customers => ({
  count: rows.length,
  ids: [],
  labels: new Map(),
  amount: new Float64Array(rows.length).fill(120),
  amountYears: new Float64Array(rows.length).fill(1),
  tenureYears: Float64Array.from(rows, ({ years }) => years),
  status: Uint8Array.from(rows, ({ status }) => status),
});

/** Their own curve, continued by a constant hazard where one is given. */
function curveOf(customers: Customers, hazard?: number): Curve {
  const [stay] = recordedStays(customers, new Uint32Array(customers.count), 1);
  if (stay === undefined) throw new Error('no stays');
  const known = kaplanMeierCurve(kaplanMeier(riskSets(stay)));
  return hazard === undefined ? known : continuedCurve(known, exponential.curve([hazard], 1));
}

/** What the customers are worth on average by a curve, and a new one. */
function meanAndNew(customers: Customers, terms: Terms, curve = curveOf(customers)) {
  const codes = new Uint32Array(customers.count);
  const inRows = condensedCustomers(
    customers,
    codes,
    ['tenureYears', 'status'],
    terms.periodsPerYear,
  );
  const methods = expectedMethods(inRows.rows, [curve], [terms]);
  if (!methods.ok) throw new Error(methods.problem.code);
  const mean = (method: 'expected' | 'soFar' | 'toCome') => {
    const { values } = customerValues(customers, inRows, methods.value[method], [terms], 6);
    return values.reduce((sum, value) => sum + value, 0) / customers.count;
  };
  const anew = lifetimeValue(120, survivalOf({ curve }), terms);
  if (!anew.ok) throw new Error(anew.problem.code);
  return { mean, anew: anew.value.lifetimeValue };
}

describe('the mean value of all customers', () => {
  it('is exactly that of a new one, whatever the stays and the terms', () => {
    fc.assert(
      fc.property(stays, economics, fc.boolean(), (rows, terms, continued) => {
        const customers = customersOf(rows);
        const { mean, anew } = continued
          ? meanAndNew(customers, { horizonYears: 12, ...terms }, curveOf(customers, 0.3))
          : meanAndNew(customers, terms);
        // Every step of a customer is rounded to a millionth.
        expect(Math.abs(mean('expected') - anew)).toBeLessThan(1e-5 + 1e-9 * Math.abs(anew));
      }),
      { seed: 67, numRuns: 300 },
    );
  });

  it('is what is so far and what is to come where money has no time value, also with growth', () => {
    fc.assert(
      fc.property(stays, economics, (rows, { discount: _, recovery: __, ...terms }) => {
        const { mean } = meanAndNew(customersOf(rows), terms);
        const sum = mean('soFar') + mean('toCome');
        expect(Math.abs(sum - mean('expected'))).toBeLessThan(1e-5 + 1e-9 * Math.abs(sum));
      }),
      { seed: 68 },
    );
  });

  it('is within 0.5 % of what the constant rate says of simulated customers who leave at one', () => {
    // New customers come evenly over ten years; each leaves at a rate of 0.35 a year, or is still active.
    // Tenures are in whole days.
    const random = randomSource(1967);
    const days = (years: number) => Math.round(years * 365.25) / 365.25;
    const rows = Array.from({ length: 100_000 }, (): Stay => {
      const seen = days(random() * 10);
      const life = days(-Math.log(1 - random()) / 0.35);
      return life <= seen
        ? { years: life, status: customerStatus.ended }
        : { years: seen, status: customerStatus.active };
    });
    const customers = customersOf(rows);
    const ended = rows.filter(({ status }) => status === customerStatus.ended).length;
    const hazard = ended / rows.reduce((sum, { years }) => sum + years, 0);
    const curve = curveOf(customers, hazard);
    for (const discount of [0, 0.1, 0.25]) {
      for (const growth of [0, 0.1]) {
        for (const [timing, periodsPerYear] of [
          ['mid', 12],
          ['start', 1],
          ['end', 4],
        ] as const) {
          const terms: Terms = {
            ...yearly,
            timing,
            periodsPerYear,
            discount,
            growth,
            margin: 0.4,
            horizonYears: 80,
          };
          const { mean } = meanAndNew(customers, terms, curve);
          const anew = newByHazard(hazard, terms);
          expect(Math.abs(mean('expected') / anew - 1)).toBeLessThan(0.005);
        }
      }
    }
  }, 60_000);
});

/** 120 a year at a constant rate, period by period: the share who pay in one is the mean of e^(−λt) over it. */
function newByHazard(hazard: number, { periodsPerYear, timing, ...terms }: Terms): number {
  const { discount = 0, growth = 0, margin = 1, horizonYears = 0 } = terms;
  const p = 1 / periodsPerYear;
  const offset = { start: 0, mid: 0.5, end: 1 }[timing];
  let value = 0;
  for (let k = 0; k < horizonYears * periodsPerYear; k++) {
    const paid = (Math.exp(-hazard * k * p) * (1 - Math.exp(-hazard * p))) / (hazard * p);
    value +=
      120 * p * margin * paid * (1 + growth) ** (k * p) * (1 + discount) ** (-(k + offset) * p);
  }
  return value;
}

it('is what is so far and, discounted from the tenure to the start, what is to come', () => {
  fc.assert(
    fc.property(
      economics,
      fc.double({ min: 0, max: 3, noNaN: true }),
      ({ recovery: _, ...terms }, tenureYears) => {
        const { expected, toCome } = sumsAfter(four, tenureYears, terms);
        const soFar = sumsAfter({ ...four, reachYears: tenureYears }, tenureYears, terms).expected;
        const back = (1 + (terms.discount ?? 0)) ** -tenureYears;
        const near = (field: keyof PeriodSums, factor: number) =>
          expect(soFar[field] + toCome[field] * factor).toBeCloseTo(expected[field], 9);
        near('paid', 1);
        near('grown', 1);
        near('discounted', back);
        near('grownDiscounted', back);
      },
    ),
    { seed: 69 },
  );
});
