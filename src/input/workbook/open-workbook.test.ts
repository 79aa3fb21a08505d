import { expect, test } from 'vitest';
import { archive } from '../../../fixtures/workbooks/archive.js';
import { sheetOf, type Workbook, workbookParts } from '../../../fixtures/workbooks/workbook.js';
import { refusalOf, rowsOf } from './testing/rows-of.ts';

const book = (workbook: Workbook) => archive(workbookParts(workbook));
const sheet = (xml: string, name = 'Sheet1') => book({ sheets: [{ name, xml }] });
const header = ['known a', 'known b', 'c'];

test('cells of every kind', async () => {
  const bytes = book({
    formats: ['yyyy-mm-dd', '0%', '00000'],
    strings: [
      '<t>plain</t>',
      '<r><t>two </t></r><r><rPr><b/></rPr><t xml:space="preserve">runs </t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      '<t>one_x000D__x000A_two, _x005F_x000D_</t>',
    ],
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          header,
          [
            { t: 's', v: 0 },
            { t: 's', v: 1 },
            { t: 's', v: 2 },
          ],
          [{ t: 's', v: 3 }, ' in the cell ', 'a "quote", and\na line'],
          [1.5, { v: 45_292, style: 1 }, { v: 0.25, style: 2 }],
          [true, false, { t: 'e', v: '#N/A' }],
          [
            { t: 'd', v: '2024-01-31T13:45:00' },
            { f: 'A4*2', v: 3 },
            { f: 'T(A1)', t: 'str', v: 'x' },
          ],
          [{ f: 'T(A9)', t: 'str', v: '' }, { v: 17, style: 3 }, null],
        ],
      },
    ],
  });
  const { rows, kinds } = await rowsOf(bytes);
  expect(rows).toEqual({
    1: header,
    2: ['plain', 'two runs ', '東京'],
    3: ['one\ntwo, _x000D_', ' in the cell ', 'a "quote", and\na line'],
    4: ['1.5', '2024-01-01', '25%'],
    5: ['TRUE', 'FALSE', '#N/A'],
    6: ['2024-01-31T13:45:00', '3', 'x'],
    7: ['', '00017', ''],
  });
  expect(kinds[4]).toEqual(['number', 'date', 'number']);
  expect(kinds[6]).toEqual(['date', 'number', 'text']);
});

test('a workbook that counts its days from 1904', async () => {
  const rows = [header, [{ v: 43_830, style: 1 }, 2, 3]];
  const bytes = book({ date1904: true, formats: ['yyyy-mm-dd'], sheets: [{ name: 'a', rows }] });
  expect((await rowsOf(bytes)).rows[2]).toEqual(['2024-01-01', '2', '3']);
});

test('titles, blank rows and a first blank column stand where they stand in a file of text', async () => {
  const bytes = book({
    sheets: [
      {
        name: 'a',
        rows: [
          [null, 'Report of the year'],
          [],
          [null, ...header],
          [null, 1, 2],
          [],
          [null, 3, 4, 5, 6],
        ],
      },
    ],
  });
  const read = await rowsOf(bytes);
  expect(read).toMatchObject({ headerLine: 3, headers: [...header, ''] });
  expect(read.rows).toEqual({
    1: ['Report of the year', '', '', ''],
    3: [...header, ''],
    4: ['1', '2', '', ''],
    6: ['3', '4', '5', '6'],
  });
});

test('what stands beside the table, below its first rows, is no part of it', async () => {
  const many = Array.from({ length: 9000 }, (_, i) => [`row ${i}`, i, 1]);
  const rows = [header, ...many, [1, 2, 3, null, { f: 'NOW()' }]];
  const read = await rowsOf(book({ sheets: [{ name: 'a', rows }] }));
  expect(read.rows[9002]).toEqual(['1', '2', '3']);
});

test('rows and cells that do not say where they are follow one another', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = sheetOf(
    `<row>${header.map(cell).join('')}</row><row r="4"><c r="B4"><v>2</v></c><c><v>3</v></c></row><row><c><v>5</v></c></row>`,
  );
  expect((await rowsOf(sheet(xml))).rows).toEqual({
    1: header,
    4: ['', '2', '3'],
    5: ['5', '', ''],
  });
});

