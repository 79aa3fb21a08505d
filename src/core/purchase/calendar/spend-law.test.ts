import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, dayNumber } from '../../quantity/calendar.ts';
import type { PurchaseLaw } from '../purchase-model.ts';
import { purchaseModels } from '../purchase-models.ts';
import { spendLaw } from './spend-law.ts';

const days = { until: dayNumber(2024, 12, 15), unitDays: 7 };
const seen = { purchases: 3, recency: 30, age: 40 };
const bg = purchaseModels['bg-nbd'].law([0.24, 4.4, 0.79, 2.4]);
const pareto = purchaseModels['pareto-nbd'].law([0.55, 10.6, 0.61, 11.7]);

/** One purchase a day for ever. */
const daily = {
  expected: (_, ahead) => 7 * ahead,
  discounted: (_, discount) => 7 / discount,
} as Pick<PurchaseLaw, 'expected' | 'discounted'> as PurchaseLaw;

const multipliers = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), {
  minLength: 12,
  maxLength: 12,
});
const laws = fc.constantFrom(bg, pareto);

describe('purchases weighted by the spend of their months', () => {
  it('weighs the days after the last one by their months', () => {
    const december = spendLaw(daily, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.3], days);
    // 16 days from 16 December on, then 14 days of January.
    expect(december.expected(seen, 30 / 7)).toBeCloseTo(16 * 1.3 + 14, 9);
    expect(december.expected(seen, 10 / 7)).toBeCloseTo(13, 9);
    expect(december.breaks?.(8)).toEqual([16 / 7, 47 / 7]);
  });

  it('has the law itself where every month is usual, and a multiple where all are alike', () => {
    fc.assert(
      fc.property(
        laws,
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        fc.constantFrom(0.5, 1, 2),
        (law, ahead, factor) => {
          const weighted = spendLaw(law, Array(12).fill(factor), days);
          expect(weighted.expected(seen, ahead)).toBe(factor * law.expected(seen, ahead));
          expect(weighted.discounted(seen, 0.002) / law.discounted(seen, 0.002)).toBeCloseTo(
            factor,
            9,
          );
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('adds up over times, each day weighted by its own month', () => {
    fc.assert(
      fc.property(laws, multipliers, fc.integer({ min: 1, max: 900 }), (law, f, ahead) => {
        let sum = 0;
        for (let day = 1; day <= ahead; day++) {
          const step = law.expected(seen, day / 7) - law.expected(seen, (day - 1) / 7);
          sum += step * (f[calendarDate(days.until + day).month - 1] ?? Number.NaN);
        }
        expect(spendLaw(law, f, days).expected(seen, ahead / 7)).toBeCloseTo(sum, 9);
      }),
      { seed: 2, numRuns: 30 },
    );
  });

  it('has the whole future of a steady buyer, day by day', () => {
    fc.assert(
      fc.property(multipliers, fc.double({ min: 0.05, max: 0.4, noNaN: true }), (f, yearly) => {
        const perDay = Math.log1p(yearly) / 365.25;
        let sum = 0;
        // What is left after 300 years is below 1e-6 of it.
        for (let day = 1; day <= 300 * 365; day++)
          sum +=
            Math.exp(-perDay * (day - 0.5)) *
            (f[calendarDate(days.until + day).month - 1] ?? Number.NaN);
        const whole = spendLaw(daily, f, days).discounted(seen, 7 * perDay);
        // Months stand for their middles, and leap days move the year.
        expect(Math.abs(whole / sum - 1)).toBeLessThan(2e-3);
      }),
      { seed: 3, numRuns: 5 },
    );
  });
});
