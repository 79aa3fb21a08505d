import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import { DateCell } from './date-cell.ts';
import { movedDay } from './moved-day.ts';

const dayOf = (text: string) => {
  const cell = new DateCell();
  expect(cell.read(text)).not.toBe('none');
  return cell.day;
};
const moved = (zone: string, text: string, bare: 'utc' | 'as written' = 'as written') => {
  const day = movedDay(zone, bare)(text, dayOf(text));
  return day === undefined ? undefined : isoDate(day);
};

test('days are those that zoneinfo of Python gives, about midnight and about changes of clocks', () => {
  const file = new URL('../../../test/reference/time-zones/days.json', import.meta.url);
  const known = JSON.parse(readFileSync(file, 'utf8')) as [string, string, string][];
  expect(known).toHaveLength(200);
  expect(known.map(([zone, text]) => [zone, text, moved(zone, text)])).toEqual(known);
});

// By hand: Berlin is an hour ahead of UTC in winter, and two in summer.
test.each([
  ['2024-01-31 23:30', 'utc', '2024-02-01'],
  ['2024-01-31 22:30', 'utc', '2024-01-31'],
  ['2024-06-30T22:30:00.000Z', 'as written', '2024-07-01'],
  ['30/06/2024 10:30 PM UTC', 'as written', '2024-07-01'],
  ['Jun 30, 2024 3:30 p.m. PDT', 'as written', '2024-07-01'],
  ['2024-06-30 12:10 AM +0200', 'as written', '2024-06-30'],
  ['2024-07-01 00:10 GMT+5', 'as written', '2024-06-30'],
  ['2024-01-31 23:30', 'as written', '2024-01-31'],
  ['2024-01-31', 'utc', '2024-01-31'],
  ['31.01.2024', 'utc', '2024-01-31'],
] as const)('%s (%s) is %s in Berlin', (text, bare, day) => {
  expect(moved('Europe/Berlin', text, bare)).toBe(day);
});

test('an abbreviation of several zones is none', () => {
  expect(moved('Europe/Berlin', '2024-01-31 23:30 CST')).toBeUndefined();
});

test('a zone that does not exist is refused', () => {
  expect(() => movedDay('Europe/Berln', 'utc')).toThrow(RangeError);
});
