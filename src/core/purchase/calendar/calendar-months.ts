import type { CalendarBins } from './calendar-bins.ts';
import type { CalendarData } from './fit-calendar.ts';

/** The number of calendar months that a log touches. */
export const monthsOf = ({ bins }: CalendarBins): number =>
  new Set(bins.map(({ name }) => name.slice(0, 7))).size;

/** The repeat purchases in each calendar month, and the years in which it is seen, without excluded bins. */
export function monthsSeen({ bins, repeats }: CalendarData, excluded: readonly number[]) {
  const seen = Array.from({ length: 12 }, () => ({ years: new Set<string>(), repeats: 0 }));
  for (const [bin, { month, name }] of bins.bins.entries()) {
    const of = seen[month - 1];
    if (of === undefined || excluded.includes(bin)) continue;
    of.years.add(name.slice(0, 7));
    of.repeats += repeats[bin] ?? 0;
  }
  return seen;
}

/** The calendar months without a repeat purchase, from 1: their weight would be 0. */
export const emptyMonths = (data: CalendarData, excluded: readonly number[]): readonly number[] =>
  monthsSeen(data, excluded).flatMap(({ repeats }, m) => (repeats > 0 ? [] : [m + 1]));

/** Whether every calendar month has a repeat purchase. */
export const hasEveryMonth = (data: CalendarData, excluded: readonly number[]): boolean =>
  emptyMonths(data, excluded).length === 0;
