import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModelName, modelNames } from './family.ts';
import { type FittedModel, fitModel } from './fit-model.ts';
import type { Stays } from './stays.ts';

/** Rows of exit, ended, active, and perhaps entry. */
const stays = (rows: readonly (readonly number[])[]): Stays => ({
  exitYears: Float64Array.from(rows, ([exit = 0]) => exit),
  ended: Float64Array.from(rows, ([, ended = 0]) => ended),
  active: Float64Array.from(rows, ([, , active = 0]) => active),
  entryYears: Float64Array.from(rows, ([, , , entry = 0]) => entry),
});

/** Survivors by period of a year, of whom only the year is known in which they ended. */
const cohort = (surviving: readonly number[]): Stays => {
  const last = surviving.length - 1;
  const rows = surviving
    .slice(1)
    .map((left, i) => [i + 1, (surviving[i] ?? 0) - left, i + 1 === last ? left : 0]);
  return { ...stays(rows), afterYears: Float64Array.from(rows, (_, i) => i) };
};

function best(model: ModelName, given: Stays, periodYears = 1): FittedModel {
  const fitted = fitModel(model, given, periodYears);
  if (!fitted.ok) throw new Error(JSON.stringify(fitted.problem));
  return fitted.value;
}

const problemOf = (model: ModelName, given: Stays, periodYears = 1) => {
  const fitted = fitModel(model, given, periodYears);
  return fitted.ok ? 'fitted' : fitted.problem;
};

/** Nobody leaves in ten years; of 1,000 there are left, at twice that time, 1,000 · 2^−0.5. */
const pareto = Array.from({ length: 41 }, (_, t) =>
  t <= 10 ? 1000 : Math.round(1000 * Math.sqrt(10 / t)),
);

const mixed = stays([
  [0.4, 6, 1],
  [0.9, 5, 4],
  [1.5, 4, 3],
  [1.7, 2, 6, 0.5],
  [2.6, 3, 2, 0.5],
  [3.2, 1, 5],
]);

describe('maxima with a closed form', () => {
  it('exponential: ended ÷ exposure, with the error λ/√D', () => {
    // Exposure by hand: 7·0.4 + 9·0.9 + 7·1.5 + 8·1.2 + 5·2.1 + 6·3.2 = 60.7; 21 ended.
    const { parameters, standardErrors, logLikelihood } = best('exponential', mixed);
    expect(parameters['rate']).toBeCloseTo(21 / 60.7, 12);
    expect(standardErrors['rate']).toBeCloseTo(Math.sqrt(21) / 60.7, 11);
    expect(logLikelihood).toBeCloseTo(21 * Math.log(21 / 60.7) - 21, 10);
  });

  it('geometric: renewals ÷ chances to renew', () => {
    // 100 → 60 → 45 → 36: 141 of 205 chances are taken.
    const { parameters, standardErrors, logLikelihood, aic } = best(
      'geometric',
      cohort([100, 60, 45, 36]),
    );
    const r = 141 / 205;
    expect(parameters['retention']).toBeCloseTo(r, 12);
    expect(standardErrors['retention']).toBeCloseTo(Math.sqrt((r * (1 - r)) / 205), 10);
    expect(logLikelihood).toBeCloseTo(141 * Math.log(r) + 64 * Math.log(1 - r), 9);
    expect(aic).toBeCloseTo(2 - 2 * logLikelihood, 9);
  });

  it('two free parameters meet two facts: the sBG of two years has their retentions', () => {
    // r_1 = β/(α+β) = 0.6 and r_2 = (β+1)/(α+β+1) = 0.75 are solved by α = 2/3, β = 1.
    const { parameters } = best('shifted-beta-geometric', cohort([1000, 600, 450]));
    expect(parameters['alpha']).toBeCloseTo(2 / 3, 8);
    expect(parameters['beta']).toBeCloseTo(1, 8);
  });
});

describe('laws', () => {
  it.each([1 / 365.25, 12])('time in units of %d years scales times, not shapes', (unit) => {
    const scaled: Stays = {
      ...mixed,
      exitYears: mixed.exitYears.map((t) => t * unit),
      entryYears: mixed.entryYears.map((t) => t * unit),
    };
    const relative = (a: number | undefined, b: number | undefined) =>
      expect((a ?? 0) / (b ?? 0)).toBeCloseTo(1, 8);
    const [weibull, weibullScaled] = [best('weibull', mixed), best('weibull', scaled)];
    relative(weibullScaled.parameters['shape'], weibull.parameters['shape']);
    relative(weibullScaled.parameters['scale'], (weibull.parameters['scale'] ?? 0) * unit);
    relative(weibullScaled.standardErrors['scale'], (weibull.standardErrors['scale'] ?? 0) * unit);
    relative(
      best('exponential', scaled).parameters['rate'],
      (best('exponential', mixed).parameters['rate'] ?? 0) / unit,
    );
    relative(
      best('geometric', scaled, unit).parameters['retention'],
      best('geometric', mixed).parameters['retention'],
    );
  });

  it.each(modelNames)(
    '%s: four times the customers, the same parameters, half the error',
    (model) => {
      const table = cohort([2000, 1500, 1240, 1080, 975, 900]);
      const four = { ...table, ended: table.ended.map((n) => 4 * n) };
      const fourfold = best(model, { ...four, active: table.active.map((n) => 4 * n) });
      const one = best(model, table);
      for (const [name, value] of Object.entries(one.parameters)) {
        expect((fourfold.parameters[name] ?? 0) / value).toBeCloseTo(1, 7);
        const half = (one.standardErrors[name] ?? 0) / 2;
        expect((fourfold.standardErrors[name] ?? 0) / half).toBeCloseTo(1, 6);
      }
    },
  );

  it('a family within a family is no more likely', () => {
    const table = cohort([2000, 1500, 1240, 1080, 975, 900]);
    const likelihood = (model: ModelName) => best(model, table).logLikelihood;
    expect(likelihood('weibull')).toBeGreaterThan(likelihood('exponential'));
    expect(likelihood('shifted-beta-geometric')).toBeGreaterThan(likelihood('geometric'));
    expect(likelihood('beta-discrete-weibull')).toBeGreaterThanOrEqual(
      likelihood('shifted-beta-geometric'),
    );
  });

  it('on a table of whole periods the geometric and the exponential are one law', () => {
    const table = cohort([2000, 1500, 1240, 1080]);
    expect(best('geometric', table).logLikelihood).toBeCloseTo(
      best('exponential', table).logLikelihood,
      8,
    );
  });
});

