import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus } from '../../../src/core/customers.ts';
import { randomSource } from '../../../src/core/numeric/random.ts';
import { recordedStays } from '../../../src/core/survival/stays.ts';
import { cellResamples } from '../../../src/core/uncertainty/cell-resamples.ts';
import {
  resampledMeans,
  restrictedMeanInterval,
} from '../../../src/core/uncertainty/restricted-mean-interval.ts';
import { expectedEstimates } from '../../../src/core/value/expected-estimates.ts';
import { stayCells } from '../../../src/core/value/stay-cells.ts';

interface Exact {
  mean: number;
  variance: number;
  fourth: number;
  low: [number, number, number];
  high: [number, number, number];
}
const oracle: {
  customers: [number, boolean, number][];
  restrictedMean: Exact;
  expectedTotal: Exact;
} = JSON.parse(readFileSync(new URL('oracle.json', import.meta.url), 'utf8'));

const count = oracle.customers.length;
const customers: Customers = {
  count,
  ids: oracle.customers.map((_, i) => String(i)),
  labels: new Map(),
  amount: Float64Array.from(oracle.customers, ([, , spend]) => spend),
  amountYears: new Float64Array(count).fill(1),
  tenureYears: Float64Array.from(oracle.customers, ([tenure]) => tenure),
  status: Uint8Array.from(oracle.customers, ([, ended]) =>
    ended ? customerStatus.ended : customerStatus.active,
  ),
};
const codes = new Uint32Array(count);
const draws = 40_000;

/** Mean, variance and quantiles of the draws are those of all resamples, within 4.5 standard errors. */
function expectLaw(drawn: Float64Array, { mean, variance, fourth, low, high }: Exact) {
  const average = drawn.reduce((sum, each) => sum + each, 0) / draws;
  const squares = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / draws;
  expect(Math.abs(average - mean)).toBeLessThan(4.5 * Math.sqrt(variance / draws));
  expect(Math.abs(squares - variance)).toBeLessThan(
    4.5 * Math.sqrt((fourth - variance ** 2) / draws),
  );
  drawn.sort();
  for (const [p, [below, , above]] of [
    [0.025, low],
    [0.975, high],
  ] as const) {
    const found = drawn[Math.floor(draws * p)] ?? Number.NaN;
    expect(found).toBeGreaterThan(below - 1e-9);
    expect(found).toBeLessThan(above + 1e-9);
  }
}

describe('resamples of five customers, of which there are 3125', () => {
  const [stays] = recordedStays(customers, codes, 1);
  if (stays === undefined) throw new Error('no stays');

  it('give the mean stay of each one as often as it occurs', () => {
    expectLaw(resampledMeans(stays, 3, { draws, seed: 5 }), oracle.restrictedMean);
    const { low = 0, high = 0 } = restrictedMeanInterval(stays, 3, { draws, seed: 5 }) ?? {};
    expect(low).toBeCloseTo(oracle.restrictedMean.low[1], 9);
    expect(oracle.restrictedMean.high).toContainEqual(expect.closeTo(high, 9));
  });

  it('give the total of the expected values of each one as often as it occurs', () => {
    const terms = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' } as const;
    const [cells] = stayCells(customers, { keys: [{}], codes }, terms);
    if (cells === undefined) throw new Error('no cells');
    const estimates = expectedEstimates(cells, terms, { reachYears: 3 });
    const resample = cellResamples(cells, 'customers', randomSource(6));
    const totals = Float64Array.from({ length: draws }, () => estimates(resample()).total.figure);
    expectLaw(totals, oracle.expectedTotal);
  });
});
