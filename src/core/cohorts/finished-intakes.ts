import { dayNumber } from '../quantity/calendar.ts';
import type { AcquisitionSpending } from '../value/acquisition-cost.ts';
import type { Intakes } from './cohorts.ts';

/** Whether every customer who came in the period of some day has been observed for so many days. */
export function isFinished(
  { periods, reachDays }: Pick<Intakes, 'periods' | 'reachDays'>,
  day: number,
  days: number,
): boolean {
  // Days before the log belong to its first period: they are finished when it is.
  const period = periods.lastDay.findIndex((last) => day <= last);
  return (reachDays[period] ?? -1) >= days;
}

/**
 * The acquisition spending that won the customers of finished intakes: the rows of months that lie in periods in which
 * every customer has been observed for so many days. Rows without a month belong to all periods and stay.
 */
export const finishedSpending = (
  rows: readonly AcquisitionSpending[],
  intakes: Pick<Intakes, 'periods' | 'reachDays'>,
  days: number,
): AcquisitionSpending[] =>
  rows.filter(({ month }) => {
    if (month === undefined) return true;
    const [year, ofYear] = month.split('-').map(Number);
    return isFinished(intakes, dayNumber(year ?? 0, ofYear ?? 1, 1), days);
  });
