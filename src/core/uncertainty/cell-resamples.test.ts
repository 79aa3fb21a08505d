import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus } from '../customers.ts';
import { quantile } from '../numeric/distribution.ts';
import { normalDraws, randomSource } from '../numeric/random.ts';
import { expectedEstimates } from '../value/expected-estimates.ts';
import { stayCells } from '../value/stay-cells.ts';
import type { Terms } from '../value/terms.ts';
import { allOfCells, cellResamples } from './cell-resamples.ts';
import { expectedIntervals } from './expected-intervals.ts';

const terms: Terms = {
  periodsPerYear: 12,
  timing: 'start',
  firstPayment: 'included',
  discount: 0.1,
};

/** Customers with a tenure of each of so many lengths, spend that varies within each, and every third one active. */
function customersOf(count: number, lengths: number): Customers {
  const normal = normalDraws(randomSource(31));
  return {
    count,
    ids: Array.from({ length: count }, (_, i) => String(i)),
    labels: new Map(),
    amount: Float64Array.from({ length: count }, () => 100 * Math.exp(0.8 * normal())),
    amountYears: new Float64Array(count).fill(1),
    tenureYears: Float64Array.from(
      { length: count },
      (_, i) => (5 * (1 + (i % lengths))) / lengths,
    ),
    status: Uint8Array.from({ length: count }, (_, i) =>
      (i * 7) % 3 === 0 ? customerStatus.active : customerStatus.ended,
    ),
  };
}

function prepared(count: number, lengths: number) {
  const segments = { keys: [{}], codes: new Uint32Array(count) };
  const [cells] = stayCells(customersOf(count, lengths), segments, terms);
  if (cells === undefined) throw new Error('no cells');
  const estimates = expectedEstimates(cells, terms, { reachYears: 5 });
  return { cells, estimates, least: 0, greatest: Infinity };
}

describe('resamples of counts by cell', () => {
  const { cells, estimates } = prepared(3000, 12);
  const draws = 4000;
  const totals = (by: 'customers' | 'counts') => {
    const uniform = randomSource(by === 'counts' ? 32 : 33);
    const normal = normalDraws(uniform);
    const resample = cellResamples(cells, by, uniform);
    return Float64Array.from({ length: draws }, () => {
      const { figure, within } = estimates(resample()).total;
      return by === 'counts' ? figure + normal() * Math.sqrt(within) : figure;
    }).sort();
  };
  const [byCounts, byCustomers] = [totals('counts'), totals('customers')];
  const moments = (values: Float64Array) => {
    const mean = values.reduce((sum, each) => sum + each, 0) / draws;
    return { mean, variance: values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws };
  };

  it('have totals of the variance of those of resamples of customers, and of the formula', () => {
    const ratio = moments(byCounts).variance / moments(byCustomers).variance;
    // The relative standard error of each variance is √(2/draws).
    expect(Math.abs(ratio - 1)).toBeLessThan(4.5 * Math.sqrt(4 / draws));
    const { variance } = estimates(allOfCells(cells)).total;
    expect(Math.abs(moments(byCounts).variance / variance - 1)).toBeLessThan(
      4.5 * Math.sqrt(2 / draws),
    );
  });

  it.each([0.025, 0.25, 0.5, 0.75, 0.975])('have the same %f quantile', (p) => {
    const deviation = Math.sqrt(moments(byCustomers).variance);
    const apart = (quantile(byCounts, p) - quantile(byCustomers, p)) / deviation;
    // √(p(1 − p)/draws)/φ at the tails, where the density is φ(1.96) = .058; twice, for both.
    const error = Math.sqrt(2 * ((p * (1 - p)) / draws)) / (Math.abs(p - 0.5) > 0.4 ? 0.058 : 0.31);
    expect(Math.abs(apart)).toBeLessThan(4.5 * error);
  });

  it('leave out nothing of what varies within cells: without it the variance is much less', () => {
    const resample = cellResamples(cells, 'counts', randomSource(34));
    const without = Float64Array.from({ length: draws }, () => estimates(resample()).total.figure);
    expect(moments(without).variance).toBeLessThan(0.8 * moments(byCustomers).variance);
  });
});

it('of more than 40,000 cells nothing is drawn: the interval is the formula on the log scale', () => {
  const segment = prepared(45_000, 45_000);
  const { figure, variance } = segment.estimates(allOfCells(segment.cells)).total;
  const [found] = expectedIntervals([segment], [{ segments: [0], anewOf: [0] }], {
    draws: 2000,
    seed: 1,
  });
  expect(found?.method).toBe('closed form');
  const factor = Math.exp((1.959963984540054 * Math.sqrt(variance)) / figure);
  expect(found?.total?.low).toBeCloseTo(figure / factor, 6);
  expect(found?.total?.high).toBeCloseTo(figure * factor, 6);
});

it('of fewer than ten customers there is no interval, and few draws are refused', () => {
  const segment = prepared(9, 3);
  const lines = [{ segments: [0], anewOf: [0] }];
  expect(expectedIntervals([segment], lines, { draws: 50, seed: 1 })[0]?.total).toBeNull();
  expect(() => expectedIntervals([segment], lines, { draws: 1, seed: 1 })).toThrow(RangeError);
});
