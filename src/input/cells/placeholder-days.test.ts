import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noDay } from '../../core/customers.ts';
import { dayNumber, isoDate } from '../../core/quantity/calendar.ts';
import { isDateOfZeros, placeholderDays } from './placeholder-days.ts';

const dayOf = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return dayNumber(year, month, day);
};

const found = (...dates: readonly string[]): readonly string[] =>
  [...placeholderDays(dates.map((date) => (date === '' ? noDay : dayOf(date))))].map(isoDate);

describe('days that stand for none', () => {
  test.each([
    '0001-01-01',
    '1753-01-01',
    '1899-12-30',
    '1899-12-31',
    '1900-01-01',
    '1970-01-01',
    '2099-12-31',
    '9999-12-31',
  ])('%s beside days of our time', (date) => {
    expect(found('2023-05-01', date, '2024-01-31', date)).toEqual([date]);
  });

  test('several at once, and blanks beside them', () => {
    expect(found('', '1900-01-01', '2023-05-01', '9999-12-31')).toEqual([
      '1900-01-01',
      '9999-12-31',
    ]);
  });

  test('a column of nothing else', () => {
    expect(found('9999-12-31', '9999-12-31')).toEqual(['9999-12-31']);
    expect(found('1970-01-01', '1970-01-01')).toEqual([]);
  });

  test('none where days of its time are beside it', () => {
    expect(found('1968-03-01', '1970-01-01', '1971-07-09', '2024-01-31')).toEqual([]);
    expect(found('1970-01-01', '1971-12-01', '1975-12-01')).toEqual([]);
    expect(found('2098-06-30', '2099-12-31')).toEqual([]);
  });

  test('none where others stand as far from each other', () => {
    expect(found('1970-01-01', '1985-02-01', '2020-01-31')).toEqual([]);
  });

  test('no other day is one, however far away', () => {
    expect(found('1970-01-02', '2024-01-31', '2042-01-01')).toEqual([]);
  });

  test('never a day of a log that has all days, nor any order of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.boolean(), (first, turned) => {
        const days = Array.from({ length: 800 }, (_, i) => first + i);
        expect(placeholderDays(turned ? days.reverse() : days).size).toBe(0);
      }),
    );
  });
});

test('dates of zeros', () => {
  const dates = ['0000-00-00', '0000-00-00 00:00:00', '00/00/0000', '00.00.0000', '0000-00-01'];
  expect(dates.every(isDateOfZeros)).toBe(true);
  const others = ['2000-00-00', '0', '00', '0000', '00-00-2000', '0000-01-01', '00000-00-00'];
  expect(others.some(isDateOfZeros)).toBe(false);
});
