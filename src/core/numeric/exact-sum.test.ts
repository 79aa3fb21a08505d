import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum } from './exact-sum.ts';

const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });

describe('exactSum', () => {
  it('agrees to the cent with integer arithmetic, in any order', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 300 }), (amounts) => {
        const whole = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        const sum = exactSum(amounts.map((amount) => amount / 100));
        const backwards = exactSum(amounts.toReversed().map((amount) => amount / 100));
        expect(BigInt(Math.round(sum * 100))).toBe(whole);
        expect(backwards).toBe(sum);
      }),
      { seed: 11 },
    );
  });

  it('stays right to the cent over two million amounts', () => {
    // 64.10 has no exact double; adding it up naively drifts by almost half a cent here.
    let naive = 0;
    function* amounts() {
      for (let i = 0; i < 2_000_000; i++) {
        naive += 64.1;
        yield 64.1;
      }
    }
    expect(Math.round(exactSum(amounts()) * 100)).toBe(2_000_000 * 6410);
    expect(Math.abs(naive - 128_200_000)).toBeGreaterThan(0.004);
  });

  it('rounds the exact sum once', () => {
    expect(exactSum([1e16, 1, -1e16])).toBe(1);
    expect(exactSum([1e100, 1, -1e100, 1e-20])).toBe(1);
    // 1 + 2⁻⁵³ lies halfway between two doubles; the last, tiny term decides.
    expect(exactSum([1, 2 ** -53, 2 ** -200])).toBe(1 + 2 ** -52);
    expect(exactSum([1, 2 ** -53])).toBe(1);
  });

  it('of nothing is 0, and refuses what is not finite', () => {
    expect(exactSum([])).toBe(0);
    expect(() => exactSum([1, Number.NaN])).toThrow(RangeError);
  });
});
