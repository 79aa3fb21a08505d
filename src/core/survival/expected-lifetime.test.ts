import { describe, expect, it } from 'vitest';
import type { Curve } from './curve.ts';
import { discountedLifetime } from './expected-lifetime.ts';
import { fittedCurve } from './fitted-curve.ts';

const geometric = fittedCurve({
  model: 'geometric',
  periodYears: 1,
  parameters: { retention: 0.75 },
});
const exponential = fittedCurve({
  model: 'exponential',
  periodYears: null,
  parameters: { rate: 0.3 },
});
const sorted = (alpha: number) =>
  fittedCurve({
    model: 'shifted-beta-geometric',
    periodYears: 1,
    parameters: { alpha, beta: 4 },
  });
const yearly = { periodsPerYear: 1, discount: 0.1 };

describe('a new customer', () => {
  it('at constant retention is worth (1 + d)/(1 + d − r) payments', () => {
    expect(discountedLifetime(geometric, yearly)).toBeCloseTo(1.1 / (1.1 - 0.75), 12);
  });

  it('pays a share of the year: without discount the payments of a curve in continuous time are its area', () => {
    const monthly = { periodsPerYear: 12, discount: 0 };
    expect(discountedLifetime(exponential, monthly)).toBeCloseTo(1 / 0.3, 11);
  });

  it('without discount stays for the mean, or for ever', () => {
    const free = { periodsPerYear: 1, discount: 0 };
    expect(discountedLifetime(sorted(1.5), free)).toBeCloseTo((1.5 + 4 - 1) / 0.5, 8);
    expect(discountedLifetime(sorted(1), free)).toBe(Infinity);
    expect(discountedLifetime(sorted(0.8), free)).toBe(Infinity);
  });

  it('is without end where a negative discount outruns the curve, and not before', () => {
    const growing = (discount: number) =>
      discountedLifetime(geometric, { periodsPerYear: 1, discount });
    expect(growing(-0.2)).toBeCloseTo(0.8 / (0.8 - 0.75), 9);
    expect(growing(-0.25)).toBe(Infinity);
    expect(growing(-0.5)).toBe(Infinity);
  });
});

describe('a customer in the n-th period', () => {
  it('is as good as new, but for the payment made, where chances never change', () => {
    for (const renewals of [0, 1, 30]) {
      expect(discountedLifetime(geometric, { ...yearly, renewals })).toBeCloseTo(
        0.75 * (1.1 / (1.1 - 0.75)),
        11,
      );
    }
  });

  it('is worth more with every renewal where customers differ', () => {
    const values = [0, 1, 5, 20].map((renewals) =>
      discountedLifetime(sorted(1.5), { ...yearly, renewals }),
    );
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  it('is nobody where the curve leaves nobody', () => {
    expect(discountedLifetime(exponential, { ...yearly, renewals: 1e4 })).toBe(0);
  });
});

it('counts no further than the curve reaches', () => {
  // Everybody for two and a half years, and nothing known after.
  const known: Curve = { survival: () => 1, area: (t) => Math.min(t, 2.5), reachYears: 2.5 };
  expect(discountedLifetime(known, { periodsPerYear: 1, discount: 0 })).toBeCloseTo(2.5, 12);
});

it.each([
  { periodsPerYear: 0, discount: 0.1 },
  { periodsPerYear: 1, discount: -1 },
  { periodsPerYear: 1, discount: Number.NaN },
  { ...yearly, renewals: 1.5 },
])('is a broken contract: %o', (terms) => {
  expect(() => discountedLifetime(geometric, terms)).toThrow(RangeError);
});
