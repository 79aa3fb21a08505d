import { calendarDate, dayNumber } from '../quantity/calendar.ts';

/** The calendar periods by which customers are grouped, and their purchases counted. */
export const cohortUnits = ['month', 'quarter', 'year'] as const;

export type CohortUnit = (typeof cohortUnits)[number];

const monthsIn: Readonly<Record<CohortUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** Successive calendar periods, from the period of one day to the period of another. */
export interface CalendarPeriods {
  readonly unit: CohortUnit;
  /** "2024-05", "2024-Q2" or "2024". */
  readonly names: readonly string[];
  /** First day of the first period, in days since 1970-01-01. */
  readonly firstDay: number;
  /** Last day of each period. */
  readonly lastDay: Int32Array;
  /** The first of the two days. */
  readonly from: number;
  /** The period of each day: that of day d is `ofDay[d − from]`. */
  readonly ofDay: Int32Array;
}

/**
 * The months, quarters or years from one day to another.
 *
 * Calendar periods differ in length: the month after that of the first purchase may begin one day after it. They match
 * the periods of accounting.
 *
 * @param from - days since 1970-01-01
 * @param until - not before `from`
 * @throws {RangeError} `until` is before `from`
 * @example calendarPeriods(dayNumber(2024, 1, 31), dayNumber(2024, 3, 1), 'month').names
 *   // => ['2024-01', '2024-02', '2024-03']
 */
export function calendarPeriods(from: number, until: number, unit: CohortUnit): CalendarPeriods {
  if (!(until >= from)) throw new RangeError(`day ${until} is before day ${from}`);
  const length = monthsIn[unit];
  const numberOf = (day: number) => {
    const { year, month } = calendarDate(day);
    return Math.floor((year * 12 + month - 1) / length);
  };
  const first = numberOf(from);
  const count = numberOf(until) - first + 1;
  const startOf = (number: number) => {
    const months = number * length;
    return dayNumber(Math.floor(months / 12), (months % 12) + 1, 1);
  };
  const lastDay = Int32Array.from({ length: count }, (_, i) => startOf(first + i + 1) - 1);
  const ofDay = new Int32Array(until - from + 1);
  let period = 0;
  for (let i = 0; i < ofDay.length; i++) {
    if (from + i > (lastDay[period] ?? Infinity)) period += 1;
    ofDay[i] = period;
  }
  const names = Array.from({ length: count }, (_, i) => periodName(first + i, unit));
  return { unit, names, firstDay: startOf(first), lastDay, from, ofDay };
}

/** @param number - periods of the unit since the beginning of the year 0 */
function periodName(number: number, unit: CohortUnit): string {
  const perYear = 12 / monthsIn[unit];
  const year = String(Math.floor(number / perYear)).padStart(4, '0');
  const within = (number % perYear) + 1;
  if (unit === 'year') return year;
  return unit === 'quarter' ? `${year}-Q${within}` : `${year}-${String(within).padStart(2, '0')}`;
}
