import { thinnedGroups } from '../cells-by-group.ts';
import type { FittedPurchases } from '../fit-purchases.ts';
import type { CountedCells } from '../purchase-cells.ts';
import type { CalendarShape } from './calendar-design.ts';
import { CalendarFits } from './calendar-fits.ts';
import type { CalendarData } from './fit-calendar.ts';

/** The part of the log within which the middle 80 % of the first purchases of one cohort lie. */
const quarter = 0.25;

/**
 * Whether the middle 80 % of first purchases lie within a quarter of the log: then the age of customers and the date say
 * the same, and a trend cannot be told from customers who buy less with time.
 *
 * @param observed - the length of the log, in the unit of the histories
 */
export function isOneCohort(
  { times, ageOf, weight, customers }: CountedCells,
  observed: number,
): boolean {
  const customersOf = new Float64Array(times.length);
  for (let i = 0; i < ageOf.length; i++) {
    const of = ageOf[i] as number;
    customersOf[of] = (customersOf[of] as number) + (weight[i] as number);
  }
  const ageAt = (share: number) => {
    let before = 0;
    for (let of = 0; of < times.length; of++) {
      before += customersOf[of] as number;
      if (before >= share * customers) return times[of] as number;
    }
    return 0;
  };
  return ageAt(0.9) - ageAt(0.1) <= quarter * observed;
}

/** Steps are compared with a trend on so many representative histories. */
const compared = 5_000;
/** In a log of more months, only every second, third … of them is tried. */
const mostSteps = 60;

/**
 * Whether a lasting step of the level, at the beginning of any month, fits better than a steady trend: a trend would
 * carry a change on that has ended.
 *
 * @param shape - the calendar without either
 */
export function stepIsBetter(
  data: CalendarData,
  plain: FittedPurchases,
  shape: CalendarShape,
): boolean {
  const cells = { ...thinnedGroups(data.cells, compared), customers: data.cells.customers };
  const fits = new CalendarFits({ ...data, cells }, plain);
  fits.of(shape);
  const trend = fits.of({ ...shape, trend: true })?.penalised ?? -Infinity;
  const begins = new Map(data.bins.bins.map(({ years }, bin) => [years, bin]));
  const [, ...later] = [...begins.values()];
  const every = Math.ceil(later.length / mostSteps);
  const tried = later.filter((_, i) => i % every === 0);
  return tried.some((stepAt) => (fits.of({ ...shape, stepAt })?.penalised ?? -Infinity) > trend);
}
