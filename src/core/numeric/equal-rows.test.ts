import fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalRows } from './equal-rows.ts';

it('numbers kinds as they first appear', () => {
  const { kinds, first } = equalRows([Float64Array.of(5, 7, 5, 5), Float64Array.of(1, 1, 1, 2)]);
  expect([...kinds]).toEqual([0, 1, 0, 2]);
  expect([...first]).toEqual([0, 1, 3]);
});

it('finds the same kinds as a Map of texts, also where the table has to grow', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 900, maxLength: 1500 }), (pairs) => {
      const numbers = new Map<string, number>();
      const expected = pairs.map((values) => {
        const text = values.join(' ');
        if (!numbers.has(text)) numbers.set(text, numbers.size);
        return numbers.get(text);
      });
      const found = equalRows([
        Float64Array.from(pairs, ([a]) => a / 365.25),
        Float64Array.from(pairs, ([, b]) => b / 365.25),
      ]);
      expect([...found.kinds]).toEqual(expected);
      expect(found.first.length).toBe(numbers.size);
    }),
    { seed: 32, numRuns: 10 },
  );
});
