import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus } from '../customers.ts';
import { type Curve, continuedCurve } from '../survival/curve.ts';
import { exponential } from '../survival/exponential.ts';
import { kaplanMeier, kaplanMeierCurve } from '../survival/kaplan-meier.ts';
import { riskSets } from '../survival/risk-sets.ts';
import { recordedStays } from '../survival/stays.ts';
import { condensedCustomers } from './condensed-customers.ts';
import { customerValues } from './customer-values.ts';
import { type DrawnCells, expectedEstimates } from './expected-estimates.ts';
import { lifetimeValue, survivalOf } from './lifetime-value.ts';
import { stayCells } from './stay-cells.ts';
import { type Terms, termsOfOrders } from './terms.ts';
import { expectedMethods } from './value-methods.ts';

const plain: Terms = { periodsPerYear: 12, timing: 'start', firstPayment: 'included' };
const everything: Terms = {
  ...plain,
  timing: 'mid',
  margin: 0.3,
  serving: { perYear: 24 },
  marketing: { share: 0.05 },
  discount: 0.1,
  growth: 0.02,
  horizonYears: 5,
  referral: { perYear: 0.2, reward: 3 },
  recovery: { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 2 },
};
const byOrders: Terms = {
  ...plain,
  goods: 'recorded',
  serving: { perOrder: 2 },
  discount: 0.1,
  referral: { perYear: 0.1, reward: 1, value: 70 },
};

const fail = (): never => {
  throw new Error('nothing to value');
};

