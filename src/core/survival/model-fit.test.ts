import { describe, expect, it } from 'vitest';
import type { Curve } from './curve.ts';
import { exponential } from './exponential.ts';
import { families } from './families.ts';
import { type ModelFit, modelFit, observedCurve } from './model-fit.ts';
import { bridgeQuantile } from './simultaneous-band.ts';
import { cohortStays, distinctStays, type Stays } from './stays.ts';

/** A curve that is S at some times, and 1 elsewhere. */
const curveOf = (survival: (years: number) => number, periodYears?: number): Curve => ({
  survival,
  area: () => Number.NaN,
  reachYears: Infinity,
  ...(periodYears !== undefined && { periodYears }),
});

function fitTo(stays: Stays, curve: Curve): ModelFit {
  const observed = observedCurve(stays);
  const fit = observed && modelFit(curve, observed);
  if (fit === null) throw new RangeError('too few');
  return fit;
}

describe('a cohort of 100 of whom 60 and then 30 are left', () => {
  // By hand: without censoring n·σ² = 1/S − 1, so the half-width is c/√n everywhere, with a = 1 − S.
  const stays = cohortStays([0, 1, 2], [100, 60, 30]);
  const half = bridgeQuantile(0.95, 0.7) / 10;

  it('allows c/√n at each end', () => {
    const fit = fitTo(
      stays,
      curveOf((years) => (years === 2 ? 0.35 : years === 1 ? 0.6 : 1)),
    );
    expect(fit).toMatchObject({ result: 'fits', years: 2, model: 0.35 });
    expect(fit.data).toBeCloseTo(0.3, 14);
    expect(fit.allowed).toBeCloseTo(half, 12);
  });

  it.each([
    [0.99, 'fits'],
    [1.01, 'doubtful'],
    [1.99, 'doubtful'],
    [2.01, 'unfit'],
  ])('at %f half-widths %s', (times, result) => {
    const above = curveOf((years) => (years === 1 ? 0.6 + times * half : years === 2 ? 0.3 : 1));
    expect(fitTo(stays, above)).toMatchObject({ result, years: 1 });
    const below = curveOf((years) => (years === 1 ? 0.6 - times * half : years === 2 ? 0.3 : 1));
    expect(fitTo(stays, below)).toMatchObject({ result, years: 1 });
  });

  it('is not compared between its rows, where nothing is known', () => {
    const between = curveOf((years) =>
      years === 1 ? 0.6 : years === 2 ? 0.3 : years === 0 ? 1 : 0,
    );
    expect(fitTo(stays, between).result).toBe('fits');
  });

  it('is compared by the same distance however its customers are counted', () => {
    const shares = cohortStays([0, 1, 2], [1e8, 6e7, 3e7]);
    const near = curveOf((years) => (years === 1 ? 0.6 : years === 2 ? 0.319 : 1));
    expect(fitTo(shares, near)).toMatchObject({ result: 'fits', allowed: 0.02 });
    const far = curveOf((years) => (years === 1 ? 0.6 : years === 2 ? 0.3201 : 1));
    expect(fitTo(shares, far)).toMatchObject({ result: 'doubtful', allowed: 0.02 });
  });

  it('fits where all have ended at the end, which has no variance', () => {
    const toNobody = cohortStays([0, 1, 2], [100, 60, 0]);
    expect(
      fitTo(
        toNobody,
        curveOf((years) => (years === 1 ? 0.6 : 1)),
      ),
    ).toMatchObject({
      result: 'fits',
      years: 0,
    });
  });
});

type Row = readonly [entry: number, exit: number, ended: number, active: number];

const exact = (rows: readonly Row[]) =>
  distinctStays({
    entryYears: Float64Array.from(rows, ([entry]) => entry),
    exitYears: Float64Array.from(rows, ([, exit]) => exit),
    ended: Float64Array.from(rows, ([, , ended]) => ended),
    active: Float64Array.from(rows, ([, , , active]) => active),
  });

