import fc from 'fast-check';
import { type CellValue, writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { rowsOf } from './testing/rows-of.ts';

/** Texts that a spreadsheet could change: like numbers, dates and formulas, with quotes, line breaks and other scripts. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    '00123',
    '1.062',
    '1,5',
    '2024-01-31',
    '=1+1',
    'a,b',
    '"',
    "'",
    '\n',
    ' ',
    '&amp;',
    'TRUE',
    '#N/A',
    '-',
  ),
);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }),
  fc.integer(),
  fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
);
/** Days from March 1900 on, and from 1904 on where a workbook counts from then; to the second. */
const dates = fc
  .integer({ min: Date.UTC(1904, 0, 2) / 1000, max: Date.UTC(2100, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const cells = fc.oneof(texts, numbers, dates, fc.boolean(), fc.constant(null));

/** What CSV would have in the place of a cell. */
function expected(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, 19);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number'
    ? String(value === 0 ? 0 : value)
    : String(value).replace(/\r\n?/g, '\n');
}

/** Numbers are compared as numbers, and days with midnight written or not. */
const alike = (text: string, value: CellValue): string =>
  typeof value === 'number'
    ? String(Number(text))
    : value instanceof Date && text.length === 10
      ? `${text} 00:00:00`
      : text;

test.each(['1900', '1904'] as const)(
  'any grid that another program writes is read cell for cell, days from %s',
  async (dateSystem) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('shared' as const, 'inline' as const),
        async (grid, stringMode) => {
          const header = ['known a', 'known b', 'known c'];
          const bytes = await writeXlsx({
            sheets: [{ name: 'Sheet', rows: [header, ...grid] }],
            dateSystem,
            stringMode,
          });
          const { rows } = await rowsOf(bytes);
          for (const [i, row] of grid.entries()) {
            const read = rows[i + 2] ?? ['', '', ''];
            expect(read.map((text, j) => alike(text, row[j] ?? null))).toEqual(row.map(expected));
          }
        },
      ),
      { numRuns: 200 },
    );
  },
);