const row = fc.record({
  amount: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  orders: fc.integer({ min: 0, max: 9 }),
  tenure: fc.integer({ min: 0, max: 9 }),
  covers: fc.constantFrom('nothing', 'a year', 'the tenure'),
  entry: fc.integer({ min: 0, max: 9 }),
  active: fc.boolean(),
  times: fc.integer({ min: 0, max: 4 }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

function table(rows: readonly Row[], withOrders: boolean, withEntries: boolean): Customers {
  return {
    count: rows.length,
    ids: rows.map((_, i) => String(i)),
    labels: new Map(),
    amount: Float64Array.from(rows, ({ amount }) => amount),
    amountYears: Float64Array.from(rows, ({ covers, tenure }) =>
      covers === 'nothing' ? 0 : covers === 'a year' ? 1 : tenure / 3,
    ),
    tenureYears: Float64Array.from(rows, ({ tenure }) => tenure / 3),
    status: Uint8Array.from(rows, ({ active }) =>
      active ? customerStatus.active : customerStatus.ended,
    ),
    ...(withOrders && {
      orders: Float64Array.from(rows, ({ orders }) => orders),
      goods: Float64Array.from(rows, ({ amount, orders }) => amount / (2 + orders)),
    }),
    ...(withEntries && {
      entryYears: Float64Array.from(
        rows,
        ({ entry, tenure }) => Math.max(0, Math.min(entry, tenure - 1)) / 3,
      ),
    }),
  };
}

/** All customers as one cell system, each counted so many times. */
function drawnTimes(
  cells: ReturnType<typeof stayCells>[number],
  times: ArrayLike<number>,
): DrawnCells {
  const number = cells.sizes.length;
  const columns = cells.units.length - 1;
  const zeros = () => new Float64Array(number);
  const counts = zeros();
  const above = Array.from({ length: columns }, zeros);
  const products = Array.from({ length: (columns * (columns + 1)) / 2 }, zeros);
  for (const [i, cell] of cells.cellOf.entries()) {
    const weight = times[i] ?? 0;
    const add = (column: Float64Array | undefined, value: number) => {
      if (column !== undefined) column[cell] = (column[cell] ?? 0) + weight * value;
    };
    add(counts, 1);
    let pair = 0;
    for (let b = 0; b < columns; b++) {
      add(above[b], cells.above[b]?.[i] ?? 0);
      for (let a = 0; a <= b; a++, pair++) {
        add(products[pair], (cells.above[a]?.[i] ?? 0) * (cells.above[b]?.[i] ?? 0));
      }
    }
  }
  return { counts, above, products };
}

/** The curve, which stays at its last survival up to the reach of all customers. */
function extendedCurve(curve: Curve, reachYears: number): Curve {
  const { reachYears: known } = curve;
  const last = curve.survival(known);
  return {
    survival: (years) => (years <= known ? curve.survival(years) : last),
    area: (years) =>
      curve.area(Math.min(years, known)) + last * Math.max(0, Math.min(years, reachYears) - known),
    reachYears,
  };
}

/** The total of all customers and the value of a new one by the functions that value single customers. */
function valued(customers: Customers, times: Float64Array, terms: Terms, beyond: boolean) {
  const codes = new Uint32Array(customers.count);
  const all = recordedStays(customers, codes, 1)[0];
  const drawn = recordedStays(customers, codes, 1, times)[0];
  if (all === undefined || drawn === undefined) return fail();
  const { reachYears } = riskSets(all);
  const known = extendedCurve(kaplanMeierCurve(kaplanMeier(riskSets(drawn))), reachYears);
  const model = exponential.curve([0.3], 1 / 12);
  const curve = beyond ? continuedCurve(known, model) : known;
  const inRows = condensedCustomers(
    customers,
    codes,
    ['tenureYears', 'status'],
    terms.periodsPerYear,
  );
  const methods = expectedMethods(inRows.rows, [curve], [terms]);
  if (!methods.ok) throw new Error(methods.problem.code);
  const { values } = customerValues(customers, inRows, methods.value.expected, [terms], 6);
  const total = values.reduce((sum, value, i) => sum + value * (times[i] ?? 0), 0);
  const { referral: _not, ...alone } = terms;
  const sum = (column: Float64Array | undefined) =>
    (column ?? new Float64Array()).reduce(
      (all, value, i) => all + ((customers.amountYears[i] ?? 0) > 0 ? value * (times[i] ?? 0) : 0),
      0,
    );
  const covered = sum(customers.amountYears);
  const own = termsOfOrders(alone, {
    orders: sum(customers.orders) / covered,
    goods: sum(customers.goods) / covered,
  });
  const anew = () => lifetimeValue(sum(customers.amount) / covered, survivalOf({ curve }), own);
  const worth = covered > 0 ? anew() : undefined;
  return { total, anew: worth?.ok ? worth.value.lifetimeValue : 0, model, reachYears };
}

const cases = [
  { name: 'spend alone', terms: plain, withOrders: false, withEntries: false, beyond: false },
  { name: 'all terms', terms: everything, withOrders: false, withEntries: true, beyond: false },
  { name: 'a model', terms: everything, withOrders: false, withEntries: false, beyond: true },
  { name: 'orders', terms: byOrders, withOrders: true, withEntries: false, beyond: false },
];

describe.each(cases)('with $name', ({ terms, withOrders, withEntries, beyond }) => {
  it('are the values of the customers, added up, and of a new one', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const customers = table(rows, withOrders, withEntries);
        const times = Float64Array.from(rows, (each) => each.times);
        fc.pre(times.some((each) => each > 0));
        const reach = Math.max(...rows.map(({ tenure }) => tenure / 3));
        fc.pre(!beyond || reach < 5);
        const { total, anew, model, reachYears } = valued(customers, times, terms, beyond);
        const segments = { keys: [{}], codes: new Uint32Array(rows.length) };
        const [cells] = stayCells(customers, segments, terms);
        if (cells === undefined) return fail();
        const found = expectedEstimates(
          cells,
          terms,
          { reachYears, model: beyond ? model : undefined },
          { once: false },
        )(drawnTimes(cells, times));
        expect(found.customers).toBe(times.reduce((sum, each) => sum + each, 0));
        // Each of the eight steps of a customer is rounded to a millionth.
        const near = (actual: number, expected: number, customers: number) =>
          expect(Math.abs(actual - expected)).toBeLessThan(
            8e-6 * customers + 1e-9 * Math.abs(expected),
          );
        near(found.total.figure, total, found.customers);
        near(found.anew.figure, anew, 1);
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  it('have variances as of the figures when each customer in turn counts a little more', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
        const customers = table(rows, withOrders, withEntries);
        const reachYears = Math.max(...rows.map(({ tenure }) => tenure / 3));
        // Where all who are at risk end early, a rounding error decides what the curve is afterwards.
        const [stays] = recordedStays(customers, new Uint32Array(rows.length), 1);
        const { survival, years } = kaplanMeier(riskSets(stays ?? fail()));
        fc.pre([-1, years.indexOf(reachYears)].includes(survival.indexOf(0)));
        fc.pre(!beyond || reachYears < 5);
        const segments = { keys: [{}], codes: new Uint32Array(rows.length) };
        const [cells] = stayCells(customers, segments, terms);
        if (cells === undefined) return fail();
        const model = beyond ? exponential.curve([0.3], 1 / 12) : undefined;
        const figures = expectedEstimates(cells, terms, { reachYears, model }, { once: true });
        const times = rows.map((each) => each.times + 1);
        const n = times.reduce((sum, each) => sum + each, 0);
        const base = figures(drawnTimes(cells, times));
        const step = 1e-4;
        const squares = { total: 0, anew: 0 };
        for (const [i, weight] of times.entries()) {
          const bumped = (by: number) =>
            figures(
              drawnTimes(
                cells,
                times.map((each, j) => (j === i ? each + by : each)),
              ),
            );
          const [more, less] = [bumped(step), bumped(-step)];
          // A total of n customers is n times their mean: only the mean changes with one customer more.
          const mean = (of: typeof more) => of.total.figure / of.customers;
          squares.total += weight * ((n * (mean(more) - mean(less))) / (2 * step)) ** 2;
          squares.anew += weight * ((more.anew.figure - less.anew.figure) / (2 * step)) ** 2;
        }
        const near = (actual: number, expected: number, size: number) =>
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
            1e-5 * expected + 1e-9 * size ** 2,
          );
        const correction = n / (n - 1);
        near(base.total.variance, correction * squares.total, base.total.figure);
        near(base.anew.variance, correction * squares.anew, base.anew.figure);
      }),
      { seed: 18, numRuns: 200 },
    );
  });
});
