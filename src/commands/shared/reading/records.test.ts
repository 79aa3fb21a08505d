import { expect, test } from 'vitest';
import { noDay } from '../../../core/customers.ts';
import type { Field } from '../../../input/records/field.ts';
import { problem } from '../../../problems/problem.ts';
import { refusals } from './testing/customers-from.ts';
import { recordsFrom } from './testing/records-from.ts';

const fields: readonly Field[] = [
  {
    name: 'who',
    meaning: 'who it is',
    names: 'who customer',
    kind: 'id',
    required: true,
    filled: true,
  },
  { name: 'note', meaning: 'a note', names: 'note remark', kind: 'text' },
  { name: 'share', meaning: 'a share', names: 'share', kind: 'share' },
  { name: 'cost', meaning: 'the cost', names: 'cost', kind: 'money' },
  { name: 'fee', meaning: 'the fee', names: 'fee', kind: 'spend' },
  { name: 'wait', meaning: 'the wait', names: 'wait', kind: 'duration' },
  { name: 'when', meaning: 'when it was', names: 'when date', kind: 'date' },
  { name: 'status', meaning: 'whether active', names: 'status churned', kind: 'status' },
];

test('reads each kind of field as what it is', async () => {
  const text =
    "Customer;Remark;Share;Cost (EUR);Fee per month;Wait (days);Date;Churned\n 'A1 ; late ;30%;1.200,50;10;365,25;2024-02;yes\nB2;;0,25;7,5;;;2024-03-31;no\n";
  const records = await recordsFrom({ 'a.csv': text }, fields);
  expect(records.count).toBe(2);
  expect(records.text('who')).toEqual(['A1', 'B2']);
  expect(records.text('note')).toEqual(['late', '']);
  expect([...records.numbers('share')]).toEqual([0.3, 0.25]);
  expect([...records.signed('share')]).toEqual([1, 0]);
  expect([...records.numbers('cost')]).toEqual([1200.5, 7.5]);
  expect([...records.numbers('fee')]).toEqual([120, Number.NaN]);
  expect([...records.numbers('wait')]).toEqual([1, Number.NaN]);
  // 54 years with 13 leap days to 2024; then January; and January, a leap February, and 30 days.
  const year = 54 * 365 + 13;
  expect([...records.days('when')]).toEqual([year + 31, year + 31 + 29 + 30]);
  expect([...records.numbers('status')]).toEqual([0, 1]);
  expect(records.currency).toBe('EUR');
});

test('a field that no file has, or only some, says nothing there', async () => {
  const records = await recordsFrom(
    { 'a.csv': 'who,cost\nA,1\n', 'b.csv': 'who,note,when\nB,x,2024-01-01\n' },
    fields,
  );
  expect(records.text('note')).toEqual(['', 'x']);
  expect(records.days('when')[0]).toBe(noDay);
  expect([...records.numbers('cost')]).toEqual([1, Number.NaN]);
  expect([...records.numbers('share')]).toEqual([Number.NaN, Number.NaN]);
  expect([records.has('cost'), records.has('share')]).toEqual([true, false]);
  expect(records.place(1)).toEqual({ file: 'b.csv', line: 2 });
});

test('what a row is rejected or set aside for is counted', async () => {
  const records = await recordsFrom({ 'a.csv': 'who,cost\nA,1\n,2\nC,x\nD,4\nE,5\n' }, fields, {
    rejects: 'out.csv',
  });
  expect(records.text('who')).toEqual(['A', 'D', 'E']);
  records.setAside(1, problem('customer-left-out', { id: 'D' }));
  expect(records.sources()).toEqual([
    { file: 'a.csv', read: 5, used: 2, setAside: { 'customer-left-out': 1 }, rejected: 2 },
  ]);
  expect(records.rejects.map(({ line, code }) => [line, code])).toEqual([
    [3, 'cell-blank'],
    [4, 'number-unreadable'],
  ]);
});

test('other columns are figures; what is no number there is blank, and noted', async () => {
  const records = await recordsFrom(
    { 'a.csv': 'who,visits,open %,remark 2\nA,10,30%,fine\nB,$12,,\n' },
    fields,
    {},
    'figures',
  );
  expect(records.others.map(({ header, values }) => [header, [...values]])).toEqual([
    ['visits', [10, 12]],
    ['open %', [30, Number.NaN]],
    ['remark 2', [Number.NaN, Number.NaN]],
  ]);
  expect([...(records.others[1]?.signed ?? [])]).toEqual([1, 0]);
  expect(
    records.problems.tallies().map(({ count, examples: [first] }) => [first?.code, count]),
  ).toEqual([['number-unreadable', 1]]);
});

test('a check sees a share as what its sign makes of it', async () => {
  const atMostAll: Field = {
    name: 'part',
    meaning: 'a part',
    names: 'part',
    kind: 'share',
    check: (value, text) => (value > 1 ? problem('number-unreadable', { text }) : undefined),
  };
  const records = await recordsFrom({ 'a.csv': 'who,part\nA,90%\nB,90\nC,0.9\n' }, [
    ...fields,
    atMostAll,
  ]);
  expect(records.text('who')).toEqual(['A', 'C']);
});

test.each([
  ['no column', 'name,cost\nA,1\n', {}, ['column-missing']],
  ['a column that is nowhere', 'who,cost\nA,1\n', { column: ['who=Kunde'] }, ['column-unknown']],
  ['two columns', 'who,cost,Cost\nA,1,2\n', {}, ['column-conflict']],
  ['two currencies', 'who,cost\nA,$1\nB,€2\n', {}, ['currency-mixed']],
  ['no unit', 'who,fee\nA,1\n', {}, ['column-unit-missing']],
  ['decimals that read both ways', 'who,cost\nA,"1,234"\n', {}, ['decimal-ambiguous']],
  ['dates that read both ways', 'who,when\nA,03/04/2024\n', {}, ['date-order-ambiguous']],
  ['no rows', 'who,cost\n', {}, ['file-header-only']],
  ['no sound row', 'who,cost\n,1\n', {}, ['cell-blank', 'rows-none-left']],
  ['a role of another file', 'who,cost\nA,1\n', { column: ['x=cost'] }, ['option-choice']],
])('%s is refused', async (_what, text, options, codes) => {
  const found = await refusals(recordsFrom({ 'a.csv': text }, fields, options));
  expect(found.map(({ code }) => code)).toEqual(codes);
});

test('options settle columns, units, decimals and currencies', async () => {
  const records = await recordsFrom(
    {
      'a.csv': 'Kunde;fee;cost;currency\nA;1;"1.234";USD\nB;2;2;EUR\n',
      'rates.csv': 'currency,rate\nUSD,0.5\n',
    },
    fields,
    { column: ['who=Kunde', 'fee=fee:mo'], decimal: '.', currency: 'EUR', rates: 'rates.csv' },
  );
  expect([...records.numbers('cost')]).toEqual([0.617, 2]);
  expect([...records.numbers('fee')]).toEqual([6, 24]);
});

test('a hundred thousand rows of ids are read in their order', async () => {
  const ids = Array.from({ length: 100_000 }, (_, i) => `C${i}`);
  const records = await recordsFrom({ 'a.csv': `who\n${ids.join('\n')}\n` }, fields);
  expect(records.text('who')).toEqual(ids);
});
