import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import { DateCell, dateOrders, ordersOf } from './date-cell.ts';

const cell = new DateCell();
/** How a text reads, and the day in each order in which it does. */
const read = (text: string) => {
  const reading = cell.read(text);
  if (reading === 'none') return [reading];
  const orders = Object.hasOwn(ordersOf, reading)
    ? [...ordersOf[reading as keyof typeof ordersOf]]
    : (['dmy'] as const);
  return [reading, ...orders.map((order) => isoDate(cell.inOrder(order)))];
};

test.each([
  ['2024-05-01', 'same', '2024-05-01'],
  ['2024/5/1', 'same', '2024-05-01'],
  ['20240501', 'same', '2024-05-01'],
  ['2024-05-01T23:59:59Z', 'same', '2024-05-01'],
  ['2024-05-01T10:00:00.123+02:00', 'same', '2024-05-01'],
  ['2024-05-01 10:00:00 +0000', 'same', '2024-05-01'],
  ['2024-05-01 10:00', 'same', '2024-05-01'],
  ['20240501 10:00', 'same', '2024-05-01'],
  ['2024-05-01 10:00:00 PST', 'same', '2024-05-01'],
  ['2024-05-01 23:59 GMT-7', 'same', '2024-05-01'],
  ['May 1, 2024, 11:59 p.m. CEST', 'same', '2024-05-01'],
  ['29/10/2020', 'dmy', '2020-10-29'],
  ['10/29/2020', 'mdy', '2020-10-29'],
  ['10/29/2020 3:05:00 PM', 'mdy', '2020-10-29'],
  ['29-10-2020', 'dmy', '2020-10-29'],
  ['03/03/2024', 'same', '2024-03-03'],
  ['03.04.2024', 'dotted', '2024-04-03'],
  ['1 May 2024', 'same', '2024-05-01'],
  ['01-Sep-2024', 'same', '2024-09-01'],
  ['May 1, 2024', 'same', '2024-05-01'],
  ['Sept. 1st, 2024', 'same', '2024-09-01'],
  [' 2024-05-01 ', 'same', '2024-05-01'],
  ["'2024-05-01", 'same', '2024-05-01'],
  ['29/02/2024', 'dmy', '2024-02-29'],
])('%j reads %s as %s', (text, reading, date) => {
  expect(read(text)).toEqual([reading, date]);
});

test('a date that reads both ways is kept in both', () => {
  expect(read('03/04/2024')).toEqual(['either', '2024-04-03', '2024-03-04']);
});

test.each([
  ['12/25/23', 'mdy', '2023-12-25'],
  ['31/12/45', 'dmy', '2045-12-31'],
  ['32/12/24', 'ymd', '2032-12-24'],
  ['00/01/24', 'ymd', '2000-01-24'],
  ['24/1/5', 'ymd', '2024-01-05'],
  ['11/11/11', 'same', '2011-11-11'],
  ['01.11.24', 'shortDotted', '2024-11-01'],
  ['13.12.24 10:00', 'shortDotted', '2024-12-13'],
  ['31-Oct-23', 'named', '2023-10-31'],
  ['31-Dec-69', 'named', '2069-12-31'],
  ['01-Jan-70', 'named', '1970-01-01'],
  ['1 Jan 70', 'same', '1970-01-01'],
  ['Jul-21-25', 'same', '2025-07-21'],
  ['01JAN2024', 'same', '2024-01-01'],
  ['2024-May-01', 'same', '2024-05-01'],
  ['1. März 2024', 'same', '2024-03-01'],
  ['1. Mrz. 2024', 'same', '2024-03-01'],
  ['1er janvier 2024', 'same', '2024-01-01'],
  ['14 févr. 2024', 'same', '2024-02-14'],
  ['15 AOÛT 2024', 'same', '2024-08-15'],
  ['3 de mayo de 2024', 'same', '2024-05-03'],
  ['3 de março de 2024 10:00', 'same', '2024-03-03'],
  ['12 giu 2024', 'same', '2024-06-12'],
  ['5 mrt 2024', 'same', '2024-03-05'],
])('%j reads %s as %s', (text, reading, ...days) => {
  expect(read(text)).toEqual([reading, ...days]);
});

