import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetNames } from './sheet-names.ts';

/** What Excel refuses in the name of a sheet. */
const refused = /[[\]:*?/\\]|^'|'$|[\p{Cc}\uFFFE\uFFFF]/u;
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

it('names sheets by the beginnings of their headings', () => {
  expect(
    sheetNames([
      'Value of a customer',
      'Slipping away: silent for long at their purchase rate; at risk within 1y',
      'History',
      'history',
      '',
      "'quoted'",
      'a/b\\c [d] *e* ?',
      '=1+1',
      'Repeat purchases of all the customers there are',
    ]),
  ).toEqual([
    'Value of a customer',
    'Slipping away',
    'History 2',
    'history 3',
    'Figures',
    'quoted',
    'a b c d e',
    '=1+1',
    'Repeat purchases of all the',
  ]);
});

it('makes names that every spreadsheet takes, no two alike, of whatever headings', () => {
  const heading = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.stringMatching(/^[[\]:*?/\\' a-cA-C😀é]{0,50}$/u),
    fc.constantFrom('History', 'HISTORY', 'a', 'A', "'", '😀'.repeat(20), `${'x'.repeat(30)}😀`),
    fc.string({ maxLength: 40 }).map((text) => `${text}\ud83d`),
  );
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 30 }), (headings) => {
      const names = sheetNames(headings);
      expect(names.length).toBe(headings.length);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(refused);
        expect(name).not.toMatch(half);
        expect(name.toLowerCase()).not.toBe('history');
      }
    }),
  );
});
