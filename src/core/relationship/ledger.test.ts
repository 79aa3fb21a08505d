import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import {
  type Entry,
  entryKinds,
  ledger,
  lineOf,
  lineTotals,
  partOf,
  realKinds,
  sumOfEntries,
  totalsOf,
} from './ledger.ts';

const kinds = Object.values(entryKinds).flat();
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  who: fc.constantFrom('', 'north', 'south'),
  year: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom(...kinds),
  amount: fc.double({ min: -1e7, max: 1e7, noNaN: true }),
});
const keyOf = ({ who, year, kind }: Entry) => `${who}/${year}/${kind}`;
const distinct = fc.uniqueArray(anyEntry, { selector: keyOf, maxLength: 60 });
const seeded = { seed: 4, numRuns: 200 };

describe('a ledger', () => {
  it('adds up to the same total exactly, whatever the order and however it is divided', () => {
    const ordered = fc.tuple(distinct, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(ordered, ([entries, keys]) => {
        const mixed = entries
          .map((entry) => ({ entry, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const [one, other] = [ledger(entries), ledger(mixed)];
        expect(sumOfEntries(other)).toBe(sumOfEntries(one));
        const byLine = (['real', 'cost'] as const).map((line) => lineTotals(one, line).total);
        const bySegment = ['', 'north', 'south'].map((who) =>
          sumOfEntries(one, (entry) => entry.who === who),
        );
        const byYear = [1, 2, 3, 4, 5].map((year) =>
          sumOfEntries(one, (entry) => entry.year === year),
        );
        for (const parts of [byLine, bySegment, byYear]) {
          expect(printedSum(parts)).toBe(printed(sumOfEntries(one)));
        }
      }),
      seeded,
    );
  });

  it('is the sum of its kinds on each line', () => {
    fc.assert(
      fc.property(distinct, (entries) => {
        const { total, ...each } = lineTotals(ledger(entries), 'real');
        expect(Object.keys(each)).toEqual([...entryKinds.real]);
        expect(printedSum(Object.values(each))).toBe(printed(total));
      }),
      seeded,
    );
  });

  it('enters a key once, and reports what came again', () => {
    const first: Entry = { who: 'C7', year: 2, kind: 'referral', amount: 300 };
    const again = { ...first, amount: 200 };
    const other: Entry = { ...first, year: 3 };
    const { entries, repeated } = ledger([first, again, other]);
    expect(entries).toEqual([first, other]);
    expect(repeated).toEqual([again]);
  });

  it('knows the line of each kind, and the part of the relationship that real money comes from', () => {
    expect(lineOf('referral')).toBe('real');
    expect(lineOf('rewardsAnyway')).toBe('cost');
    expect(() => lineOf('joy' as 'spend')).toThrow(RangeError);
    expect(entryKinds.real.map(partOf)).toEqual([
      ...Array<string>(5).fill('loyalty'),
      'recommendations',
    ]);
    expect(entryKinds.cost.map(partOf)).toEqual([null, null, null, null]);
  });

  it('has the real money of each part, and these add up to all of it', () => {
    fc.assert(
      fc.property(distinct, (entries) => {
        const book = ledger(entries);
        const parts = [
          totalsOf(book, realKinds.loyalty),
          totalsOf(book, realKinds.recommendations),
        ];
        const { total } = lineTotals(book, 'real');
        expect(printedSum(parts.map((part) => part.total))).toBe(printed(total));
      }),
      seeded,
    );
  });

  it('has no amounts that are no numbers, and no year 0', () => {
    const entry: Entry = { who: '', year: 1, kind: 'spend', amount: 1 };
    expect(() => ledger([{ ...entry, amount: Number.NaN }])).toThrow(RangeError);
    expect(() => ledger([{ ...entry, year: 0 }])).toThrow(RangeError);
  });
});
