import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopClock } from '../purchase/calendar/calendar.ts';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { byIntake, intakes } from './cohorts.ts';
import {
  addedRepeats,
  chanceOfRepeats,
  type DatedModel,
  expectedRepeats,
} from './expected-repeats.ts';

const on = (month: number, day: number, year = 2024) => dayNumber(year, month, day);

const evenMonths = new Array<number>(12).fill(1);
const clockOf = (months: readonly number[], first: number) =>
  shopClock({ months, trend: 0, trendYears: 0, until: first, events: [] }, first);

describe('a small log by hand', () => {
  // Ann, Bob and Cat came in January, Dan in February; the log ends on 10 April.
  const log = purchaseDays([
    [[on(1, 1), 1]],
    [[on(1, 20), 1]],
    [
      [on(1, 31), 1],
      [on(2, 1), 1],
    ],
    [[on(2, 10), 1]],
  ]);
  const cohorts = byIntake(intakes(log, on(4, 10), 'month'));
  // Half a purchase in 60 ordinary days. A day of January counts half, one of February one and a half.
  const model: DatedModel = {
    law: purchaseModels.nbd.law([0.5, 60]),
    clock: clockOf([0.5, 1.5, ...evenMonths.slice(2)], on(1, 1)),
    unitDays: 1,
  };
  const taus = {
    // 30 days of January.
    ann: 15,
    // 12 days of January, 18 of February.
    bob: 12 * 0.5 + 18 * 1.5,
    // 1 day of January, 29 of February in a leap year.
    cat: 0.5 + 29 * 1.5,
    // 20 days of February, 10 of March.
    dan: 20 * 1.5 + 10,
  };
  const mean = (tau: number) => (0.5 * tau) / 60;
  // Negative binomial: m + m²/r.
  const variance = (tau: number) => mean(tau) + mean(tau) ** 2 / 0.5;

  it('is the sum over the customers, each in the months after the first purchase', () => {
    const [january, february] = expectedRepeats(cohorts, 30, model);
    const { ann, bob, cat, dan } = taus;
    expect(january?.customers).toBe(3);
    expect(january?.expected).toBeCloseTo(mean(ann) + mean(bob) + mean(cat), 12);
    expect(january?.ordinary).toBeCloseTo(3 * mean(30), 12);
    expect(january?.variance).toBeCloseTo(variance(ann) + variance(bob) + variance(cat), 7);
    expect(february?.customers).toBe(1);
    expect(february?.expected).toBeCloseTo(mean(dan), 12);
    expect(february?.ordinary).toBeCloseTo(mean(30), 12);
  });

  it('counts only customers of intakes that have been observed for so long', () => {
    // The last of January came 70 days before the end, Dan 60 days before it.
    const counted = (days: number) =>
      expectedRepeats(cohorts, days, model).map(({ customers }) => customers);
    expect(counted(60)).toEqual([3, 1, 0, 0]);
    expect(counted(61)).toEqual([3, 0, 0, 0]);
    expect(counted(71)).toEqual([0, 0, 0, 0]);
  });

  it('expects nothing where a shop was closed', () => {
    const closed = { ...model, clock: clockOf([0, 0, ...evenMonths.slice(2)], on(1, 1)) };
    const [january] = expectedRepeats(cohorts, 1, closed);
    expect(january).toEqual({ customers: 3, expected: 0, ordinary: 3 * mean(1), variance: 0 });
  });
});

const first = on(1, 1);
const histories = fc.array(fc.integer({ min: first, max: first + 500 }), {
  minLength: 1,
  maxLength: 12,
});
const laws = fc.constantFrom(...purchaseModelNames).map((name) => {
  const { parameters, law } = purchaseModels[name];
  const values = { r: 0.6, alpha: 12, a: 0.8, b: 2.5, s: 0.7, beta: 30 };
  return law(parameters.map((each) => values[each as keyof typeof values]));
});
const weights = fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), {
  minLength: 12,
  maxLength: 12,
});
const seeded = { seed: 5, numRuns: 50 };
const cohortsOf = (starts: readonly number[]) =>
  byIntake(intakes(purchaseDays(starts.map((day) => [[day, 1] as const])), first + 700, 'month'));

