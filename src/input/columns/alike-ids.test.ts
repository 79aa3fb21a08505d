import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedId, type IdFolding } from '../cells/folded-id.ts';
import { foldIds } from './alike-ids.ts';
import { LabelColumn } from './label-column.ts';

const columnOf = (ids: readonly string[]): LabelColumn => {
  const column = new LabelColumn();
  for (const [row, id] of ids.entries()) column.read(id, row);
  return column;
};

const id = fc.oneof(
  fc.stringMatching(/^0{0,2}[17]{1,2}(\.0{1,2})?$/),
  fc.stringMatching(/^[aAéÉ]{1,2}@[bB]$/),
  fc.stringMatching(/^[aAéÉ]{1,2}$/),
);
const ids = fc.array(id, { minLength: 1, maxLength: 30 });
const folding = fc.constantFrom<IdFolding>('exact', 'addresses', 'numbers', 'fold');

test('rows have one number exactly where their ids count as the same', () => {
  fc.assert(
    fc.property(ids, folding, (texts, how) => {
      const column = columnOf(texts);
      column.foldIds(texts.length, how);
      const { codes, values } = column.all(texts.length);
      const keys = texts.map((text) => foldedId(text, how));
      for (const [row, key] of keys.entries()) {
        expect(codes.indexOf(codes[row] ?? 0)).toBe(keys.indexOf(key));
        const ways = new Set(texts.filter((_, i) => keys[i] === key));
        // An id that is written in one way only is shown as it is.
        expect(values[codes[row] ?? 0]).toBe(ways.size === 1 ? texts[row] : key);
      }
    }),
    { seed: 15, numRuns: 500 },
  );
});

test('an id of another file is found where one counts as the same, and one that is alike is named', () => {
  fc.assert(
    fc.property(ids, id, folding, (texts, sought, how) => {
      const column = columnOf(texts);
      column.foldIds(texts.length, how);
      const named: string[] = [];
      const found = column.findId(sought, how, (other) => named.push(other));
      const same = texts.findIndex((text) => foldedId(text, how) === foldedId(sought, how));
      expect(found).toBe(same < 0 ? -1 : column.codes.at(same));
      const like = texts.some((text) => foldedId(text, 'fold') === foldedId(sought, 'fold'));
      expect(named.length > 0).toBe(same < 0 && like && how !== 'exact');
    }),
    { seed: 15, numRuns: 500 },
  );
});

test('pairs are reported at the row of the later, and ids brought together once', () => {
  const texts = ['17850', 'Ann@b', 'x', '017850', 'ann@b', 'X', '17850.0', 'ann@b'];
  const column = columnOf(texts);
  const { together, apart } = foldIds(column.texts, column.codes.first(texts.length), 'addresses');
  expect(together).toEqual([{ one: 'Ann@b', other: 'ann@b', row: 4 }]);
  expect(apart.map(({ one, other, row }) => [one, other, row])).toEqual([
    ['x', 'X', 5],
    ['17850', '017850', 3],
    ['17850', '17850.0', 6],
  ]);
});
