import { expect, it } from 'vitest';
import { isoDate } from '../../core/quantity/calendar.ts';
import { dayInName } from './day-in-name.ts';

const named = (file: string) => {
  const day = dayInName(file);
  return day === undefined ? undefined : isoDate(day);
};

it.each([
  ['subscriptions-2024-05-31.csv', '2024-05-31'],
  ['exports 2023/subs_20240531.csv', '2024-05-31'],
  ['2024-02.csv', '2024-02-29'],
  ['copy.2024_01_15.csv.gz', '2024-01-15'],
])('%s is of %s', (file, day) => {
  expect(named(file)).toBe(day);
});

it.each([
  'subscriptions.csv',
  '2024-01-31-to-2024-02-29.csv',
  '2024-02-31.csv',
  'sub-1202405.csv',
  '-',
])('%s has no day', (file) => {
  expect(named(file)).toBeUndefined();
});
