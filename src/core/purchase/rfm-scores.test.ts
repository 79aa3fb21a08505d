import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quintile, quintileCuts, rfmGroup, rfmGroups } from './rfm-scores.ts';

const values = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 40 });
const fifths = (of: readonly number[]) => {
  const cuts = quintileCuts(Float64Array.from(of));
  return of.map((value) => quintile(value, cuts));
};

describe('fifths', () => {
  it('are those of ten different values, two in each', () => {
    // The cuts of 1 to 10 are 2.8, 4.6, 6.4 and 8.2.
    expect(fifths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('put a value that is a cut into the lower one', () => {
    // The cuts of 0 to 5 are 1, 2, 3 and 4.
    expect(fifths([0, 1, 2, 3, 4, 5])).toEqual([1, 1, 2, 3, 4, 5]);
  });

  it('are one for equal values, whatever their order, and rise with the value', () => {
    fc.assert(
      fc.property(values, (of) => {
        const all = fifths(of);
        for (const [i, one] of of.entries())
          for (const [k, other] of of.entries()) {
            if (one === other) expect(all[i]).toBe(all[k]);
            if (one < other) expect(all[i]).toBeLessThanOrEqual(all[k] ?? 0);
          }
        expect(fifths(of.toReversed())).toEqual(all.toReversed());
      }),
    );
  });

  it('have at most a fifth of the customers above the last cut', () => {
    fc.assert(
      fc.property(values, (of) => {
        const top = fifths(of).filter((fifth) => fifth === 5).length;
        expect(top).toBeLessThanOrEqual(Math.ceil(of.length / 5));
      }),
    );
  });
});

describe('groups', () => {
  it('are those of the map that public code uses, a pattern of recency and frequency each', () => {
    const map: readonly (readonly [RegExp, string])[] = [
      [/[12][12]/, 'hibernating'],
      [/[12][34]/, 'at risk'],
      [/[12]5/, "can't lose"],
      [/3[12]/, 'about to sleep'],
      [/33/, 'need attention'],
      [/[34][45]/, 'loyal'],
      [/41/, 'promising'],
      [/51/, 'new customers'],
      [/[45][23]/, 'potential loyalists'],
      [/5[45]/, 'champions'],
    ];
    const scores = [1, 2, 3, 4, 5];
    for (const recency of scores)
      for (const frequency of scores) {
        const named = map.filter(([pattern]) => pattern.test(`${recency}${frequency}`));
        expect(named.map(([, group]) => group)).toEqual([rfmGroup(recency, frequency)]);
      }
    expect(map.map(([, group]) => group).sort()).toEqual([...rfmGroups].sort());
  });

  it.each([0, 6, 2.5])('have no score %d', (score) => {
    expect(() => rfmGroup(score, 3)).toThrow(RangeError);
  });
});
