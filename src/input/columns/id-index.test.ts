import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdIndex } from './id-index.ts';

test('numbers ids as a Map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (ids) => {
      const index = new IdIndex();
      const map = new Map<string, number>();
      for (const id of ids) {
        if (!map.has(id)) map.set(id, map.size);
        expect(index.add(id)).toBe(map.get(id));
        expect(index.textOf(map.get(id) ?? 0)).toBe(id);
      }
      for (const id of ids) expect(index.find(id)).toBe(map.get(id));
      expect(index.find('not in there')).toBe(-1);
      expect(index.ids).toEqual([...map.keys()]);
      if (ids.length > 0) index.rename(0, 'shown');
      if (ids.length > 0) expect(index.textOf(0)).toBe('shown');
    }),
    { seed: 7 },
  );
});

test('grows past its first size', () => {
  const index = new IdIndex();
  for (let i = 0; i < 50000; i++) expect(index.add(`C${i}`)).toBe(i);
  for (let i = 0; i < 50000; i += 7) expect(index.find(`C${i}`)).toBe(i);
  expect(index.count).toBe(50000);
  expect(index.caseVariants).toEqual([]);
});

test('notices ids that differ only by case', () => {
  const index = new IdIndex();
  for (const id of ['ann@example.com', 'bob', 'Ann@Example.com', 'ÉVA', 'Éva', 'bob'])
    index.add(id);
  expect(index.caseVariants).toEqual([
    [0, 2],
    [3, 4],
  ]);
});
