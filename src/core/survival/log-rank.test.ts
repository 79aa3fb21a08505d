import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStays, exactStays, scaled } from '../../../test/harness/any-stays.ts';
import { logRank } from './log-rank.ts';

describe('logRank', () => {
  it('compares two groups as by hand', () => {
    // Ended at 1 and 3 of the first, at 2 and 4 of the second. Expected in the first: 2/4 + 1/3 + 1/2 + 0;
    // variance 1/4 + 2/9 + 1/4 + 0.
    const found = logRank([exactStays([1, 3], []), exactStays([2, 4], [])]);
    const excess = 2 - (1 / 2 + 1 / 3 + 1 / 2);
    expect(found?.chiSquared).toBeCloseTo(excess ** 2 / (1 / 4 + 2 / 9 + 1 / 4), 13);
    expect(found?.degreesOfFreedom).toBe(1);
  });

  it('finds no difference between a group and itself', () => {
    const group = exactStays([1, 2, 2, 5], [3, 6]);
    const found = logRank([group, group, group]);
    expect(found?.chiSquared).toBeCloseTo(0, 13);
    expect(found).toMatchObject({ degreesOfFreedom: 2, p: expect.closeTo(1, 12) });
  });

  it('has no result where there is nothing to compare', () => {
    const group = exactStays([1, 2], [3]);
    expect(logRank([])).toBeNull();
    expect(logRank([group])).toBeNull();
    expect(logRank([group, exactStays([], [])])).toBeNull();
    expect(logRank([exactStays([], [1, 2]), exactStays([], [3])])).toBeNull();
    // All end at the same time: whoever is there ends.
    expect(logRank([exactStays([1, 1], []), exactStays([1], [])])).toBeNull();
    // The one group is gone before anybody of the other ends.
    expect(logRank([exactStays([], [1, 1]), exactStays([2, 3], [])])).toBeNull();
  });

  it('does not depend on the order of the groups or the unit of time', () => {
    const exact = anyStays.filter(({ afterYears }) => afterYears === undefined);
    fc.assert(
      fc.property(exact, exact, exact, (a, b, c) => {
        const found = logRank([a, b, c]);
        for (const other of [logRank([c, a, b]), logRank([a, b, c].map((s) => scaled(s, 12)))]) {
          expect(other?.degreesOfFreedom).toBe(found?.degreesOfFreedom);
          expect(other?.chiSquared ?? 0).toBeCloseTo(found?.chiSquared ?? 0, 9);
        }
        if (found === null) return;
        expect(found.chiSquared).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
      { seed: 61 },
    );
  });
});
