import { expect, test } from 'vitest';
import { archive } from '../../../../fixtures/workbooks/archive.js';
import { type Value, workbookParts } from '../../../../fixtures/workbooks/workbook.js';
import type { OptionTexts } from '../../option.ts';
import { customersFrom, lines, refusals } from './testing/customers-from.ts';
import { recordsFrom } from './testing/records-from.ts';

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

test('numbers beside texts that depend on the decimal mark are refused, unless an option settles it', async () => {
  const mixed = [
    ['A', 12.5, 2],
    ['B', '1.234,50', 2],
    ['C', '1.234', 2],
    ['D', 1.062, 2],
  ];
  expect(await refused(mixed)).toMatchObject([
    {
      code: 'number-cells-and-texts',
      args: { cells: 2, cell: '12.5', cellLine: 2, texts: 2, text: '1.234,50', textLine: 3 },
      at: { column: 'monthly spend' },
    },
  ]);
  expect(await read(mixed, { decimal: ',' })).toEqual([
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
    { code: 'number-cells-and-texts', args: { text: '1.234' } },
  ]);
  expect(await read(open, { decimal: ',' })).toEqual([
    `A 12.5${perMonth} 2y`,
    `B 1234${perMonth} 2y`,
  ]);
});

test('texts of whole numbers, and numbers in other columns, say nothing of numbers', async () => {
  expect(
    await read([
      ['A', 12.5, 2],
      ['B', '17', 2],
    ]),
  ).toEqual([`A 12.5${perMonth} 2y`, `B 17${perMonth} 2y`]);
  expect(await read([['A', '1.062,50', 2]])).toEqual([`A 1062.5${perMonth} 2y`]);
});

test('a percent in a text with a decimal comma is refused beside numbers', async () => {
  const shares = (...cells: Value[]) =>
    recordsFrom(
      {
        'a.xlsx': archive(
          workbookParts({
            sheets: [{ name: 'a', rows: [['share'], ...cells.map((cell) => [cell])] }],
          }),
        ),
      },
      [{ name: 'share', meaning: 'the share', names: 'share', kind: 'share' }],
    );
  expect(await refusals(shares('12,5%', 0.25))).toMatchObject([
    { code: 'number-cells-and-texts', args: { cell: '0.25', text: '12,5' } },
  ]);
  expect(await refusals(shares('25%', 0.25))).toEqual([]);
});

/** Of serial days: 2023-05-11 is what a spreadsheet in the United States makes of 05/11/2023. */
const may11 = { v: 45_057, style: 1 };
const dated = (rows: readonly (readonly Value[])[], options = {}) =>
  customersFrom(
    { 'a.xlsx': book([['id', 'monthly spend', 'start', 'end'], ...rows]) },
    { options },
  );

test.each([
  ['29/10/2023', '--date-order dmy'],
  ['10/29/2023', '--date-order mdy'],
  ['05/11/2023', '--date-order dmy or --date-order mdy'],
  ['29.10.2023', '--date-order dmy'],
  ['29/10/2023 18:30', '--date-order dmy'],
  ['29-10-23', '--date-order dmy or --date-order ymd'],
])('dates beside the text %s are refused', async (text, settle) => {
  const rows = [
    ['A', 1, may11],
    ['B', 1, text],
    ['C', 1, text],
  ];
  expect(await refusals(dated(rows, { 'as-of': '2024-12-31' }))).toMatchObject([
    {
      code: 'date-cells-and-texts',
      args: { cells: 1, cell: '2023-05-11', cellLine: 2, texts: 2, text, textLine: 3, settle },
      at: { column: 'start' },
    },
  ]);
});

test.each([
  ['2023-10-29', {}],
  ['20231029', {}],
  ['29 Oct 2023', {}],
  ['10/10/2023', {}],
  ['29/10/2023', { 'date-order': 'dmy' }],
  ['29/10/2023', { 'date-format': 'dd/MM/yyyy' }],
])('dates beside the text %s are read with the options %o', async (text, options) => {
  const { customers } = await dated(
    [
      ['A', 1, may11],
      ['B', 1, text],
    ],
    {
      ...options,
      'as-of': '2024-12-31',
    },
  );
  expect(customers.startDay?.[0]).toBe(Date.UTC(2023, 4, 11) / 86_400_000);
  expect(customers.startDay?.[1]).toBe(
    Date.UTC(2023, 9, text.startsWith('10/') ? 10 : 29) / 86_400_000,
  );
});

test('dates in one column and what was left as text in another are refused', async () => {
  expect(await refusals(dated([['A', 1, may11, '29/10/2023']]))).toMatchObject([
    {
      code: 'date-cells-and-texts',
      args: { cellColumn: 'start', textColumn: 'end', cells: 1, texts: 1 },
    },
  ]);
});

test('a column of texts that any spreadsheet would have read says nothing of other columns', async () => {
  const rows = [
    ['A', 1, may11, '29/10/2023'],
    ['B', 1, may11, '12/11/2023'],
  ];
  expect((await dated(rows)).customers.ids).toEqual(['A', 'B']);
  expect((await dated([['A', 1, may11, '29.10.2023']])).customers.ids).toEqual(['A']);
});

test('plain numbers in a column of dates count by the workbook, from 1900 or from 1904', async () => {
  // 2024-01-31 is 45322, or 1462 less.
  for (const [date1904, serial] of [
    [false, 45_322],
    [true, 43_860],
  ] as const) {
    const rows = [
      ['id', 'monthly spend', 'start'],
      ['A', 1, serial],
    ];
    const file = archive(workbookParts({ date1904, sheets: [{ name: 'a', rows }] }));
    const starts = (options: OptionTexts) =>
      customersFrom({ 'a.xlsx': file }, { options: { 'as-of': '2024-12-31', ...options } });
    const { customers } = await starts({ 'date-format': 'excel' });
    expect(customers.startDay?.[0]).toBe(Date.UTC(2024, 0, 31) / 86_400_000);
    const [found] = await refusals(starts({}));
    expect(found).toMatchObject({
      code: 'date-is-number',
      args: { looks: "a spreadsheet's day number, 2024-01-31" },
    });
  }
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