describe('exact stays', () => {
  const stays = exact([
    [0, 1, 200, 0],
    [0, 3, 0, 200],
    [0, 9, 0, 5],
  ]);

  it('are compared just before a fall, and as far as ten are at risk', () => {
    const early = fitTo(
      stays,
      curveOf((years) => (years < 3 ? 205 / 405 : 205 / 405)),
    );
    expect(early).toMatchObject({ result: 'unfit', years: 1, data: 1 });
    const late = fitTo(
      stays,
      curveOf((years) => (years < 1.0000001 ? 0.75 : 0.2)),
    );
    expect(late).toMatchObject({ years: 3, model: 0.2, data: 1 - 200 / 405 });
    expect(
      fitTo(
        stays,
        curveOf((years) => (years > 3 ? 0 : years < 2 ? 0.75 : 0.5)),
      ).years,
    ).not.toBe(9);
  });

  it('are compared with a model in whole periods at the ends of periods', () => {
    const line = (years: number) => 1 - (years * 200) / 405;
    const linear = curveOf((years) => (years <= 1 ? line(years) : line(1)), 1);
    expect(fitTo(stays, linear)).toMatchObject({ result: 'fits' });
    expect(fitTo(stays, { ...linear, periodYears: 0.5 })).toMatchObject({ years: 0.5, data: 1 });
  });
});

it('says nothing of a model that no time can be compared with', () => {
  // Nobody is left before the first period of the model ends.
  const observed = observedCurve(exact([0.2, 0.4, 0.6, 0.8].map((year) => [0, year, 10, 0])));
  expect(observed).not.toBeNull();
  expect(
    observed &&
      modelFit(
        curveOf(() => 0.5, 1),
        observed,
      ),
  ).toBeNull();
  expect(
    observed &&
      modelFit(
        curveOf(() => 0.5),
        observed,
      ),
  ).not.toBeNull();
});

it('does not count the times in which nobody was observed', () => {
  // Everybody is observed from 2 years on, and leaves at a rate of 0.5 a year.
  const rate = 0.5;
  const years = Array.from({ length: 200 }, (_, i) => 2 - Math.log(1 - (i + 0.5) / 200) / rate);
  const late = exact(years.map((year) => [2, year, 1, 0]));
  expect(fitTo(late, exponential.curve([rate], 1)).result).toBe('fits');
  const early = years
    .map((year) => year - 2)
    .map((year) => (year < 1 ? [0, year, 1, 0] : [0, 1, 0, 1]) as Row);
  const gap = exact([...years.map((year): Row => [2, year, 1, 0]), ...early]);
  expect(fitTo(gap, exponential.curve([rate], 1)).result).toBe('fits');
  expect(fitTo(gap, exponential.curve([rate], 1)).years).toBeGreaterThan(0);
  expect(fitTo(late, exponential.curve([3 * rate], 1)).result).toBe('unfit');
});

it('is not ranked where too few were at risk when somebody ended', () => {
  expect(observedCurve(exact([[0, 1, 5, 4]]))).toBeNull();
  expect(observedCurve(exact([[0, 1, 0, 40]]))).toBeNull();
  expect(observedCurve(exact([[0, 1, 5, 5]]))).not.toBeNull();
});

it('fits the model that the stays come from, in each family', () => {
  // One customer a quantile: as close as a sample can be.
  for (const [name, values, period] of [
    ['exponential', [0.4], 1],
    ['weibull', [0.6, 3], 1],
    ['geometric', [0.8], 1],
    ['shifted-beta-geometric', [0.7, 1.2], 1],
  ] as const) {
    const curve = families[name].curve(values, period);
    const rows = Array.from({ length: 8 }, (_, i) => i);
    const stays = cohortStays(
      rows,
      rows.map((year) => 1000 * curve.survival(year)),
    );
    const fit = fitTo(stays, curve);
    expect(fit.result, name).toBe('fits');
    expect(Math.abs(fit.model - fit.data), name).toBeLessThan(1e-12);
  }
});
