import { describe, expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import type { Interval } from './bootstrap.ts';
import { smallestTogether, totalIntervals } from './total-intervals.ts';

const how = { draws: 1000, seed: 3 };
const line = { strata: [0], columns: [0] };

function ofOne(values: readonly number[]): { method?: string; interval?: Interval | null } {
  const column = Float64Array.from(values);
  const [found] = totalIntervals({ count: values.length }, [column], [line], how);
  return found === undefined ? {} : { method: found.method, interval: found.intervals[0] ?? null };
}

/** Lopsided, and never 0. */
function sample(count: number, seed: number): Float64Array {
  const random = randomSource(seed);
  return Float64Array.from({ length: count }, () => 1 / (0.05 + random()));
}

describe('the interval of a total', () => {
  it('of customers who are alike is the point, by draws and by the closed form', () => {
    expect(ofOne(new Array(10).fill(0.5)).interval).toEqual({ low: 5, high: 5 });
    const many = ofOne(new Array(20_001).fill(2)).interval;
    expect(many).toEqual({ low: 40_002, high: 40_002 });
    expect(ofOne(new Array(10).fill(0)).interval).toEqual({ low: 0, high: 0 });
  });

  it('is not known of fewer than ten customers', () => {
    const values = [...sample(10, 4)];
    for (const count of [1, 2, 4, 9]) expect(ofOne(values.slice(0, count)).interval).toBeNull();
    const total = values.reduce((sum, each) => sum + each, 0);
    const { low = 0, high = 0 } = ofOne(values).interval ?? {};
    expect(low).toBeLessThan(total);
    expect(high).toBeGreaterThan(total);
    expect(high).toBeLessThan(Infinity);
  });

  it('is not known where more than 2.5 % of the resamples are of customers who are alike', () => {
    // (9/10)^10 = 35 % of the resamples miss the only one who is worth anything.
    expect(ofOne([...new Array(9).fill(0), 100]).interval).toBeNull();
    // (49/50)^50 = 36 %.
    expect(ofOne([...new Array(49).fill(1), 2]).interval).toBeNull();
  });

  it('turns round with the sign of the numbers, and goes with their unit', () => {
    const values = [...sample(40, 5)];
    const { low = 0, high = 0 } = ofOne(values).interval ?? {};
    const mirrored = ofOne(values.map((x) => -x));
    expect(mirrored.method).toBe('studentised log');
    expect(mirrored.interval?.low).toBeCloseTo(-high, 8);
    expect(mirrored.interval?.high).toBeCloseTo(-low, 8);
    const scaled = ofOne(values.map((x) => x * 1024)).interval;
    expect((scaled?.low ?? 0) / 1024).toBeCloseTo(low, 10);
    expect((scaled?.high ?? 0) / 1024).toBeCloseTo(high, 10);
  });

  it('on the plain scale moves with a number that is added to all', () => {
    const values = [...sample(40, 6)].map((x) => x - 5);
    const { method, interval } = ofOne(values);
    expect(method).toBe('studentised');
    const moved = ofOne(values.map((x) => x - 1)).interval;
    expect((moved?.low ?? 0) + 40).toBeCloseTo(interval?.low ?? Number.NaN, 8);
    expect((moved?.high ?? 0) + 40).toBeCloseTo(interval?.high ?? Number.NaN, 8);
  });

  it('keeps its digits where the numbers differ by little', () => {
    const values = [...sample(40, 7)];
    const { low = 0, high = 0 } = ofOne(values.map((x) => x - 9)).interval ?? {};
    // 1e9 to each: the logarithm is as good as linear.
    const { interval } = ofOne(values.map((x) => x + 1e9));
    const offset = 40 * (1e9 + 9);
    expect(((interval?.low ?? 0) - offset) / low).toBeCloseTo(1, 3);
    expect(((interval?.high ?? 0) - offset) / high).toBeCloseTo(1, 3);
  });

  it('has no end below 0 where no number is', () => {
    const values = new Float64Array(20_010);
    values[0] = 1;
    values[1] = 30;
    expect(ofOne([...values]).interval?.low).toBe(0);
    expect(ofOne([...values].map((x) => -x)).interval?.high).toBe(0);
  });
});

describe('strata', () => {
  const codesOf = (sizes: readonly number[]) =>
    Uint32Array.from(sizes.flatMap((size, s) => new Array<number>(size).fill(s)));

  it('are drawn where the smallest have together 20,000 customers, and else have the closed form', () => {
    const sizes = [30, 19_000, 2000, 5];
    const codes = codesOf(sizes);
    const found = totalIntervals(
      { count: codes.length, strata: { codes, number: 4 } },
      [sample(codes.length, 8)],
      [
        ...sizes.map((_, s) => ({ strata: [s], columns: [0] })),
        { strata: [0, 1, 2, 3], columns: [0] },
      ],
      { draws: 100, seed: 1 },
    );
    const log = 'studentised log';
    expect(found.map(({ method }) => method)).toEqual([
      log,
      'closed form',
      log,
      log,
      'closed form',
    ]);
  });

  it('are chosen from the smallest, of equal ones all or none', () => {
    expect(smallestTogether([5, 3, 9, 3], 11)).toEqual([true, true, false, true]);
    expect(smallestTogether([5, 3, 5, 3], 12)).toEqual([false, true, false, true]);
    expect(smallestTogether([20, 30], 12)).toEqual([false, false]);
  });

  it('of one customer have no interval, and vary together in the total', () => {
    const values = sample(12, 9);
    const one = { count: 12, strata: { codes: codesOf(new Array(12).fill(1)), number: 12 } };
    const all = Array.from({ length: 12 }, (_, s) => s);
    const lines = [
      { strata: [0], columns: [0] },
      { strata: all, columns: [0] },
      { strata: all.slice(1), columns: [0] },
    ];
    const [first, total, some] = totalIntervals(one, [values], lines, how);
    expect(first?.intervals).toEqual([null]);
    expect(total?.intervals[0]).toEqual(ofOne([...values]).interval);
    expect(some?.intervals).toEqual([null]);
  });

  it('need nine customers besides one of each', () => {
    const intervals = (sizes: readonly number[]) => {
      const strata = { codes: codesOf(sizes), number: sizes.length };
      const all = { strata: sizes.map((_, s) => s), columns: [0] };
      const count = strata.codes.length;
      return totalIntervals({ count, strata }, [sample(count, 10)], [all], how)[0]?.intervals;
    };
    // Of five pairs 3 % of all resamples are of customers who are alike within each.
    expect(intervals([2, 2, 2, 2, 2])).toEqual([null]);
    expect(intervals([3, 3, 3, 2, 2])).toEqual([null]);
    expect(intervals([3, 3, 3, 3, 2])).not.toEqual([null]);
  });

  it('do not vary in number: what depends on the stratum only is certain', () => {
    const codes = codesOf([10, 20]);
    const values = Float64Array.from(codes, (code) => 10 ** code);
    const both = { strata: [0, 1], columns: [0] };
    const [found] = totalIntervals(
      { count: 30, strata: { codes, number: 2 } },
      [values],
      [both],
      how,
    );
    expect(found?.intervals).toEqual([{ low: 210, high: 210 }]);
  });
});

it('refuses no customers', () => {
  expect(() => totalIntervals({ count: 0 }, [new Float64Array()], [line], how)).toThrow(RangeError);
});
