import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure, geometric } from '../survival/survival.ts';
import { survivalOfCurve } from '../survival/survival-of-curve.ts';
import { type PeriodSums, periodSums } from './period-sums.ts';
import type { Terms } from './terms.ts';

const years = fc.double({ min: 0.01, max: 60, noNaN: true });
const rate = fc.oneof(fc.constant(0), fc.double({ min: -0.1, max: 0.4, noNaN: true }));
const survival: fc.Arbitrary<Survival> = fc.oneof(
  years.map(fixedTenure),
  fc.double({ min: 0, max: 1, noNaN: true }).map(geometric),
  fc.double({ min: 1e-6, max: 2, noNaN: true }).map((hazard) =>
    survivalOfCurve({
      survival: (t) => Math.exp(-hazard * t),
      area: (t) => -Math.expm1(-hazard * t) / hazard,
      reachYears: Infinity,
      hazard,
    }),
  ),
);
const terms: fc.Arbitrary<Terms> = fc.record({
  periodsPerYear: fc.constantFrom(1, 4, 12, 365.25 / 7),
  timing: fc.constantFrom('start', 'mid', 'end'),
  firstPayment: fc.constantFrom('included', 'excluded'),
  discount: rate,
  growth: rate,
  horizonYears: years,
});

/** The same survival with nothing said about its ratio. */
const termByTerm = (of: Survival): Survival => ({
  inPeriods: (periodsPerYear, horizonYears) => {
    const { weight, count } = of.inPeriods(periodsPerYear, horizonYears);
    return { weight, count };
  },
});

function sumsOf(of: Survival, given: Terms): PeriodSums {
  const outcome = periodSums(of, given);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

/** Up to the least number that a double holds in full. */
const near = (actual: number, expected: number, within: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(within * Math.abs(expected) + 1e-300);

it('in closed form are the sums term by term', () => {
  fc.assert(
    fc.property(survival, terms, (of, given) => {
      const closed = sumsOf(of, given);
      const added = sumsOf(termByTerm(of), given);
      for (const name of Object.keys(added) as (keyof PeriodSums)[]) {
        near(closed[name], added[name], 1e-12);
      }
    }),
    { seed: 41, numRuns: 500 },
  );
});

it('of a fixed stay in whole periods count them exactly', () => {
  const monthly: Terms = { periodsPerYear: 12, timing: 'mid', firstPayment: 'included' };
  for (const months of [1, 2, 48, 161, 12_000]) {
    expect(sumsOf(fixedTenure(months / 12), monthly).paid).toBe(months);
  }
});

describe('without an end', () => {
  const yearly: Terms = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' };
  const halving = (first: number): Survival => ({
    inPeriods: () => ({
      weight: (k) => first * 2 ** -k,
      count: Infinity,
      logRatio: -Math.LN2,
    }),
  });

  it('need not begin with 1: 0.7·(1 + ½ + ¼ + …), and 0.7·(½ + 2·¼ + …)', () => {
    const { paid, laterDiscounted } = sumsOf(halving(0.7), yearly);
    expect(paid).toBeCloseTo(1.4, 13);
    expect(laterDiscounted).toBeCloseTo(1.4, 13);
    expect(sumsOf(halving(0.7), { ...yearly, firstPayment: 'excluded' }).paid).toBeCloseTo(0.7, 13);
  });

  it('ask for a horizon where nothing says what they come to', () => {
    expect(periodSums(termByTerm(halving(1)), yearly)).toMatchObject({
      problem: { code: 'horizon-needed', args: { reason: 'curve-endless' } },
    });
  });

  it('are refused where a negative discount outruns churn: 0.9/0.8 a year', () => {
    expect(periodSums(geometric(0.9), { ...yearly, discount: -0.2 })).toMatchObject({
      problem: { code: 'value-too-large' },
    });
    expect(periodSums(geometric(0.9), { ...yearly, discount: -0.05 }).ok).toBe(true);
  });
});
