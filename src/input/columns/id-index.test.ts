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

test('ids that rise or fall, repeat or turn round are numbered as a Map would', () => {
  const id = fc.tuple(fc.constantFrom('', 'A', 'a', 'no-'), fc.integer({ min: 0, max: 2000 }));
  const run = fc.tuple(id, fc.integer({ min: -2, max: 2 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
      const ids = runs.flatMap(([[prefix, first], step, length]) =>
        Array.from({ length }, (_, i) => `${prefix}${first + i * step}`),
      );
      const index = new IdIndex();
      const map = new Map<string, number>();
      for (const each of ids) {
        if (!map.has(each)) map.set(each, map.size);
        expect(index.add(each)).toBe(map.get(each));
      }
      for (const each of ids) expect(index.find(each)).toBe(map.get(each));
      expect([index.find(''), index.find('zz'), index.find('no-5x')]).toEqual([-1, -1, -1]);
      const others = [...map].filter(([each]) => map.has(each.toUpperCase()) && /a/.test(each));
      const pairs = others.map(([each, number]) => [number, map.get(each.toUpperCase()) ?? -1]);
      const risen = pairs.map((pair) => pair.toSorted((a, b) => a - b));
      expect([...index.caseVariants].toSorted((a, b) => a[1] - b[1])).toEqual(
        risen.toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0)),
      );
      for (const each of ids) expect(index.findInAnyCase(each)).toBe(map.get(each));
    }),
    { seed: 7, numRuns: 500 },
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
