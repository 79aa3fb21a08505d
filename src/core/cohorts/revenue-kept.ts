import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { calendarDate, monthsLater } from '../quantity/calendar.ts';

/** Customers and revenue retained from one year to the next; amounts in minor units. */
export interface RevenueKept {
  /** The last day of the later year, in days since 1970-01-01; the earlier ends twelve months before. */
  readonly until: number;
  /** Customers who bought in the earlier year. */
  readonly customers: number;
  /** The number of them who bought in the later year. */
  readonly stayed: number;
  /** Their spend in the earlier and in the later year. */
  readonly before: number;
  readonly after: number;
  /** Their spend in the later year, for each at most that of the earlier year: revenue retention without growth. */
  readonly kept: number;
}

/**
 * Revenue retention from year to year: how much of a year's spend the same customers spent again in the year after,
 * by whole years back from the last day, the latest first.
 *
 *     net revenue retention    Σ after / Σ before,            over those who bought in the earlier year
 *     gross revenue retention  Σ min(before, after) / Σ before, of those who bought in both
 *     logo retention           customers who bought again / customers
 *
 * Years end on the day of the month on which the observation ends. Only years that lie wholly within the log count;
 * there may be none.
 *
 * @param from - first day of the observation, in days since 1970-01-01
 * @param until - its last day
 */
export function revenueKept(days: PurchaseDays, from: number, until: number): RevenueKept[] {
  const ends = yearEnds(from, until);
  const years = ends.length - 1;
  const pairs = years - 1;
  if (pairs < 1) return [];
  const column = () => new Float64Array(pairs);
  const sums = {
    customers: column(),
    stayed: column(),
    before: column(),
    after: column(),
    kept: column(),
  };
  // Years are counted back from the last; `years` stands for all days before them.
  const { customer, day, amount } = days;
  let who = -1;
  let year = years;
  let spent = 0;
  // Whether the same customer also bought in the year before, and for how much.
  let precedes = false;
  let preceding = 0;
  const close = () => {
    if (year < pairs && precedes) {
      sums.stayed[year] = (sums.stayed[year] ?? 0) + 1;
      sums.after[year] = (sums.after[year] ?? 0) + spent;
      sums.kept[year] = (sums.kept[year] ?? 0) + Math.min(preceding, spent);
    }
    if (year > 0 && year < years) {
      sums.customers[year - 1] = (sums.customers[year - 1] ?? 0) + 1;
      sums.before[year - 1] = (sums.before[year - 1] ?? 0) + spent;
    }
  };
  for (let i = 0; i < customer.length; i++) {
    const when = day[i] ?? 0;
    let yearOfDay = customer[i] === who ? year : years;
    while (yearOfDay > 0 && when > (ends[yearOfDay] ?? 0)) yearOfDay -= 1;
    if (customer[i] !== who || yearOfDay !== year) {
      if (who >= 0) close();
      precedes = customer[i] === who && yearOfDay === year - 1 && year < years;
      preceding = spent;
      spent = 0;
      who = customer[i] ?? 0;
      year = yearOfDay;
    }
    spent += amount[i] ?? 0;
  }
  if (who >= 0) close();
  return Array.from({ length: pairs }, (_, y) => ({
    until: ends[y] ?? until,
    customers: sums.customers[y] ?? 0,
    stayed: sums.stayed[y] ?? 0,
    before: sums.before[y] ?? 0,
    after: sums.after[y] ?? 0,
    kept: sums.kept[y] ?? 0,
  }));
}

/** The last days of the years that lie wholly between the two days, and the day before the first of them. */
function yearEnds(from: number, until: number): number[] {
  const ends = [until];
  const earlier = () => monthsLater(calendarDate(until), -12 * ends.length);
  for (let next = earlier(); next >= from - 1; next = earlier()) ends.push(next);
  return ends;
}