describe('of any log', () => {
  it('both expectations are equal where all days count alike', () => {
    fc.assert(
      fc.property(histories, laws, fc.integer({ min: 1, max: 400 }), (starts, law, days) => {
        const model = { law, clock: clockOf(evenMonths, first), unitDays: 7 };
        for (const { expected, ordinary } of expectedRepeats(cohortsOf(starts), days, model))
          expect(expected).toBeCloseTo(ordinary, 10);
      }),
      seeded,
    );
  });

  it('all together are the sum over the cohorts, however they are divided', () => {
    fc.assert(
      fc.property(histories, laws, weights, (starts, law, months) => {
        const model = { law, clock: clockOf(months, first), unitDays: 7 };
        const cohorts = cohortsOf(starts);
        const codes = cohorts.codes.map((_, i) => i % 3);
        const one = addedRepeats(expectedRepeats(cohorts, 90, model));
        const other = addedRepeats(expectedRepeats({ ...cohorts, codes, count: 3 }, 90, model));
        expect(other.customers).toBe(one.customers);
        for (const figure of ['expected', 'ordinary', 'variance'] as const)
          expect(other[figure]).toBeCloseTo(one[figure], 9);
      }),
      seeded,
    );
  });

  it('more is expected, and it varies more, where every day counts for more', () => {
    fc.assert(
      fc.property(histories, laws, weights, (starts, law, months) => {
        const of = (factor: number) =>
          addedRepeats(
            expectedRepeats(cohortsOf(starts), 60, {
              law,
              clock: clockOf(
                months.map((weight) => factor * weight),
                first,
              ),
              unitDays: 7,
            }),
          );
        const [less, more] = [of(1), of(1.5)];
        expect(more.expected).toBeGreaterThan(less.expected);
        expect(more.variance).toBeGreaterThan(less.variance);
        expect(more.ordinary).toBeCloseTo(less.ordinary, 12);
      }),
      seeded,
    );
  });
});

describe('the chance of a number of purchases', () => {
  /** The two-sided chance of n customers who buy as NBD: their sum is negative binomial with the shape n · r. */
  function exactChance(actual: number, shape: number, odds: number): number {
    let chance = (1 + odds) ** -shape;
    let [below, upTo] = [0, 0];
    for (let k = 0; k <= actual; k++) {
      below = upTo;
      upTo += chance;
      chance *= ((shape + k) / (k + 1)) * (odds / (1 + odds));
    }
    return Math.min(1, 2 * Math.min(upTo, 1 - below));
  }

  it('is that of the exact distribution where customers buy as NBD and all days count alike', () => {
    for (const customers of [5, 20, 200]) {
      for (const ahead of [30, 90, 365]) {
        const [shape, odds] = [customers * 0.5, ahead / 60];
        const expected = shape * odds;
        const variance = expected * (1 + odds);
        for (const off of [-3, -2, -1, 0, 1, 2, 3]) {
          const actual = Math.round(expected + off * Math.sqrt(variance));
          if (actual < 0) continue;
          const found = chanceOfRepeats(actual, { expected, variance });
          expect(found).toBeCloseTo(exactChance(actual, shape, odds), 10);
        }
      }
    }
  });

  it('is that of Poisson where customers do not differ', () => {
    // P(X ≤ 1) = e⁻⁵(1 + 5), P(X ≥ 9) by its complement.
    const poisson = (k: number) =>
      Array.from({ length: k + 1 }).reduce(
        ({ sum, term }: { sum: number; term: number }, _, j) => ({
          sum: sum + term,
          term: (term * 5) / (j + 1),
        }),
        { sum: 0, term: Math.exp(-5) },
      ).sum;
    for (const variance of [5, 3]) {
      expect(chanceOfRepeats(1, { expected: 5, variance })).toBeCloseTo(2 * poisson(1), 5);
      expect(chanceOfRepeats(9, { expected: 5, variance })).toBeCloseTo(2 * (1 - poisson(8)), 5);
    }
  });

  it('is 1 where nothing varies, and small far from what is expected', () => {
    expect(chanceOfRepeats(0, { expected: 0, variance: 0 })).toBe(1);
    expect(chanceOfRepeats(0, { expected: 100, variance: 200 })).toBeLessThan(1e-9);
    expect(chanceOfRepeats(300, { expected: 100, variance: 200 })).toBeLessThan(1e-9);
  });
});
