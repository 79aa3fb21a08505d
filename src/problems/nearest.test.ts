import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['comand', 'command'],
    ['tenrue', 'tenure'],
    ['Tolerence', 'tolerance'],
    ['xyz', ''],
    ['', ''],
  ])('for "%s" suggests "%s"', (word, expected) => {
    expect(nearest(word, ['name', 'command', 'tenure', 'tolerance'])).toBe(expected);
  });
});

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['', 'abc', 3],
  ])('%s → %s is %i', (a, b, steps) => {
    expect(editDistance(a, b)).toBe(steps);
  });

  it('is symmetric, and nothing only between equals', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(
        word,
        word,
        (a, b) =>
          editDistance(a, b) === editDistance(b, a) && (editDistance(a, b) === 0) === (a === b),
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
