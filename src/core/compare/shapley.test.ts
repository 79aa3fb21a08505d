import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import { failure, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { type ExactEffects, exactEffects } from './exact-effects.ts';
import { shapley } from './shapley.ts';

/** Effects by name of a function of the sets of changed inputs. */
function effects(
  names: readonly string[],
  valueWith: (changed: ReadonlySet<string>) => number,
): ExactEffects {
  const found = shapley(names, (changed) => success(valueWith(changed)));
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('shapley', () => {
  it('splits a product of two evenly in each order: 2 × 50 becomes 3 × 60', () => {
    const {
      before,
      after,
      effects: split,
    } = effects(
      ['count', 'price'],
      (changed) => (changed.has('count') ? 3 : 2) * (changed.has('price') ? 60 : 50),
    );
    // Mean of (150−100, 180−120) and of (120−100, 180−150).
    expect({ before, after, split }).toEqual({ before: 100, after: 180, split: [55, 25] });
  });

  it('gives the right glove what Shapley gives it', () => {
    // One right glove and two left ones: a pair is worth 1. The known values are 2/3, 1/6, 1/6.
    const { effects: split } = effects(['right', 'left', 'other left'], (changed) =>
      changed.has('right') && changed.size > 1 ? 1 : 0,
    );
    expect(split).toEqual([0.666666, 0.166667, 0.166667]);
  });

  it('says which set has no value', () => {
    const none = failure(problem('value-too-large', {}));
    expect(shapley(['a', 'b'], ({ size }) => (size === 1 ? none : success(0)))).toBe(none);
  });

  it('refuses more inputs than it can try', () => {
    const names = Array.from({ length: 13 }, (_, i) => String(i));
    expect(() => shapley(names, () => success(0))).toThrow(RangeError);
  });
});

const letters = ['a', 'b', 'c', 'd', 'e'];
const anyGame = fc
  .array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 32, maxLength: 32 })
  .map(
    (values) =>
      (changed: ReadonlySet<string>): number =>
        values[letters.reduce((set, name, i) => set + (changed.has(name) ? 2 ** i : 0), 0)] ?? 0,
  );
const runs = { seed: 4, numRuns: 200 };

describe('any Shapley values', () => {
  it('add up as decimals', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const { before, after, effects: split } = effects(letters, game);
        expect(printedSum([before, ...split])).toBe(printed(after));
        expect(before).toBeCloseTo(game(new Set()), 5);
      }),
      runs,
    );
  });

  it('do not depend on the order of the inputs', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const there = effects(letters, game).effects;
        expect(effects(letters.toReversed(), game).effects).toEqual(there.toReversed());
      }),
      runs,
    );
  });

  it('are negative on the way back', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const back = (changed: ReadonlySet<string>) =>
          game(new Set(letters.filter((name) => !changed.has(name))));
        const there = effects(letters, game).effects.map((effect) => 0 - effect);
        expect(effects(letters, back).effects).toEqual(there);
      }),
      runs,
    );
  });

  it('give nothing to an input that changes nothing', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const { effects: split } = effects([...letters, 'idle'], (changed) => game(changed));
        expect(split[5]).toBe(0);
      }),
      runs,
    );
  });
});

describe('exactEffects', () => {
  it('leaves nothing over where thirds are rounded', () => {
    const thirds = ['a', 'b', 'c'].map((name) => ({ name, effect: 1 / 3 }));
    const { before, after, effects: split } = exactEffects(0.7, 1.7, thirds);
    expect(printedSum([before, ...split])).toBe(printed(after));
  });

  it('refuses effects that explain something else', () => {
    expect(() => exactEffects(0, 1, [{ name: 'a', effect: 0.9 }])).toThrow(RangeError);
    expect(() => exactEffects(0, 1, [])).toThrow(RangeError);
    expect(() => exactEffects(0, Number.NaN, [{ name: 'a', effect: 1 }])).toThrow(RangeError);
  });
});
