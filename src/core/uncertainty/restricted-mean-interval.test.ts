import { expect, it } from 'vitest';
import type { Stays } from '../survival/stays.ts';
import { bootstrap, meanStatistic } from './bootstrap.ts';
import { restrictedMeanInterval } from './restricted-mean-interval.ts';

const how = { draws: 20_000, seed: 7 };

function stays(
  exits: readonly number[],
  ended: readonly number[],
  active: readonly number[],
): Stays {
  return {
    entryYears: new Float64Array(exits.length),
    exitYears: Float64Array.from(exits),
    ended: Float64Array.from(ended),
    active: Float64Array.from(active),
  };
}

it('is that of the mean tenure where everybody has ended', () => {
  const all = stays([1, 2, 4, 7], [3, 2, 4, 1], [0, 0, 0, 0]);
  const tenures = Float64Array.of(1, 1, 1, 2, 2, 4, 4, 4, 4, 7);
  const [mean] = bootstrap({ count: 10 }, meanStatistic(tenures), how);
  const interval = restrictedMeanInterval(all, 7, how);
  // Tenures are whole, so that means are multiples of a tenth.
  expect(Math.abs((interval?.low ?? 0) - (mean?.low ?? 0))).toBeLessThan(0.101);
  expect(Math.abs((interval?.high ?? 0) - (mean?.high ?? 0))).toBeLessThan(0.101);
});

it('is the horizon itself where nobody has ended, though draws miss the longest stay', () => {
  expect(restrictedMeanInterval(stays([1, 2, 5], [0, 0, 0], [9, 9, 1]), 5, how)).toEqual({
    low: 5,
    high: 5,
  });
});

it('narrows with the square root of the customers, and holds the estimate of Greenwood', () => {
  const group = (times: number) =>
    stays(
      [1, 2, 3, 4],
      [20, 10, 10, 0].map((n) => n * times),
      [0, 10, 10, 40].map((n) => n * times),
    );
  const width = (times: number) => {
    const { low = 0, high = 0 } =
      restrictedMeanInterval(group(times), 4, { draws: 1000, seed: 1 }) ?? {};
    return high - low;
  };
  // By hand, S = .8, .7, .5833 and 2·1.96·√Σ [∫S]²·d/(n(n−d)) = 0.479 for 100 customers.
  expect(width(1)).toBeGreaterThan(0.479 * 0.9);
  expect(width(1)).toBeLessThan(0.479 * 1.1);
  expect(width(1) / width(4)).toBeGreaterThan(1.85);
  expect(width(1) / width(4)).toBeLessThan(2.15);
});
