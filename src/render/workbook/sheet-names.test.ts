import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, sheetNames } from './sheet-names.ts';

describe('the names of sheets', () => {
  it('are what a tab may have, and no two alike, whatever the titles', () => {
    const titles = fc.array(
      fc.oneof(fc.string(), fc.stringMatching(/^[aA'[\]:*?/\\ ]{0,40}$/), fc.constant('History')),
    );
    fc.assert(
      fc.property(titles, (all) => {
        const names = sheetNames(all);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(all.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/i);
        }
      }),
    );
  });

  it('are cut between words, and numbered where they would be alike', () => {
    const title = 'Purchases per customer after the split';
    expect(sheetNames([title, title])).toEqual([
      'Purchases per customer after',
      'Purchases per customer after 2',
    ]);
  });
});

describe('the beginning of a heading', () => {
  it('ends before its explanation', () => {
    expect(beginningOf('Retention: % who bought')).toBe('Retention');
    expect(beginningOf('Share still active (in brackets: 95 % interval)')).toBe(
      'Share still active',
    );
    expect(beginningOf('Customers by P(buys), the probability')).toBe('Customers by P(buys)');
  });
});
