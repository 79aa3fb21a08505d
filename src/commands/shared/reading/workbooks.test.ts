import { expect, test } from 'vitest';
import { archive } from '../../../../fixtures/workbooks/archive.js';
import { type Value, workbookParts } from '../../../../fixtures/workbooks/workbook.js';
import { customersFrom, lines, refusals } from './testing/customers-from.ts';

const formats = ['yyyy-mm-dd', '#,##0.00 [$€-407]', '#,##0.00 [$¥-411]', '00000'];
const header = ['id', 'monthly spend', 'years'];
const book = (rows: readonly (readonly Value[])[]) =>
  archive(workbookParts({ formats, sheets: [{ name: 'a', rows }] }));
const read = async (rows: readonly (readonly Value[])[], options = {}) =>
  lines(await customersFrom({ 'a.xlsx': book([header, ...rows]) }, { options }));
const refused = async (rows: readonly (readonly Value[])[], options = {}) =>
  refusals(customersFrom({ 'a.xlsx': book([header, ...rows]) }, { options }));

const perMonth = '/0.0833333y';

test('a number is a number, whatever its decimals look like', async () => {
  expect(await read([['A', 1.062, 2]])).toEqual([`A 1.062${perMonth} 2y`]);
  expect(await read([['A', 1.062, 2]], { decimal: ',' })).toEqual([`A 1.062${perMonth} 2y`]);
});

test('numbers say nothing about texts that look like numbers, nor texts about numbers', async () => {
  const mixed = [
    ['A', 12.5, 2],
    ['B', '1.234,50', 2],
    ['C', '1.234', 2],
    ['D', 1.062, 2],
  ];
  expect(await read(mixed)).toEqual([
    `A 12.5${perMonth} 2y`,
    `B 1234.5${perMonth} 2y`,
    `C 1234${perMonth} 2y`,
    `D 1.062${perMonth} 2y`,
  ]);
  const open = [
    ['A', 12.5, 2],
    ['B', '1.234', 2],
  ];
  expect(await refused(open)).toMatchObject([
    { code: 'decimal-ambiguous', args: { text: '1.234' } },
  ]);
  expect(await read(open, { decimal: ',' })).toEqual([
    `A 12.5${perMonth} 2y`,
    `B 1234${perMonth} 2y`,
  ]);
});

test('a currency that has no decimals does not make thousands of a number', async () => {
  expect(await read([['A', { v: 1.062, style: 3 }, 2]])).toEqual([`A 1.062${perMonth} 2y`]);
});

test('currencies of formats are those of the amounts', async () => {
  const euros = ['A', { v: 1, style: 2 }, 2];
  expect(await refused([euros, ['B', { v: 1, style: 3 }, 2]])).toMatchObject([
    { code: 'currency-mixed' },
  ]);
  expect((await customersFrom({ 'a.xlsx': book([header, euros]) })).currency).toBe('EUR');
});

test('ids with zeros in front are those that the sheet shows, and long ones are refused', async () => {
  expect(await read([[{ v: 17, style: 4 }, 1, 2]])).toEqual([`00017 1${perMonth} 2y`]);
  expect(await refused([[{ v: '1234567890123450' }, 1, 2]])).toMatchObject([
    { code: 'ids-rounded' },
  ]);
});

test('a date is a date, whatever format an option names, and a number in its place is a number', async () => {
  const starts = (cell: Value, options = {}) =>
    customersFrom(
      {
        'a.xlsx': book([
          ['id', 'monthly spend', 'start', 'end'],
          ['A', 1, cell, { v: 45_658, style: 1 }],
        ]),
      },
      { options },
    );
  const days = [45_292, 45_658].map((day) => day - 25_569);
  for (const options of [{}, { 'date-format': 'dd.MM.yyyy' }]) {
    const { customers } = await starts({ v: 45_292, style: 1 }, options);
    expect(customers.startDay?.[0]).toBe(days[0]);
  }
  expect(await refusals(starts(45_292))).toMatchObject([{ code: 'date-is-number' }, {}]);
});
