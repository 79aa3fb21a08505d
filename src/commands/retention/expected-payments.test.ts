import { expect, it } from 'vitest';
import { fittedCurve } from '../../core/survival/fitted-curve.ts';
import { expectedPayments } from './expected-payments.ts';

const geometric = fittedCurve({
  model: 'geometric',
  parameters: { retention: 0.8 },
  periodYears: 1,
});
const yearly = { periodsPerYear: 1, discount: 0.1, reachYears: 7 };
const q = 0.8 / 1.1;

it('adds up payments, of which those after the reach are extrapolated', () => {
  const { years, extrapolatedShare } = expectedPayments(geometric, yearly);
  expect(years).toBeCloseTo(1 / (1 - q), 12);
  // Payments 0 to 7 come while somebody was observed.
  expect(extrapolatedShare).toBeCloseTo(q ** 8, 12);
});

it('goes on from the payment after the n-th period', () => {
  const third = expectedPayments(geometric, yearly, 3);
  expect(third.years).toBeCloseTo(0.8 / (1 - q), 12);
  expect(third.extrapolatedShare).toBeCloseTo(q ** 5, 12);
  expect(expectedPayments(geometric, yearly, 8).extrapolatedShare).toBe(1);
});

it('counts in years, whatever the period', () => {
  const monthly = fittedCurve({
    model: 'geometric',
    parameters: { retention: 0.98 },
    periodYears: 1 / 12,
  });
  const { years } = expectedPayments(monthly, {
    periodsPerYear: 12,
    discount: 0,
    reachYears: 1,
  });
  expect(years).toBeCloseTo(50 / 12, 10);
});

it('is null where a lifetime is infinite', () => {
  const sorted = fittedCurve({
    model: 'shifted-beta-geometric',
    parameters: { alpha: 0.7, beta: 1.2 },
    periodYears: 1,
  });
  const endless = { ...yearly, discount: 0 };
  expect(expectedPayments(sorted, endless)).toEqual({ years: null, extrapolatedShare: null });
  expect(expectedPayments(sorted, yearly).years).toBeGreaterThan(1);
});
