import { daysPerUnit, type SummaryTerms } from '../purchase/customer-summary.ts';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import type { KnownPurchases } from './known-purchases.ts';
import { shortageOf } from './too-few.ts';

/** Without a holdout that the user sets, a backtest needs this many customers, and repeat purchases, at the split. */
const enough = 30;

/**
 * The day at which a log is split for a backtest: the time after it is as long as the forecast, but at most a third of
 * the log, because the models need the rest.
 *
 * @param first - the first day with a purchase, in days since 1970-01-01
 * @returns null where nothing is left on one of its sides
 */
export function usualSplitDay(
  first: number,
  { until, unit }: Pick<SummaryTerms, 'until' | 'unit'>,
  ahead: number,
): number | null {
  const length = Math.min(ahead * daysPerUnit[unit], (until - first) / 3);
  const split = until - Math.floor(length);
  return split >= until || split <= first ? null : split;
}

/**
 * The same of the purchases of customers; of counted ones the day of which the state is known.
 *
 * @returns null where there are too few customers or purchases by that day
 */
export function usualSplit(
  known: KnownPurchases,
  terms: SummaryTerms,
  ahead: number,
): number | null {
  const { counted, repeats } = known;
  if (repeats === null) return null;
  const split =
    counted === undefined
      ? usualSplitDay(repeats.first, terms, ahead)
      : (counted.split?.day ?? null);
  if (split === null) return null;
  const { customers, purchases } = knownBy(known, split);
  return customers >= enough && purchases - customers >= enough ? split : null;
}

/**
 * Whether enough customers had bought again by a day to fit the models to the time up to it: a backtest of fewer would
 * widen the bands by the error of a forecast that is not given either.
 */
export const canBeSplit = (known: KnownPurchases, split: number): boolean =>
  shortageOf(knownBy(known, split).repeating) === null;

/** The customers, those with a repeat purchase and the purchases up to a day; none of a day of which nothing is known. */
function knownBy(known: KnownPurchases, last: number) {
  return known.days === null ? countedBy(known, last) : boughtBy(known.days, last);
}

function countedBy({ counted }: KnownPurchases, last: number) {
  const sums = { customers: 0, repeating: 0, purchases: 0 };
  const split = counted?.split ?? null;
  if (split?.day !== last) return sums;
  const { summary, totals } = split;
  const customers = split.counted?.customers;
  for (let i = 0; i < totals.orders.length; i++) {
    const own = customers === undefined ? 1 : (customers[i] as number);
    sums.customers += own;
    sums.purchases += own * (totals.orders[i] as number);
    if ((summary.purchases[i] as number) > 0) sums.repeating += own;
  }
  return sums;
}

function boughtBy({ customer, day }: Pick<PurchaseDays, 'customer' | 'day'>, last: number) {
  let [customers, repeating, purchases] = [0, 0, 0];
  let current = -1;
  let ofCurrent = 0;
  for (let i = 0; i < day.length; i++) {
    if ((day[i] as number) > last) continue;
    if (customer[i] !== current) {
      customers += 1;
      ofCurrent = 0;
    }
    current = customer[i] as number;
    purchases += 1;
    ofCurrent += 1;
    if (ofCurrent === 2) repeating += 1;
  }
  return { customers, repeating, purchases };
}
