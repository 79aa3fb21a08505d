import { calendarDate, dayNumber } from './calendar.ts';

/**
 * The day so many months after another, the last of the month where that is too short: as of a calendar, for days
 * that come up by the million. A table of months by day takes the place of the arithmetic of dates.
 *
 * @param first - the earliest day to be asked about, in days since 1970-01-01
 * @param last - the latest; the answer may lie up to a month after it
 * @example monthTable(0, 365)(30, 1); // => 58, since a month after 31 January 1970 is 28 February
 */
export function monthTable(first: number, last: number): (day: number, months: number) => number {
  const { year, month } = calendarDate(first);
  const starts: number[] = [];
  for (let start = first; start <= last + 31 * 3; ) {
    const m = month - 1 + starts.length;
    start = dayNumber(year + Math.floor(m / 12), (m % 12) + 1, 1);
    starts.push(start);
  }
  const monthOf = new Uint32Array(Math.max(0, last - first + 1));
  for (let day = first, m = 0; day <= last; day++) {
    if (day >= (starts[m + 1] ?? Infinity)) m += 1;
    monthOf[day - first] = m;
  }
  return (day, months) => {
    const m = monthOf[day - first] ?? 0;
    const start = starts[m + months] ?? Infinity;
    const dueIfLong = start + day - (starts[m] ?? 0);
    return Math.min(dueIfLong, (starts[m + months + 1] ?? Infinity) - 1);
  };
}
