import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laidOut, sortedOrder } from './sorted-texts.ts';

const sorted = (texts: readonly string[]): readonly string[] =>
  Array.from(sortedOrder(laidOut(texts)), (i) => texts[i] ?? '');

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', '\0', '\u00fe', '\u00ff', '\uffff', '\ufffe'),
    maxLength: 9,
  }),
);

test('texts come in the order of sort()', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), fc.string({ maxLength: 9 }), (texts, prefix) => {
      const all = texts.map((each) => prefix + each);
      expect(sorted(all)).toEqual([...all].sort());
    }),
    { numRuns: 2000 },
  );
});

test('of texts that begin alike the shorter comes first', () => {
  expect(sorted(['ab\0', 'b', 'ab', '', 'abcdefghi', 'abcdefgh'])).toEqual([
    '',
    'ab',
    'ab\0',
    'abcdefgh',
    'abcdefghi',
    'b',
  ]);
});
