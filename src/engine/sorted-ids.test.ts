import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdBytes } from './id-bytes.ts';
import { sortedIds } from './sorted-ids.ts';

const idBytes = (ids: readonly string[]): IdBytes => {
  const bytes = new IdBytes();
  for (const id of ids) {
    const text = Buffer.from(id);
    bytes.add(text, 0, text.length);
    bytes.end();
  }
  return bytes;
};

test('ids are sorted as the engine of the language sorts their strings', () => {
  const id = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.integer({ min: 0, max: 3000 }).map((n) => `cus_${String(n).padStart(10, '0')}`),
    // In UTF-16 the first sorts before the second, in UTF-8 after it.
    fc.constantFrom('\u{1f600}', '\uff5e', 'é', 'e', 'abcd', 'abcde', 'abc'),
  );
  // Byte 0 is in no file that gets here: it is what a shorter id is filled up with.
  const ids = fc.uniqueArray(
    id.filter((text) => !text.includes('\0')),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(ids, (unsorted) => {
      const { ids: found, order } = sortedIds(idBytes(unsorted));
      expect(found).toEqual([...unsorted].sort());
      expect(Array.from(order, (i) => unsorted[i])).toEqual(found);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('an id may be longer than the block that strings are cut out of', () => {
  const long = 'x'.repeat((1 << 24) + 5);
  expect(sortedIds(idBytes(['y', long, 'a'])).ids).toEqual(['a', long, 'y']);
});
