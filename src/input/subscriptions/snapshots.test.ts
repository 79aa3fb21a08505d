import { expect, it } from 'vitest';
import { dayNumber } from '../../core/quantity/calendar.ts';
import { cutShort } from './snapshots.ts';

const day = (month: number, dayOfMonth: number) => dayNumber(2023, month, dayOfMonth);

it('snapshots of the same day of each month, or of its last day, show whole months', () => {
  for (const each of [1, 15, 28]) expect(cutShort([day(1, each), day(2, each)])).toBe(undefined);
  expect(cutShort([day(1, 31), day(2, 28)])).toBe(undefined);
  expect(cutShort([day(3, 31), day(2, 28)])).toBe(undefined);
});

it('a snapshot in the middle of a month, after one of the end of the month before, is of a month that is not over', () => {
  expect(cutShort([day(1, 31), day(3, 15), day(2, 28)])).toBe(day(3, 15));
});
