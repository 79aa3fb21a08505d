import { describe, expect, it } from 'vitest';
import { normalDraws, randomSource } from '../numeric/random.ts';
import { rankIntervals } from './rank-intervals.ts';

/** Independent normal draws about the figures. */
function drawsAbout(figures: readonly number[], error: number, seed = 3): Float64Array[] {
  const normal = normalDraws(randomSource(seed));
  return figures.map((figure) =>
    Float64Array.from({ length: 2000 }, () => figure + error * normal()),
  );
}

describe('intervals for ranks', () => {
  it('are wide where differences are chance, and single ranks where they are not', () => {
    // The error of a difference is √2; two are 1 apart, and the third 10.
    const figures = [11, 1, 0];
    expect(rankIntervals(figures, drawsAbout(figures, 1))).toEqual([
      { low: 1, high: 1 },
      { low: 2, high: 3 },
      { low: 2, high: 3 },
    ]);
  });

  it('of two hold at 1.96 standard errors of their difference', () => {
    const ranksAt = (apart: number) =>
      rankIntervals([apart * Math.SQRT2, 0], drawsAbout([0, 0], 1))[0]?.high;
    expect(ranksAt(1.8)).toBe(2);
    expect(ranksAt(2.1)).toBe(1);
  });

  it('go by differences: what moves all figures alike does not blur their order', () => {
    const figures = [3, 0];
    const common = drawsAbout([0], 50, 4)[0] ?? new Float64Array();
    const draws = drawsAbout(figures, 0.5).map((own) =>
      own.map((value, d) => value + (common[d] ?? 0)),
    );
    expect(rankIntervals(figures, draws).map(({ high }) => high)).toEqual([1, 2]);
  });

  it('call equal what never differs, or is alone', () => {
    const same = new Float64Array(10).fill(1);
    expect(rankIntervals([1, 1], [same, same])).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
    ]);
    expect(rankIntervals([1], [same])).toEqual([{ low: 1, high: 1 }]);
    expect(rankIntervals([], [])).toEqual([]);
  });

  it('call a false order of 20 equal figures certain in about 5 of 100 samples', () => {
    const normal = normalDraws(randomSource(11));
    const draws = drawsAbout(new Array<number>(20).fill(0), 1, 5);
    let wrong = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const figures = Array.from({ length: 20 }, () => normal());
      if (rankIntervals(figures, draws).some(({ low }) => low > 1)) wrong += 1;
    }
    // Three standard errors of 5 % in 1,000 are 2 %.
    expect(wrong).toBeGreaterThan(20);
    expect(wrong).toBeLessThan(80);
  }, 60_000);

  it('need draws of each figure', () => {
    expect(() => rankIntervals([1, 2], [new Float64Array(5)])).toThrow(RangeError);
    expect(() => rankIntervals([1], [new Float64Array(1)])).toThrow(RangeError);
  });
});
