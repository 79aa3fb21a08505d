import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import { DateCell } from './date-cell.ts';

const cell = new DateCell();
const read = (text: string) => {
  const reading = cell.read(text);
  if (reading === 'none') return [reading];
  const days = reading === 'either' ? [cell.day, cell.monthFirst] : [cell.day];
  return [reading, ...days.map(isoDate)];
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
  '',
  '0',
  '2024',
  '2024-13-01',
  '2023-02-29',
  '31/04/2024x',
  '31/04/2024',
  '13/13/2024',
  '01/02/24',
  '1-2-24',
  '12.31.2024',
  '2024-05/01',
  '2024-05-01 nonsense',
  'May 2024',
  'Mai 1, 2024',
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
      if (reading === 'either') expect(plain.monthFirst).toBe(long.monthFirst);
    }),
    { numRuns: 20_000 },
  );
});