test.each([
  ['24-11-01', 'dayOrYear', '2001-11-24', '2024-11-01'],
  ['13/12/24', 'dayOrYear', '2024-12-13', '2013-12-24'],
  ['01/02/03', 'any', '2003-02-01', '2003-01-02', '2001-02-03'],
  ['1-2-24', 'either', '2024-02-01', '2024-01-02'],
  ['02/03/45', 'either', '2045-03-02', '2045-02-03'],
])('%j reads in several ways, and is kept in all of them', (text, reading, ...days) => {
  expect(read(text)).toEqual([reading, ...days]);
});

test('a date that reads in several orders is one that strptime of Python reads in the same', () => {
  const file = new URL('../../../test/reference/dates/short-years.json', import.meta.url);
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  expect(Object.keys(known)).toHaveLength(400);
  for (const [text, days] of Object.entries(known)) {
    const reading = cell.read(text);
    const orders =
      reading === 'same'
        ? [...dateOrders]
        : Object.hasOwn(ordersOf, reading)
          ? [...ordersOf[reading as keyof typeof ordersOf]]
          : [];
    const found = orders.map((order) => [
      order,
      isoDate(reading === 'same' ? cell.day : cell.inOrder(order)),
    ]);
    expect([text, Object.fromEntries(found)]).toEqual([text, days]);
  }
});

test.each([
  '',
  '0',
  '13/13/23',
  'Feb 30 24',
  '5-05',
  '00/00/24',
  '1/2/3',
  '1-2-245',
  '31-Foo-23',
  '٠١/٠٢/٢٤',
  '2024',
  '2024-13-01',
  '2023-02-29',
  '31/04/2024x',
  '31/04/2024',
  '13/13/2024',
  '12.31.2024',
  '2024-05/01',
  '2024-05-01 nonsense',
  'May 2024',
  'Maj 1, 2024',
  'Jui 1, 2024',
  '45412',
  '2024-5-1-1',
  '0000-00-00',
  '2024-05-01 10',
  '1714557600',
])('%j is no date', (text) => {
  expect(read(text)).toEqual(['none']);
});

test('a date in digits reads as it does with spaces around it, which takes the long way', () => {
  const digits = (length: number) => fc.integer({ min: 0, max: 10 ** length - 1 }).map(String);
  const part = fc.oneof(
    digits(1),
    digits(2),
    digits(4),
    fc.constantFrom('01', '02', '29', '30', '31', '2024', '2023'),
  );
  const mark = fc.constantFrom('-', '-', '/', '/', '.', ' ');
  const time = fc.constantFrom(
    '',
    '',
    ' 10:00',
    'T10:00:00.000Z',
    ' 1:00',
    ' 10:00.5',
    ' 10:00:00 +0200',
    ' 10:00-02:00',
    ' 10:00 -02',
    'T10:00:00z',
    ' 10:00 PM',
    ' 10:00:',
    ' 10:0',
    'Z',
    ' 10:00:00,5',
    ' 10:00:00 +02:0',
    '  10:00',
  );
  const shapes = fc.tuple(part, mark, part, mark, part, time, fc.boolean());
  fc.assert(
    fc.property(shapes, ([a, one, b, other, c, after, same]) => {
      const text = `${a}${one}${b}${same ? one : other}${c}${after}`;
      const [plain, long] = [new DateCell(), new DateCell()];
      const reading = plain.read(text);
      expect(long.read(` ${text} `.padEnd(40))).toBe(reading);
      if (reading === 'none') return;
      expect(plain.day).toBe(long.day);
      if (!Object.hasOwn(ordersOf, reading)) return;
      for (const order of ordersOf[reading as keyof typeof ordersOf])
        expect(plain.inOrder(order)).toBe(long.inOrder(order));
    }),
    { numRuns: 20_000 },
  );
});
