import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedId, type IdFolding, wholeNumber } from './folded-id.ts';

test.each([
  ['Ann@Example.com', 'ann@example.com', 'ann@example.com', 'ann@example.com'],
  ['ÉVA@example.com', 'éva@example.com', 'éva@example.com', 'éva@example.com'],
  // No addresses: a name on a network, a text with two signs or with a space.
  ['@Ann', '@Ann', '@Ann', '@ann'],
  ['A@b@c', 'A@b@c', 'A@b@c', 'a@b@c'],
  ['Ann @ B', 'Ann @ B', 'Ann @ B', 'ann @ b'],
  ['017850', '017850', '17850', '17850'],
  ['17850.0', '17850.0', '17850', '17850'],
  ['0017850.00', '0017850.00', '17850', '17850'],
  ['17850.5', '17850.5', '17850.5', '17850.5'],
  ['0', '0', '0', '0'],
  ['00.0', '00.0', '0', '0'],
  ['017A', '017A', '017A', '017a'],
])('%s counts as %s, as %s by numbers, and as %s folded', (id, usual, numbers, fold) => {
  expect(foldedId(id, 'exact')).toBe(id);
  expect(foldedId(id)).toBe(usual);
  expect(foldedId(id, 'numbers')).toBe(numbers);
  expect(foldedId(id, 'fold')).toBe(fold);
});

test('a number of any length keeps its digits', () => {
  expect(wholeNumber('000123456789012345678901234567890.0')).toBe('123456789012345678901234567890');
});

const id = fc.stringMatching(/^[aAé0.17@ ]{1,6}$/);
const foldings = ['exact', 'addresses', 'numbers', 'fold'] as const satisfies readonly IdFolding[];

test('a folded id folds to itself, and each folding brings at least those of the one before together', () => {
  fc.assert(
    fc.property(id, id, (one, other) => {
      for (const [i, folding] of foldings.entries()) {
        const folded = foldedId(one, folding);
        expect(foldedId(folded, folding)).toBe(folded);
        const before = foldings[i - 1];
        if (before !== undefined && foldedId(one, before) === foldedId(other, before))
          expect(folded).toBe(foldedId(other, folding));
      }
    }),
    { seed: 15 },
  );
});
