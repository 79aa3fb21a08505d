import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';

/** A state of the customers of a row. */
export interface StateOfRow {
  readonly first: number;
  readonly last: number;
  readonly customers: number;
  readonly bought: number;
  readonly payers: number;
  /** The last day of that state. */
  readonly until: number;
  /** Which state it is, for a message: " up to the split". */
  readonly what: string;
}

/** Why no log of orders gives a state; undefined where one may. */
export function wrongState(of: StateOfRow): string | undefined {
  const { first, last, customers, bought, payers, until, what } = of;
  if (!(customers > 0)) return 'no customers';
  if (!(bought > 0)) return `no day with a purchase${what}`;
  if (first === noDay || last === noDay) return `no first or last day${what}`;
  if (!(first <= last && last <= until))
    return `the last day with a purchase${what}, ${isoDate(last)}, is not between the first, ${isoDate(first)}, and ${isoDate(until)}`;
  if (!(last - first >= bought - 1 && (bought > 1 || last === first)))
    return `${bought} days with a purchase${what} from ${isoDate(first)} to ${isoDate(last)}`;
  return payers <= customers ? undefined : `more payers than customers${what}`;
}
