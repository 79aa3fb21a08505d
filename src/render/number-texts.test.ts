import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberTexts } from './number-texts.ts';

it('writes every number as it is written alone, whatever came before', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, 1e21));
  const numbers = fc.array(number, { maxLength: 200 });
  const text = numberTexts();
  fc.assert(
    fc.property(numbers, (some) => {
      expect([...some, ...some].map(text)).toEqual([...some, ...some].map(String));
    }),
    { seed: 41 },
  );
});

it('tells numbers apart that share a place', () => {
  const text = numberTexts();
  const numbers = Array.from({ length: 20_000 }, (_, i) => i / 7);
  for (const all of [numbers, numbers]) expect(all.map(text)).toEqual(all.map(String));
});
