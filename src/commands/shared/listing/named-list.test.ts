import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { printed, printedSum } from '../../../core/numeric/testing/printed-sum.ts';
import { type Candidate, listColumns, listRows, namedList } from './named-list.ts';

const candidates = fc.uniqueArray(
  fc.record({
    customer: fc.nat(9),
    id: fc.string({ minLength: 1, maxLength: 3 }),
    valueAtStake: fc.option(fc.integer({ min: -500, max: 500 }).map((cents) => cents / 100)),
    reason: fc.string(),
    hasLeft: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const noText = () => () => '';
const listed = (all: readonly Candidate[], top?: number) =>
  namedList('any', all, { keep: [], top }, noText);

test('the most valuable come first, and those whose value is not known last, in any order of the input', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const { rows } = listed(all);
      const values = rows.map(({ valueAtStake }) => valueAtStake);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual([...known].sort((a, b) => b - a));
      expect(listed([...all].reverse()).rows).toEqual(rows);
    }),
  );
});

test('the sums are of all who are on it, whatever --top cuts, and nobody is on it who has left', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 5 }), (all, top) => {
      const list = listed(all, top);
      const present = all.filter(({ hasLeft }) => !hasLeft);
      expect(list.customers).toBe(present.length);
      expect(list.gone).toBe(all.length - present.length);
      expect(list.rows).toEqual(listed(all).rows.slice(0, top));
      expect(printed(list.valueAtStake)).toBe(
        printedSum(present.map(({ valueAtStake }) => valueAtStake ?? 0)),
      );
    }),
  );
});

const ada: Candidate = { customer: 0, id: 'Ada', valueAtStake: 1.5, reason: 'brought 2 people' };

it('shows kept columns under their headers, and under the name of the field where it has that name', () => {
  const textOf = (header: string) => () => `the ${header}`;
  const list = namedList('any', [ada], { keep: ['phone', 'reason'] }, textOf);
  expect([...listRows(list).columns.keys()]).toEqual([
    'id',
    'phone',
    'kept.reason',
    'valueAtStake',
    'reason',
  ]);
});

it('has the same columns where nobody is on it', () => {
  const list = namedList('any', [ada], { keep: ['phone'] }, noText);
  expect(listColumns(['phone'])).toEqual([...listRows(list).columns.keys()]);
  expect(listColumns([])).toEqual(['id', 'valueAtStake', 'reason']);
});
