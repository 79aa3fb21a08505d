import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discountedLifetime } from '../../../src/core/survival/expected-lifetime.ts';
import type { ModelName } from '../../../src/core/survival/family.ts';
import { fitModel } from '../../../src/core/survival/fit-model.ts';
import { fittedCurve, meanYears } from '../../../src/core/survival/fitted-curve.ts';
import type { Stays } from '../../../src/core/survival/stays.ts';

interface Fit {
  readonly parameters: Record<string, number>;
  readonly standardErrors: Record<string, number>;
  readonly logLikelihood: number;
}

interface Oracle {
  readonly fits: readonly {
    readonly name: string;
    readonly stays: Record<keyof Stays, number[] | undefined>;
    readonly periodYears: number;
    readonly fits: Record<ModelName, Fit>;
  }[];
  readonly curves: readonly {
    readonly model: ModelName;
    readonly periodYears: number | null;
    readonly parameters: Record<string, number>;
    readonly times: number[];
    readonly survival: number[];
    readonly area: number[];
    readonly meanYears: number | null;
    readonly lifetimes: { discount: number; renewals: number | null; years: number }[];
  }[];
}

// Written by generate.py beside it, which says with what.
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('oracle.json', import.meta.url), 'utf8'),
) as Oracle;

const near = (actual: number, expected: number, within: number, what: string) =>
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(within * Math.abs(expected));

describe.each(oracle.fits)('$name', ({ stays, periodYears, fits }) => {
  const column = (name: keyof Stays) => Float64Array.from(stays[name] ?? []);
  const given: Stays = {
    entryYears: column('entryYears'),
    exitYears: column('exitYears'),
    ended: column('ended'),
    active: column('active'),
    ...(stays.afterYears !== undefined && { afterYears: column('afterYears') }),
  };

  it.each(Object.entries(fits) as [ModelName, Fit][])('%s', (model, expected) => {
    const fit = fitModel(model, given, periodYears);
    if (!fit.ok) throw new Error(fit.problem.code);
    const { parameters, standardErrors, logLikelihood, aic } = fit.value;
    expect(Object.keys(parameters)).toEqual(Object.keys(expected.parameters));
    for (const [name, value] of Object.entries(expected.parameters)) {
      near(parameters[name] ?? Number.NaN, value, 1e-8, name);
    }
    for (const [name, error] of Object.entries(expected.standardErrors)) {
      near(standardErrors[name] ?? Number.NaN, error, 1e-8, `error of ${name}`);
    }
    near(logLikelihood, expected.logLikelihood, 1e-12, 'log-likelihood');
    const size = Object.keys(expected.parameters).length;
    near(aic, 2 * size - 2 * expected.logLikelihood, 1e-12, 'AIC');
  });
});

describe.each(oracle.curves)('$model with $parameters', (settled) => {
  const curve = fittedCurve(settled);

  it('has the survival, the area and the mean of its definition', () => {
    settled.times.forEach((t, i) => {
      near(curve.survival(t), settled.survival[i] ?? Number.NaN, 1e-12, `S(${t})`);
      near(curve.area(t), settled.area[i] ?? Number.NaN, 1e-12, `area to ${t}`);
    });
    if (settled.meanYears === null) expect(meanYears(settled)).toBe(Infinity);
    else near(meanYears(settled), settled.meanYears, 1e-11, 'mean');
  });

  it.each(settled.lifetimes)('is discounted at $discount after $renewals renewals', (lifetime) => {
    const { discount, renewals, years } = lifetime;
    const periodsPerYear = settled.periodYears === null ? 1 : 1 / settled.periodYears;
    const terms = { periodsPerYear, discount, ...(renewals !== null && { renewals }) };
    near(discountedLifetime(curve, terms), years, 1e-10, 'lifetime');
  });
});
