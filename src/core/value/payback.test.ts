import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PaybackTerms, simplePayback, survivalAdjustedPayback } from './payback.ts';

const terms: PaybackTerms = {
  acquisition: 300,
  monthlyMargin: 25,
  churn: 0.03,
  discount: 0.008,
  growth: 0,
  lastMonth: Infinity,
  timing: 'start',
};

it('gives the published example: 12.0 simple, 15.7 at the start, 16.5 at the end', () => {
  expect(simplePayback(300, 25)).toBe(12);
  expect(survivalAdjustedPayback(terms)).toBeCloseTo(15.7, 1);
  expect(survivalAdjustedPayback({ ...terms, timing: 'end' })).toBeCloseTo(16.5, 1);
});

it('is never reached when the whole expected margin is less than the cost', () => {
  // m/(1 − q) = 25/(1 − 0.97/1.008) = 663.16
  expect(survivalAdjustedPayback({ ...terms, acquisition: 664 })).toBeNull();
  expect(survivalAdjustedPayback({ ...terms, acquisition: 663 })).not.toBeNull();
  expect(survivalAdjustedPayback({ ...terms, lastMonth: 15 })).toBeNull();
  expect(survivalAdjustedPayback({ ...terms, monthlyMargin: 0 })).toBeNull();
  expect(simplePayback(300, -1)).toBeNull();
});

it('is the simple payback when nobody leaves and money keeps its value', () => {
  const still = { ...terms, churn: 0, discount: 0 };
  expect(survivalAdjustedPayback(still)).toBe(12);
});

it('adds up month by month to the cost', () => {
  const months = fc.integer({ min: 1, max: 60 });
  const rate = fc.double({ min: 0.001, max: 0.05, noNaN: true });
  fc.assert(
    fc.property(months, rate, rate, (n, churn, discount) => {
      let paid = 0;
      for (let month = 0; month < n; month++) paid += 25 * ((1 - churn) / (1 + discount)) ** month;
      const months = survivalAdjustedPayback({ ...terms, acquisition: paid, churn, discount });
      expect(months).toBeCloseTo(n, 6);
    }),
    { seed: 5 },
  );
});
