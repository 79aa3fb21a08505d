import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstNotBelow } from './first-not-below.ts';

describe('the first number that is not below a limit', () => {
  it('is that which looking at one after the other finds', () => {
    const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: -6, max: 6 }),
        fc.nat(30),
        fc.nat(30),
        (all, limit, a, b) => {
          const rising = [...all].sort((one, other) => one - other);
          const [from, to] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
          let place = from;
          while (place < to && (rising[place] ?? 0) < limit) place += 1;
          expect(firstNotBelow(rising, limit, from, to)).toBe(place);
        },
      ),
    );
  });
});
