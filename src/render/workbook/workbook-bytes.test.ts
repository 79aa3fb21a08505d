import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, expect, it, vi } from 'vitest';
import type { FigureFormat } from '../table.ts';
import type { Sheet, SheetCell, SheetRow, Workbook } from './sheet.ts';
import { workbookFaults } from './testing/workbook-faults.ts';
import { workbookBytes } from './workbook-bytes.ts';

afterEach(() => vi.useRealTimers());

const bookOf = (rows: readonly SheetRow[], more: Partial<Sheet> = {}): Workbook => ({
  title: 'Title',
  names: [],
  sheets: [{ name: 'Cells', columns: [{ width: 20 }], rows, frozenRows: 0, ...more }],
});

/** What a reader finds in the cells of a column. */
async function readBack(
  cells: readonly (SheetCell | null)[],
  currency: string | null = null,
): Promise<unknown[]> {
  const bytes = await workbookBytes(bookOf(cells.map((cell) => [cell])), currency);
  expect(workbookFaults(bytes)).toEqual([]);
  const { sheets } = await readXlsx(bytes);
  return cells.map((_, i) => sheets[0]?.rows[i]?.[0] ?? null);
}

const hostileTexts = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  "'quoted",
  '007',
  '123456789012345678',
  '1E5',
  '3-4',
  '2024-01-05',
  'TRUE',
  '#REF!',
  '#N/A',
  '#DIV/0!',
  '_x000D_',
  '_x005F_x000D_',
  'a_x0041_b_x0042_',
  ' spaces ',
  'line\nbreak',
  '<b>&amp;"\'</b>',
  ']]>',
  'right \u202eto left\u202c',
  'עברית',
  '👩‍👩‍👧',
  '\u0000\u0001\u001f',
  'a\r\nb',
];

it('gives back every text as it is, and never as a formula, a number, a day or an error', async () => {
  expect(await readBack(hostileTexts.map((value) => ({ value })))).toEqual(hostileTexts);
});

it('gives back any text of whole characters', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  const escapes = fc.stringMatching(/^[_x0-9A-Fa-f#]{1,20}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(text, escapes), { minLength: 1, maxLength: 20 }),
      async (texts) => {
        const written = texts.map((each) => each.replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD'));
        expect(await readBack(texts.map((value) => ({ value })))).toEqual(written);
      },
    ),
    { numRuns: 60 },
  );
});

it('writes a replacement for half a character, which no file can hold', async () => {
  expect(await readBack([{ value: 'a\ud800b\udc00' }, { value: '\ufffe\uffff' }])).toEqual([
    'a\ufffdb\ufffd',
    '\ufffd\ufffd',
  ]);
});

it('cuts a text at what a cell may hold, and never through a character', async () => {
  const longest = 'x'.repeat(32_767);
  // The 32,766th unit is the first half of the last character that would fit.
  const paired = `${'x'.repeat(32_765)}😀${'y'.repeat(9)}`;
  const [whole, cut, pair] = await readBack(
    [longest, 'z'.repeat(40_000), paired].map((value) => ({ value })),
  );
  expect(whole).toBe(longest);
  expect(cut).toBe(`${'z'.repeat(32_766)}…`);
  expect(pair).toBe(`${'x'.repeat(32_765)}…`);
});

it('gives back any number that can be one, with all its digits, and no cell for what is none', async () => {
  const exact = [0, 1e15, 123456789012345.67, 1e-7, -1e-7, 1e21, 5e-324, 1.7976931348623157e308];
  expect(await readBack(exact.map((value) => ({ value })))).toEqual(exact);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double(), { minLength: 1 }), async (numbers) => {
      const read = await readBack(numbers.map((value) => ({ value, format: { kind: 'money' } })));
      expect(read).toEqual(numbers.map((n) => (Number.isFinite(n) ? n + 0 : null)));
    }),
    { numRuns: 40 },
  );
});

it('writes days as days where spreadsheets count them alike, and as texts elsewhere', async () => {
  const days = [
    '1900-03-01',
    '2024-02-29',
    '9999-12-31',
    '1900-02-28',
    '1899-12-31',
    '10000-01-01',
  ];
  const read = await readBack(days.map((value) => ({ value, format: { kind: 'day' } })));
  expect(read.slice(0, 3)).toEqual(days.slice(0, 3).map((day) => new Date(`${day}T00:00:00Z`)));
  expect(read.slice(3)).toEqual(days.slice(3));
});

it('shows money in a currency whose text cannot change the format', async () => {
  const currencies = fc.oneof(
    fc.constantFrom('EUR', '€', '$', '"', ']', '[Red]', '0;0;"x"', 'EU]', '\\', ''),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const format: FigureFormat = { kind: 'money' };
  await fc.assert(
    fc.asyncProperty(fc.option(currencies), async (currency) => {
      const bytes = await workbookBytes(bookOf([[{ value: 1062, format }]]), currency);
      expect(workbookFaults(bytes)).toEqual([]);
      const { sheets } = await readXlsx(bytes, { readStyles: true });
      const code = sheets[0]?.cells?.get('0,0')?.style?.numFmt ?? '';
      expect(code).toMatch(/^(?:#,##0\.00|#,##0\.00\\ \[\$[A-Z]{3}\]|\[\$\p{Sc}\]#,##0\.00)$/u);
    }),
    { numRuns: 60 },
  );
});

it('keeps the style of each cell where most of its column look otherwise', async () => {
  const money: FigureFormat = { kind: 'money' };
  const rows: SheetRow[] = [
    [{ value: 'amount', look: 'figureHead' }],
    [{ value: 1, format: money }],
    [{ value: 'too few', format: money }],
    [null],
    [{ value: 2, format: money }],
    [{ value: 3, format: money, look: 'total' }],
  ];
  const bytes = await workbookBytes(bookOf(rows), null);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const style = (row: number) => sheets[0]?.cells?.get(`${row},0`)?.style;
  expect(style(0)?.font?.bold).toBe(true);
  expect([1, 2, 4, 5].map((row) => style(row)?.numFmt)).toEqual([
    '#,##0.00',
    undefined,
    '#,##0.00',
    '#,##0.00',
  ]);
  expect([1, 4, 5].map((row) => style(row)?.font?.bold === true)).toEqual([false, false, true]);
});

it('names cells, and the head that is printed on every page, whatever the sheet is called', async () => {
  const names = ['By home', "O'Neill", 'Héllo', 'a!b', '1st', 'A1', 'R1C1', '&<>"'];
  const sheets = names.map(
    (name): Sheet => ({ name, columns: [], rows: [[{ value: 1 }]], frozenRows: 1 }),
  );
  const bytes = await workbookBytes(
    { title: '', sheets, names: [{ name: 'margin', sheet: "O'Neill", row: 0, column: 0 }] },
    null,
  );
  expect(workbookFaults(bytes)).toEqual([]);
});

it('writes a sheet without rows or columns', async () => {
  const bytes = await workbookBytes(bookOf([], { columns: [] }), null);
  expect(workbookFaults(bytes)).toEqual([]);
});

it('is the same file whenever it is written', async () => {
  const book = bookOf([[{ value: 1.5, format: { kind: 'money' } }, { value: 'text' }]]);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-29T12:00:00Z') });
  const then = await workbookBytes(book, 'EUR');
  vi.setSystemTime(new Date('2031-07-01T01:02:03Z'));
  expect(await workbookBytes(book, 'EUR')).toEqual(then);
});
