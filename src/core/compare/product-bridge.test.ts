import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSum } from '../numeric/decimal-grid.ts';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import { type Part, type ProductBridge, productBridge, type Whole } from './product-bridge.ts';

const sumOf = (parts: readonly Part[]): Whole => ({
  total: decimalSum(parts.map(({ amount }) => amount)),
  parts,
});
const meanOf = (parts: readonly Part[]): Whole => ({
  total: parts.reduce((sum, { amount }) => sum + amount, 0),
  parts,
});

describe('a bridge of sums', () => {
  it('splits each part by hand: 2 of 50 become 3 of 60', () => {
    const bridge = productBridge(
      sumOf([{ name: 'a', weight: 2, amount: 100 }]),
      sumOf([{ name: 'a', weight: 3, amount: 180 }]),
      'sum',
    );
    // ½(2+3)·(60−50) = 25 and ½(50+60)·(3−2) = 55
    expect(bridge.changes).toMatchObject([{ effect: 80, levelEffect: 25, weightEffect: 55 }]);
  });

  it('counts what is new or has vanished as weight alone', () => {
    const bridge = productBridge(
      sumOf([{ name: 'gone', weight: 4, amount: 30 }]),
      sumOf([{ name: 'new', weight: 2, amount: 12 }]),
      'sum',
    );
    expect(bridge.changes).toEqual([
      {
        name: 'gone',
        before: { name: 'gone', weight: 4, amount: 30 },
        after: undefined,
        effect: -30,
        levelEffect: 0,
        weightEffect: -30,
      },
      {
        name: 'new',
        before: undefined,
        after: { name: 'new', weight: 2, amount: 12 },
        effect: 12,
        levelEffect: 0,
        weightEffect: 12,
      },
    ]);
  });

  it('counts an amount without a weight as level', () => {
    const bridge = productBridge(
      sumOf([{ name: 'spend', weight: 0, amount: 30 }]),
      sumOf([{ name: 'spend', weight: 0, amount: 50 }]),
      'sum',
    );
    expect(bridge.changes).toMatchObject([{ effect: 20, levelEffect: 20, weightEffect: 0 }]);
  });
});

describe('a bridge of means', () => {
  it('lets a part that grows raise the mean only where it is above it', () => {
    // Half at 10 % and half at 30 % is 20 %; a quarter and three quarters is 25 %; r is 22.5 %.
    const mean = (low: number): Whole => {
      const parts = [
        { name: 'low', weight: low, amount: 0.1 * low },
        { name: 'high', weight: 1 - low, amount: 0.3 * (1 - low) },
      ];
      return meanOf(parts);
    };
    const { changes } = productBridge(mean(0.5), mean(0.25), 'mean');
    expect(changes[0]?.effect).toBeCloseTo(-0.25 * (0.1 - 0.225), 14);
    expect(changes[1]?.effect).toBeCloseTo(0.25 * (0.3 - 0.225), 14);
    for (const { levelEffect } of changes) expect(levelEffect).toBeCloseTo(0, 14);
  });
});

const anyPart = fc.record({
  weight: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e6, noNaN: true })),
  // On the grid of amounts, as results have them.
  amount: fc.integer({ min: -1e14, max: 1e14 }).map((units) => units / 1e6),
});
const anyWhole = fc
  .dictionary(fc.stringMatching(/^[a-h]$/), anyPart, { minKeys: 1 })
  .map((parts) => sumOf(Object.entries(parts).map(([name, part]) => ({ name, ...part }))));
const smallWhole = fc
  .dictionary(
    fc.stringMatching(/^[a-h]$/),
    fc.record({
      weight: fc.integer({ min: 0, max: 100 }),
      amount: fc.integer({ min: -1e12, max: 1e12 }).map((units) => units / 1e6),
    }),
    { minKeys: 1 },
  )
  .map((parts) => sumOf(Object.entries(parts).map(([name, part]) => ({ name, ...part }))));
const runs = { seed: 4, numRuns: 300 };

const added = ({ before, changes }: ProductBridge): bigint =>
  printedSum([before, ...changes.map(({ effect }) => effect)]);

describe('any bridge', () => {
  it('adds up as decimals, and within each part', () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, fc.constantFrom('sum', 'mean'), (before, after, of) => {
        const shares = of === 'mean' ? [before, after].map(asMean) : [before, after];
        const [was = before, is = after] = shares;
        const bridge = productBridge(was, is, of);
        expect(added(bridge)).toBe(printed(bridge.after));
        for (const { effect, levelEffect, weightEffect } of bridge.changes) {
          expect(printedSum([levelEffect, weightEffect])).toBe(printed(effect));
        }
      }),
      runs,
    );
  });

  it('keeps amounts of results as they are while no more than 10⁹ is moved', () => {
    fc.assert(
      fc.property(smallWhole, smallWhole, (before, after) => {
        const bridge = productBridge(before, after, 'sum');
        expect([bridge.before, bridge.after]).toEqual([before.total, after.total]);
        for (const { before: was, after: is, effect } of bridge.changes) {
          expect(effect).toBe(decimalSum([is?.amount ?? 0, -(was?.amount ?? 0)]));
        }
      }),
      runs,
    );
  });

  it('is the negative of the bridge back', () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, (before, after) => {
        const there = effectsOf(productBridge(before, after, 'sum'));
        const back = effectsOf(productBridge(after, before, 'sum'));
        for (const [name, effects] of there) {
          expect(back.get(name)).toEqual(effects.map((effect) => 0 - effect));
        }
      }),
      runs,
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, (before, after) => {
        const turned = { ...before, parts: before.parts.toReversed() };
        expect(effectsOf(productBridge(turned, after, 'sum'))).toEqual(
          effectsOf(productBridge(before, after, 'sum')),
        );
      }),
      runs,
    );
  });
});

/** The same parts as shares that add up to 1; where none has a weight, all have the same. */
function asMean({ parts }: Whole): Whole {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return meanOf(
    parts.map(({ name, weight, amount }) => {
      const share = all > 0 ? weight / all : 1 / parts.length;
      return { name, weight: share, amount: amount * share };
    }),
  );
}

const effectsOf = ({ changes }: ProductBridge): Map<string, number[]> =>
  new Map(changes.map((each) => [each.name, [each.effect, each.levelEffect, each.weightEffect]]));

describe('a bridge refuses', () => {
  it('parts that do not add up, and two of one name', () => {
    const one = { name: 'a', weight: 1, amount: 1 };
    expect(() => productBridge({ total: 2, parts: [one] }, sumOf([one]), 'sum')).toThrow(
      RangeError,
    );
    expect(() => productBridge(sumOf([one, one]), sumOf([one]), 'sum')).toThrow(RangeError);
  });
});
