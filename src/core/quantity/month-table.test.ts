import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDate, dayNumber, monthsLater } from './calendar.ts';
import { monthTable } from './month-table.ts';

it('agrees with the calendar, wherever its days begin', () => {
  const days = fc.integer({ min: dayNumber(1890, 1, 1), max: dayNumber(2110, 1, 1) });
  fc.assert(
    fc.property(days, fc.nat(4000), fc.nat(4000), fc.nat(130), (first, length, at, months) => {
      const last = first + length;
      const day = first + Math.min(at, length);
      const later = monthsLater(calendarDate(day), months);
      fc.pre(later <= last + 31);
      expect(monthTable(first, last)(day, months)).toBe(later);
    }),
    { seed: 12, numRuns: 2000 },
  );
});
