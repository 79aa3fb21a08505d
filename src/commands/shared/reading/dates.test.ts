import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../../core/quantity/calendar.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { customersFrom, found, lines, refusals, table } from './testing/customers-from.ts';

const first = async (reading: Promise<unknown>) => (await refusals(reading))[0];
const dated = 'id,monthly spend,start,end';

/** The starts of one file of customers, in its order, as days; its rows that are rejected are left out. */
const starts = async (texts: readonly string[], options = {}) => {
  const rows = texts.map((text, i) => `C${String(i).padStart(3, '0')},1,"${text}"\n`).join('');
  const content = `id,monthly spend,start\n${rows}`;
  const asked = { options: { 'as-of': '2070-01-01', ...options }, start: 'required' } as const;
  const { customers } = await customersFrom({ 'a.csv': content }, asked);
  return [...(customers.startDay ?? [])].map(isoDate);
};

test('years of two digits are read in the order that the file settles', async () => {
  expect(await starts(['12/25/23', '01/02/24'])).toEqual(['2023-12-25', '2024-01-02']);
  expect(await starts(['01.11.24', '13.12.24'])).toEqual(['2024-11-01', '2024-12-13']);
  // The year is not the third of 24/1/5, nor can 01/02/45 begin with it.
  expect(await starts(['13/12/24', '24/1/5'])).toEqual(['2013-12-24', '2024-01-05']);
  expect(await starts(['13/12/24', '01/02/45'])).toEqual(['2024-12-13', '2045-02-01']);
  expect(await starts(['13/12/24', '13/12/2024'])).toEqual(['2024-12-13', '2024-12-13']);
});

test('a year of two digits that may be the first of three is not guessed', async () => {
  expect(await first(starts(['24-11-01', '24-12-13']))).toMatchObject({
    code: 'date-order-ambiguous',
    args: { text: '24-11-01', lines: '2, 3', first: 'the day or the year' },
  });
  expect(await first(starts(['12/25/23', '13/12/24']))).toMatchObject({ code: 'date-order-mixed' });
  expect(await first(starts(['24.11.01', '75.11.01']))).toMatchObject({ code: 'date-order-mixed' });
  const texts = ['24-11-01', '24.11.02', '24-Nov-03'];
  expect(await starts(texts, { 'date-order': 'ymd' })).toEqual([
    '2024-11-01',
    '2024-11-02',
    '2024-11-03',
  ]);
  expect(await starts(texts, { 'date-order': 'dmy' })).toEqual([
    '2001-11-24',
    '2002-11-24',
    '2003-11-24',
  ]);
});

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Ways to write a day, each with the option that settles its order. */
const writers: readonly (readonly [option: string, write: (date: Date) => string])[] = (
  ['dmy', 'mdy', 'ymd'] as const
).flatMap((order) =>
  ['/', '-'].flatMap((mark) =>
    [2, 4].map(
      (digits) =>
        [
          order,
          (date: Date) => {
            const iso = date.toISOString();
            const parts = { y: iso.slice(4 - digits, 4), m: iso.slice(5, 7), d: iso.slice(8, 10) };
            return [...order].map((part) => parts[part as 'y' | 'm' | 'd']).join(mark);
          },
        ] as const,
    ),
  ),
);

// 1970-01-01 may stand for no day.
const someDay = fc.date({
  min: new Date('1970-01-02T00:00:00Z'),
  max: new Date('2069-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const isoOf = (date: Date) => date.toISOString().slice(0, 10);

test('any day that is written in any way is read as that day where the order is settled', async () => {
  const days = fc.array(someDay, { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(days, fc.constantFrom(...writers), async (dates, [order, write]) => {
      const read = await starts(dates.map(write), { 'date-order': order });
      expect(read).toEqual(dates.map(isoOf));
    }),
    { numRuns: 40 },
  );
});

test('without an option a day is read as it was written, or the file is refused', async () => {
  const days = fc.array(someDay, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(days, fc.constantFrom(...writers), async (dates, [, write]) => {
      const asked = starts(dates.map(write));
      const read = await asked.catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return error.problems.map(({ code }) => code);
      });
      if (read.includes('date-order-ambiguous')) return;
      expect(read).toEqual(dates.map(isoOf));
    }),
    { numRuns: 80 },
  );
});

test('a month in words needs no order', async () => {
  await fc.assert(
    fc.asyncProperty(someDay, fc.boolean(), async (date, dayFirst) => {
      const [year, month, day] = isoOf(date).split('-');
      const name = monthNames[Number(month) - 1];
      const text = dayFirst
        ? `${day}-${name}-${year?.slice(2)}`
        : `${name}-${day}-${year?.slice(2)}`;
      expect(await starts([text])).toEqual([isoOf(date)]);
    }),
    { numRuns: 60 },
  );
});

test('a start that is a month is its first day, an end its last', async () => {
  // 1 January to 31 March are two months and thirty of thirty-one days.
  const rows = await table(`${dated}\nA,1,2024-01,2024-03\nB,1,Januar 2024,03/2024\n`);
  expect(rows).toEqual(['A 1/0.0833333y 0.247312y ended', 'B 1/0.0833333y 0.247312y ended']);
});

test('a format holds for all dates of all files, and refuses any other', async () => {
  const files = {
    'a.csv': 'id,monthly spend,start\nA,1,45292\nB,1,2024-01-01\n',
    'ends.csv': 'id,end\nA,45323\nB,45323\n',
  };
  const options = { join: ['ends.csv'], 'date-format': 'excel' };
  const read = await customersFrom(files, { options });
  expect(lines(read)).toEqual(['A 1/0.0833333y 0.0833333y ended']);
  expect(found(read)).toContain('1 date-unreadable a.csv:3:start');
});

test('numbers in place of dates are rejected with what they look like', async () => {
  const read = await refusals(starts(['45292', '1704067200', '20240131x']));
  expect(read.slice(0, 3)).toMatchObject([
    { code: 'date-is-number', args: { formats: '--date-format excel' } },
    { code: 'date-is-number', args: { formats: '--date-format unix' } },
    { code: 'date-unreadable' },
  ]);
  expect(await starts(['20240131'])).toEqual(['2024-01-31']);
});
