import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve } from './curve.ts';
import { continuedCurve } from './curve.ts';
import { survivalOfCurve } from './survival-of-curve.ts';

/** S falls by steps at the given years; known up to `reachYears`. */
function steps(falls: readonly (readonly [year: number, survival: number])[], reachYears: number) {
  const survival = (years: number) =>
    falls.reduce((s, [year, after]) => (Math.min(years, reachYears) >= year ? after : s), 1);
  const area = (years: number) => {
    const end = Math.min(years, reachYears);
    const points = [0, ...falls.map(([year]) => year).filter((year) => year < end), end];
    return points
      .slice(1)
      .reduce((sum, point, i) => sum + (point - (points[i] ?? 0)) * survival(points[i] ?? 0), 0);
  };
  return { survival, area, reachYears } satisfies Curve;
}

const exponential = (hazard: number): Curve => ({
  survival: (years) => Math.exp(-hazard * years),
  area: (years) => -Math.expm1(-hazard * years) / hazard,
  reachYears: Infinity,
  hazard,
});

/** All weights of the counted periods, in years of payment. */
function paidYears(curve: Curve, periodsPerYear: number, horizon?: number) {
  const { weight, count } = survivalOfCurve(curve).inPeriods(periodsPerYear, horizon);
  return (
    Array.from({ length: count }, (_, k) => weight(k)).reduce((a, b) => a + b, 0) / periodsPerYear
  );
}

// Ten customers: 2 end at 1 year, 4 of the remaining 8 at 2.5 years; nobody is seen after 3.
const known = steps(
  [
    [1, 0.8],
    [2.5, 0.4],
  ],
  3,
);

describe('the periods of a curve', () => {
  it('pay with the mean of S over each', () => {
    const { weight, count } = survivalOfCurve(known).inPeriods(1);
    expect(count).toBe(3);
    // 1 for a year; 0.8 for a year; 0.8 for half a year and 0.4 for the other half.
    expect([0, 1, 2].map(weight)).toEqual(
      [1, 0.8, (0.8 + 0.4) / 2].map((w) => expect.closeTo(w, 12)),
    );
  });

  it('pay less from the first on where some customers end with a tenure of 0', () => {
    // Half of them end at once, the others stay for 2 years: a year of payment on average.
    const halved = steps([[0, 0.5]], 2);
    const { weight, count } = survivalOfCurve(halved).inPeriods(1);
    expect(count).toBe(2);
    expect([0, 1].map(weight)).toEqual([0.5, 0.5]);
    expect(paidYears(halved, 12)).toBeCloseTo(1, 12);
  });

  it('pay with S at the start where renewals come in whole periods', () => {
    const linear: Curve = {
      survival: (years) => Math.max(0, 1 - years / 4),
      area: () => Number.NaN,
      reachYears: Infinity,
      periodYears: 1,
    };
    const { weight } = survivalOfCurve(linear).inPeriods(1, 2.5);
    expect([0, 1, 2].map(weight)).toEqual([1, 0.75, 0.25]);
  });

  it('have a ratio in whole renewal periods of a geometric curve, and none in parts of them', () => {
    const monthly: Curve = {
      survival: (years) => 0.9 ** (years * 12),
      area: () => Number.NaN,
      reachYears: Infinity,
      periodYears: 1 / 12,
      hazard: -12 * Math.log(0.9),
    };
    const lives = survivalOfCurve(monthly);
    expect(lives.inPeriods(12).logRatio).toBeCloseTo(Math.log(0.9), 12);
    expect(lives.inPeriods(4).logRatio).toBeCloseTo(3 * Math.log(0.9), 12);
    expect(lives.inPeriods(52).logRatio).toBeUndefined();
  });

  it('are none of a curve that reaches nowhere', () => {
    expect(survivalOfCurve(steps([], 0)).inPeriods(12).count).toBe(0);
  });

  it('add up to the area under the curve, in any periods', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 4, 12, 365.25),
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        (periodsPerYear, horizon) => {
          const area = known.area(Math.min(3, horizon));
          expect(paidYears(known, periodsPerYear, horizon)).toBeCloseTo(area, 9);
        },
      ),
      { seed: 3 },
    );
  });

  it('of a constant hazard fall by the same ratio for ever', () => {
    const { count, logRatio } = survivalOfCurve(exponential(0.3)).inPeriods(12);
    expect(count).toBe(Infinity);
    expect(logRatio).toBeCloseTo(-0.3 / 12, 15);
  });
});

describe('a continued curve', () => {
  const both = continuedCurve(known, exponential(0.5));

  it('is the first as far as it reaches, and falls like the tail from there', () => {
    expect(both.survival(2)).toBe(0.8);
    expect(both.survival(5)).toBeCloseTo(0.4 * Math.exp(-0.5 * 2), 12);
    // 1 + 1.2 + 0.2 years are known; of 0.4 left, each stays 2 years more on average.
    expect(both.area(3)).toBeCloseTo(2.4, 12);
    expect(both.area(1e6)).toBeCloseTo(2.4 + 0.4 * 2, 12);
  });

  it('ends where the first left nobody', () => {
    const gone = continuedCurve(steps([[1, 0]], 1), exponential(0.5));
    expect(gone.survival(4)).toBe(0);
    expect(gone.area(4)).toBe(1);
  });
});