test('elements may have a prefix, and the parts stand at the root', async () => {
  const xml = sheetOf('<row><c t="inlineStr"><is><t>known a</t></is></c></row>')
    .replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')
    .replace('xmlns=', 'xmlns:x=');
  const parts = workbookParts({ sheets: [{ name: 'a', xml }] }).map((part) => ({
    ...part,
    content: part.content.replace('Target="worksheets', 'Target="/xl/worksheets'),
  }));
  expect((await rowsOf(archive(parts))).headers).toEqual(['known a']);
});

test('hidden rows and columns are read, and counted where they hold something', async () => {
  const bytes = book({
    sheets: [
      {
        name: 'a',
        rows: [['Title'], header, [1, 2, null], [3, 4, null], [], [5, null, null]],
        hiddenRows: [1, 3, 5, 6],
        hiddenColumns: [2, 4],
      },
    ],
  });
  const { rows, remarks } = await rowsOf(bytes);
  expect(rows[3]).toEqual(['1', '2', '']);
  expect(remarks).toMatchObject([
    { code: 'sheet-hidden', args: { sheet: 'a', rows: 2, columns: 1 } },
  ]);
});

const fits = (name: string) => ({ name, rows: [header, [1, 2, 3]] });
const other = (name: string) => ({
  name,
  rows: [
    ['x', 'y', 'z'],
    [1, 2, 3],
  ],
});
const empty = (name: string) => ({ name });
const hidden = <S>(each: S) => ({ ...each, state: 'hidden' as const });

test.each([
  ['the only one', [other('a')], [], 'a'],
  ['the only one with rows', [empty('a'), other('b')], [], 'b'],
  ['the only one whose headers are recognised', [other('a'), fits('b'), empty('c')], [], 'b'],
  ['one that is named', [fits('a'), fits('b')], ['b'], 'b'],
  ['one that is named in other letters', [fits('A'), fits('B')], ['b'], 'B'],
  ['the exact name of two', [fits('b'), fits('B')], ['B'], 'B'],
  ['that of several names which it has', [fits('a'), fits('b')], ['c', 'b'], 'b'],
  ['that of several named which fits', [other('a'), fits('b'), fits('c')], ['a', 'b'], 'b'],
  ['one that is shown, beside hidden ones', [hidden(fits('a')), fits('b')], [], 'b'],
  ['a hidden one that is named', [hidden(fits('a')), fits('b')], ['a'], 'a'],
  ['a hidden one, where no other is there', [hidden(fits('a'))], [], 'a'],
])('of the sheets, %s is read', async (_, sheets, names, expected) => {
  expect((await rowsOf(book({ sheets }), names)).sheet).toBe(expected);
});

test.each([
  [
    'several fit',
    [fits('a'), other('b'), fits('c')],
    [],
    {
      code: 'sheet-undecided',
      args: { sheets: '"a", "c"', fit: true, named: false, example: 'a' },
    },
  ],
  [
    'several that are named fit',
    [fits('a'), fits('b'), fits('c')],
    ['a', 'c'],
    { code: 'sheet-undecided', args: { sheets: '"a", "c"', named: true } },
  ],
  [
    'none fits, and several hold rows',
    [other('two words'), other('b')],
    [],
    { code: 'sheet-undecided', args: { fit: false, example: '"two words"' } },
  ],
  ['two are alike but for capitals', [fits('b'), fits('B')], ['β'], { code: 'sheet-unknown' }],
  [
    'none has the name',
    [fits('Orders'), fits('Customers')],
    ['Order'],
    {
      code: 'sheet-unknown',
      args: { names: '"Order"', sheets: '"Orders", "Customers"', nearest: 'Orders' },
    },
  ],
  ['the one that is named is empty', [fits('a'), empty('b')], ['b'], { code: 'sheet-empty' }],
  ['all are empty', [empty('a'), empty('b')], [], { code: 'file-empty' }],
  ['there are none', [], [], { code: 'file-empty' }],
])('a workbook is refused where %s', async (_, sheets, names, expected) => {
  expect(await refusalOf(book({ sheets }), names)).toMatchObject(expected);
});

test('a formula without a value is refused in the sheet that is read, and in no other', async () => {
  const rows = [header, [1, { f: 'A2*2' }, 3]];
  const sheets = [{ name: 'a', rows }, fits('b')];
  expect(await refusalOf(book({ sheets }), ['a'])).toMatchObject({
    code: 'formula-without-value',
    args: { sheet: 'a' },
    at: { line: 2 },
  });
  expect(await refusalOf(book({ sheets }), ['b'])).toBeUndefined();
});
