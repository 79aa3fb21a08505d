import { expect, test } from 'vitest';
import { serialDate, serialTime } from './serial-days.ts';

// What Excel shows for these numbers; the days of January and February 1900 are one off in most other programs.
test.each([
  [1, 1900, '1900-01-01'],
  [59, 1900, '1900-02-28'],
  [60, 1900, '1900-02-29'],
  [61, 1900, '1900-03-01'],
  [45_292, 1900, '2024-01-01'],
  [2_958_465, 1900, '9999-12-31'],
  [2_958_466, 1900, undefined],
  [-1, 1900, undefined],
  [0, 1904, '1904-01-01'],
  [43_830, 1904, '2024-01-01'],
  [2_957_003, 1904, '9999-12-31'],
  [2_957_004, 1904, undefined],
] as const)('%s in a workbook of %s', (serial, system, date) => {
  expect(serialDate(serial, system, false)).toBe(date);
});

test('a cell without a date, which counts as day 0, is a day that stands for none', () => {
  expect(serialDate(0, 1900, false)).toBe('1899-12-30');
});

test.each([
  [45_292.5, '2024-01-01 12:00:00'],
  [45_292.573_611_111_1, '2024-01-01 13:46:00'],
  // A millisecond before midnight, as sums of times leave it, is midnight.
  [45_291.999_999_99, '2024-01-01'],
])('the time of %s is rounded to the second', (serial, text) => {
  expect(serialDate(serial, 1900, false)).toBe(text);
});

test('midnight is written where a time is shown', () => {
  expect(serialDate(45_292, 1900, true)).toBe('2024-01-01 00:00:00');
});

test.each([
  [0.5, '12:00:00'],
  [1.520_833_333_333_33, '36:30:00'],
  [-0.25, '-06:00:00'],
  [0, '00:00:00'],
])('the length of %s days', (days, text) => {
  expect(serialTime(days)).toBe(text);
});
