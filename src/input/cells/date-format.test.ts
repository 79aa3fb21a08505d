import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import { DateCell } from './date-cell.ts';
import { dateFormat, looksOf } from './date-format.ts';

const known = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../test/reference/dates/${name}.json`, import.meta.url), 'utf8'),
  ) as string[][];
const read = (format: string, text: string) => {
  const date = dateFormat(format)?.read(text);
  return date === undefined ? undefined : isoDate(date.first);
};

test('day numbers are the days that openpyxl has for them', () => {
  const serials = known('serials');
  expect(serials.length).toBeGreaterThan(100);
  for (const [text = '', day] of serials) expect([text, read('excel', text)]).toEqual([text, day]);
});

test('a pattern reads what strftime of Python writes by its own', () => {
  const formats = known('formats');
  expect(formats.length).toBeGreaterThan(100);
  for (const [pattern = '', text = '', day] of formats)
    expect([pattern, text, read(pattern, text)]).toEqual([pattern, text, day]);
});

test('months have the names of seven languages, as the CLDR has them', () => {
  const names = known('names');
  expect(names.length).toBeGreaterThan(400);
  const cell = new DateCell();
  for (const [text = '', day] of names)
    expect([text, cell.read(text), isoDate(cell.day)]).toEqual([text, 'same', day]);
});

// 1704067200 is 2024-01-01T00:00:00Z, as date -u -d @1704067200 says.
test.each([
  ['excel', '45292', '2024-01-01'],
  ['excel', "'45292,75", '2024-01-01'],
  ['excel', '60', undefined],
  ['excel', '0', undefined],
  ['excel', '-1', undefined],
  ['excel', '0.9', undefined],
  ['excel', '2958466', undefined],
  ['excel', '2024-01-01', undefined],
  ['excel', '1e5', undefined],
  ['unix', '1704067200', '2024-01-01'],
  ['unix', '1704067199', '2023-12-31'],
  ['unix', '1704067199.999', '2023-12-31'],
  ['unix', '-1', '1969-12-31'],
  ['unix', '1704067200000', undefined],
  ['unix-ms', '1704067199999', '2023-12-31'],
  ['dd/MM/yy', '31/12/69', '2069-12-31'],
  ['dd/MM/yy', '01/01/70', '1970-01-01'],
  ['dd/MM/yy', '13/12/24 10:00', '2024-12-13'],
  ['dd/MM/yy', '13/12/2024', undefined],
  ['dd/MM/yy', '1/2/24', undefined],
  ['dd/MM/yy', '30/02/24', undefined],
  ['d/M/yy', '1/2/24', '2024-02-01'],
  ['d. MMMM yyyy', '1. März 2024', '2024-03-01'],
  ['MMM-yy', 'Oct-23', '2023-10-01'],
  ["yyyy'年'M'月'd'日'", '2024年3月5日', '2024-03-05'],
  ['yyyy-MM-dd HH:mm', '2024-03-05 24:00', undefined],
])('by %s, %j is %s', (format, text, day) => {
  expect(read(format, text)).toBe(day);
});

test('a month without a day has a first and a last', () => {
  const month = dateFormat('MMM-yy')?.read('Feb-24');
  expect([month?.first, month?.last].map((day) => isoDate(day ?? 0))).toEqual([
    '2024-02-01',
    '2024-02-29',
  ]);
});

test('who moves a date sees its time', () => {
  const written = (format: string, text: string) => dateFormat(format)?.read(text)?.written;
  expect(written('unix', '1704067199')).toBe('2023-12-31 23:59:59Z');
  expect(written('excel', '45292.75')).toBe('2024-01-01 18:00:00');
  expect(written('dd.MM.yy HH:mm', '01.02.24 09:30')).toBe('2024-02-01 09:30:00');
  expect(written("yyyyMMdd'T'HHmmssZ", '20240201T093005Z')).toBe('2024-02-01 09:30:05Z');
  expect(written('dd.MM.yy', '01.02.24 09:30 +0200')).toBe('2024-02-01 09:30 +0200');
});

test.each([
  '',
  'dd/mm/yyyy',
  '%Y-%m-%d',
  'yyyy',
  'dd.MM',
  'YYYY-MM-DD',
  'dMyyyy',
  'dd/MM/yy yyyy',
  'iso',
])('%j is no format', (name) => {
  expect(dateFormat(name)).toBeUndefined();
});

test.each([
  ['45292', 'excel 2024-01-01'],
  ['1704067200', 'unix 2024-01-01'],
  ['1704067200000', 'unix-ms 2024-01-01'],
  ['31012024', 'ddMMyyyy 2024-01-31'],
  ['02012024', 'ddMMyyyy 2024-01-02 MMddyyyy 2024-02-01'],
  ['240131', 'yyMMdd 2024-01-31 ddMMyy 2031-01-24'],
  ['991231', 'yyMMdd 1999-12-31'],
  ['12345', ''],
  ['12', ''],
  ['abc', ''],
])('%j looks like %j', (text, expected) => {
  const looks = looksOf(text).map(({ format, date }) => `${format} ${date}`);
  expect(looks.join(' ')).toBe(expected);
});
