import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { customerStatus } from '../../../src/core/customers.ts';
import { exponential } from '../../../src/core/survival/exponential.ts';
import { kaplanMeier } from '../../../src/core/survival/kaplan-meier.ts';
import { type ModelFit, modelFit, observedCurve } from '../../../src/core/survival/model-fit.ts';
import { riskSets } from '../../../src/core/survival/risk-sets.ts';
import { bridgeQuantile, simultaneousBand } from '../../../src/core/survival/simultaneous-band.ts';
import { recordedStays, type Stays } from '../../../src/core/survival/stays.ts';

/** Time, S by the model, S by the data, the distance that is allowed. */
type Place = [number, number, number, number];
interface Oracle {
  published: number[];
  simulated: [number, number, number][];
  cases: {
    name: string;
    /** Observed from, observed until, ended. */
    customers: [number, number, boolean][];
    critical: number;
    /** Time, S, Greenwood's sum, half-width. */
    halfWidths: [number, number, number, number][];
    exponentials: { rate: number; farthest: Place; worst: Place }[];
  }[];
}

const oracle = JSON.parse(readFileSync(new URL('oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('the critical value', () => {
  it.each(oracle.published.map((value, i) => [(10 + 2 * i) / 100, value]))(
    'up to %f is the published %f',
    (a, value) => {
      expect(Math.abs(bridgeQuantile(0.95, a) - value)).toBeLessThan(0.6e-4);
    },
  );

  it.each(oracle.simulated)(
    'up to %f is that of another program, and of simulated bridges',
    (a, value, share) => {
      expect(bridgeQuantile(0.95, a)).toBeCloseTo(value, 11);
      // Bridges in 4,000 steps exceed a limit a little less often than continuous ones.
      expect(share).toBeGreaterThan(0.947);
      expect(share).toBeLessThan(0.956);
    },
  );
});

describe.each(oracle.cases)('$name', ({ customers, critical, halfWidths, exponentials }) => {
  const stays = staysOf(customers);

  it('has the band of the definitions', () => {
    const km = kaplanMeier(riskSets(stays));
    const band = simultaneousBand(km, customers.length);
    expect(band?.critical).toBeCloseTo(critical, 10);
    expect(km.survival.filter((share) => share > 0)).toHaveLength(halfWidths.length);
    for (const [j, [years, survival, greenwood, half]] of halfWidths.entries()) {
      expect(km.years[j]).toBe(years);
      expect(km.survival[j]).toBeCloseTo(survival, 12);
      expect(km.greenwood[j]).toBeCloseTo(greenwood, 12);
      expect(band?.halfWidth(survival, greenwood)).toBeCloseTo(half, 10);
    }
  });

  it.each(exponentials)(
    'is farthest from an exponential of rate $rate where a search finds it',
    ({ rate, farthest, worst }) => {
      const observed = observedCurve(stays);
      const fit = observed && modelFit(exponential.curve([rate], 1), observed);
      if (fit === null) throw new RangeError('too few');
      const most = ratio(worst);
      expect(fit.result).toBe(most <= 1 ? 'fits' : most <= 2 ? 'doubtful' : 'unfit');
      const [years, model, data, allowed] = most <= 1 ? farthest : worst;
      expect(fit.years).toBe(years);
      expect(fit.model).toBeCloseTo(model, 10);
      expect(fit.data).toBeCloseTo(data, 12);
      expect(fit.allowed).toBeCloseTo(allowed, 10);
    },
  );
});

it('has a model of each kind among the cases', () => {
  const results = oracle.cases.flatMap(({ customers, exponentials }) => {
    const observed = observedCurve(staysOf(customers));
    return exponentials.map(
      ({ rate }): ModelFit['result'] | null =>
        (observed && modelFit(exponential.curve([rate], 1), observed)?.result) ?? null,
    );
  });
  expect(new Set(results)).toEqual(new Set(['fits', 'doubtful', 'unfit']));
});

const ratio = ([, model, data, allowed]: Place) => Math.abs(model - data) / allowed;

function staysOf(rows: readonly [number, number, boolean][]): Stays {
  const column = (of: (row: [number, number, boolean]) => number) => Float64Array.from(rows, of);
  const customers = {
    count: rows.length,
    entryYears: column(([entry]) => entry),
    tenureYears: column(([, exit]) => exit),
    status: Uint8Array.from(rows, ([, , ended]) =>
      ended ? customerStatus.ended : customerStatus.active,
    ),
  } as unknown as Parameters<typeof recordedStays>[0];
  const [stays] = recordedStays(customers, new Uint32Array(rows.length), 1);
  if (stays === undefined) throw new RangeError('there are no stays');
  return stays;
}
