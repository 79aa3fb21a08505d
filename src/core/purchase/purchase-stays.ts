import { customerStatus } from '../customers.ts';
import { yearsBetween } from '../quantity/calendar.ts';
import { unitYears } from '../quantity/time-unit.ts';
import { type ChargeInterval, dueDay, intervalLength, toleranceDays } from './charge-interval.ts';
import { chargePlans } from './charge-plans.ts';
import type { PurchaseDays, PurchaseTotals } from './purchase-totals.ts';

/** What tells from a log of purchases that a customer has left. */
export type EndRule =
  /** A charge that is overdue, where charges are regular. */
  | { readonly kind: 'charges'; readonly interval: ChargeInterval }
  /** A silence longer than so many days. */
  | { readonly kind: 'silence'; readonly days: number }
  /** Nothing: nobody says goodbye. */
  | { readonly kind: 'never' };

/** How long each customer has stayed; the columns of `Customers`. */
export interface PurchaseStays {
  readonly startDay: Int32Array;
  readonly tenureYears: Float64Array;
  readonly status: Uint8Array;
}

/** Years between two charges, of weeks or of months. */
export function intervalYears(interval: ChargeInterval): number {
  const { unit, count } = intervalLength[interval];
  return count * (unit === 'week' ? unitYears.w : unitYears.mo);
}

/**
 * How long customers have stayed, from the days on which they bought.
 *
 * - By charges: a charge pays for an interval, so that the stay is the whole intervals from the first charge to
 *   the day on which the next one is due. It has ended on that day if no charge came until the observation
 *   ended, more than the tolerance of the interval later; else it lasts at least so long. Charges that were missed
 *   in between do not end it.
 * - By silence: a purchase stands for so many days. It has ended so many days after the last purchase, if the
 *   observation reaches that day; else it lasts at least so long, as nothing could end it before.
 * - Never: it has lasted to the end of the last day of the observation.
 *
 * No stay is 0, not even that of a customer who bought once, on the last day. So amount / stay × stay is the amount.
 *
 * @param until - last day of the observation, in days since 1970-01-01: not before any purchase
 * @example Charged on 31 January and 29 February 2024, observed until 2 April: due on 29 March and
 *   overdue by 4 days. It has ended after 2 months.
 */
export function purchaseStays(
  days: PurchaseDays,
  { firstDay, lastDay }: Pick<PurchaseTotals, 'firstDay' | 'lastDay'>,
  until: number,
  rule: EndRule,
): PurchaseStays {
  const plans = rule.kind === 'charges' ? chargePlans(days, rule.interval) : [];
  const tenureYears = new Float64Array(days.customers);
  const status = new Uint8Array(days.customers).fill(customerStatus.active);
  for (let i = 0; i < days.customers; i++) {
    const [first, last] = [firstDay[i] ?? 0, lastDay[i] ?? 0];
    if (!(last <= until)) throw new RangeError(`a purchase after day ${until}`);
    const plan = plans[i];
    if (plan !== undefined) {
      const due = dueDay(last, plan);
      const length = intervalYears(plan);
      tenureYears[i] = Math.round(yearsBetween(first, due) / length) * length;
      if (until > due + toleranceDays(plan)) status[i] = customerStatus.ended;
    } else if (rule.kind === 'silence') {
      tenureYears[i] = yearsBetween(first, last + rule.days);
      if (last + rule.days <= until) status[i] = customerStatus.ended;
    } else tenureYears[i] = yearsBetween(first, until + 1);
  }
  return { startDay: Int32Array.from(firstDay), tenureYears, status };
}