describe('what the data cannot settle', () => {
  it.each(modelNames)('%s: nobody ended', (model) => {
    expect(problemOf(model, stays([[2, 0, 5]]))).toMatchObject({
      code: 'model-not-identified',
      args: { reason: 'nobody-ended' },
    });
  });

  it.each(modelNames)('%s: nobody at all', (model) => {
    expect(problemOf(model, stays([]))).toMatchObject({
      code: 'model-not-identified',
      args: { reason: 'nobody-ended' },
    });
  });

  it('a Weibull has no density at a tenure of 0', () => {
    const given = stays([
      [0, 2, 1],
      [3, 4, 1],
    ]);
    expect(problemOf('weibull', given)).toEqual({
      code: 'model-zero-tenure',
      args: { model: 'weibull', ended: 2 },
    });
    expect(problemOf('exponential', given)).toBe('fitted');
    expect(problemOf('geometric', given)).toBe('fitted');
  });

  it.each([
    ['shifted-beta-geometric', stays([[0.5, 5, 5]])],
    ['beta-discrete-weibull', cohort([100, 50, 30])],
    ['weibull', cohort([100, 50])],
  ] as const)('%s: fewer facts than parameters', (model, given) => {
    expect(problemOf(model, given)).toMatchObject({ code: 'model-not-identified' });
  });

  it.each([
    ['customers-alike', 'shifted-beta-geometric', cohort([1000, 900, 700, 300])],
    ['customers-alike', 'beta-discrete-weibull', cohort([1000, 900, 800, 695, 590, 490, 397])],
    ['two-kinds', 'shifted-beta-geometric', cohort([100, 40, 40, 40, 40])],
    ['first-period', 'geometric', cohort([100, 0])],
    ['first-period', 'geometric', stays([[0, 4, 0]])],
    [
      'first-period',
      'shifted-beta-geometric',
      stays([
        [0.5, 9, 0],
        [1.5, 1, 0, 1.2],
      ]),
    ],
    ['none-before', 'beta-discrete-weibull', cohort(pareto)],
    ['all-at-once', 'weibull', stays([[2, 9, 0]])],
    [
      'all-at-once',
      'weibull',
      stays([
        [1, 0, 3],
        [2, 9, 4],
      ]),
    ],
    ['all-at-once', 'exponential', stays([[0, 9, 2]])],
    ['all-at-once', 'exponential', cohort([100, 0])],
  ] as const)('%s: %s', (limit, model, given) => {
    expect(problemOf(model, given)).toMatchObject({ code: 'model-at-limit', args: { limit } });
  });

  // Where those who left early are not in the record, a law may tend to one that none of it is.
  const truncated = ({ entryYears }: Stays) => entryYears.some((entry) => entry > 0);

  it('has a number or a reason for whatever it is given', () => {
    const time = fc.oneof(
      fc.constantFrom(0, 1 / 12, 0.5, 1, 2, 2.5, 12),
      fc.double({ min: 1e-6, max: 15, noNaN: true }),
    );
    const row = fc.tuple(
      time,
      fc.nat({ max: 30 }),
      fc.nat({ max: 30 }),
      fc.constantFrom(0, 0, 0.3),
    );
    const rows = fc
      .array(row, { maxLength: 7 })
      .map((all) => stays(all.filter(([exit, , , entry]) => entry === 0 || exit > entry)));
    const table = fc
      .array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 7 })
      .map((lost) => cohort([...lost, 0].map((_, i) => lost.slice(i).reduce((a, b) => a + b, 0))));
    fc.assert(
      fc.property(fc.oneof(rows, table), fc.constantFrom(...modelNames), (given, model) => {
        const fitted = fitModel(model, given, 1);
        if (!fitted.ok) return fitted.problem.code !== 'model-not-converged' || truncated(given);
        const { parameters, standardErrors, logLikelihood, aic } = fitted.value;
        const numbers = [...Object.values(parameters), ...Object.values(standardErrors)];
        return (
          numbers.every((n) => n > 0 && n < Infinity) &&
          Number.isFinite(logLikelihood) &&
          Number.isFinite(aic)
        );
      }),
      { seed: 23, numRuns: 150, endOnFailure: true },
    );
  });

  it.each([0, -1, Number.NaN, Infinity])('a period of %d years is a broken contract', (period) => {
    expect(() => fitModel('geometric', mixed, period)).toThrow(RangeError);
  });
});
