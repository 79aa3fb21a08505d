import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discountedLifetime } from '../../../src/core/survival/expected-lifetime.ts';
import type { ModelName } from '../../../src/core/survival/family.ts';
import { fitModel } from '../../../src/core/survival/fit-model.ts';
import { fittedCurve } from '../../../src/core/survival/fitted-curve.ts';
import { cohortStays } from '../../../src/core/survival/stays.ts';

// Fader & Hardie (2007), How to Project Customer Retention: seven years, 1,000 customers a cohort.
const folder = process.env['REFERENCE_DATA'];
const published = {
  regular: {
    alpha: [0.7041, 0.0656],
    beta: [1.182, 0.1525],
    logLikelihood: -1680.27,
    survival: [0.2201, 0.17],
    geometric: 0.0462,
    lifetime: 3.6949,
    residual: [],
  },
  highend: {
    alpha: [0.6681, 0.1037],
    beta: [3.8061, 0.7855],
    logLikelihood: -1611.16,
    survival: [0.4604, 0.378],
    geometric: 0.2701,
    lifetime: 5.9223,
    residual: [
      [1, 5.4145],
      [7, 7.3447],
      [8, 7.5296],
    ],
  },
} as const;

const why = folder === undefined ? ' (REFERENCE_DATA does not name the folder of the data)' : '';

describe.skipIf(folder === undefined)(`the published projections${why}`, () => {
  it.each(Object.entries(published))('%s', (name, expected) => {
    const rows = readFileSync(join(folder ?? '', 'sbg', 'survival.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([cohort]) => cohort === name);
    const years = rows.map(([, year]) => Number(year));
    const stays = cohortStays(
      years,
      rows.map(([, , percent]) => Number(percent) * 10),
    );
    const best = (model: ModelName) => {
      const fitted = fitModel(model, stays, 1);
      if (!fitted.ok) throw new Error(fitted.problem.code);
      return fitted.value;
    };
    const { parameters, standardErrors, logLikelihood } = best('shifted-beta-geometric');
    for (const parameter of ['alpha', 'beta'] as const) {
      expect(parameters[parameter]).toBeCloseTo(expected[parameter][0], 4);
      expect(standardErrors[parameter]).toBeCloseTo(expected[parameter][1], 4);
    }
    expect(logLikelihood).toBeCloseTo(expected.logLikelihood, 2);
    const curve = fittedCurve(best('shifted-beta-geometric'));
    expect(curve.survival(8)).toBeCloseTo(expected.survival[0], 4);
    expect(curve.survival(12)).toBeCloseTo(expected.survival[1], 4);
    expect(fittedCurve(best('geometric')).survival(12)).toBeCloseTo(expected.geometric, 4);
    const terms = { periodsPerYear: 1, discount: 0.1 };
    expect(discountedLifetime(curve, terms)).toBeCloseTo(expected.lifetime, 4);
    for (const [n, residual] of expected.residual) {
      expect(discountedLifetime(curve, { ...terms, renewals: n - 1 })).toBeCloseTo(residual, 4);
    }
  });
});
