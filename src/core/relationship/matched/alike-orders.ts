import type { OrderHistory } from './order-history.ts';

/**
 * What orders before a day say of a customer: the days since the last one (recency), on how many days there were orders
 * (frequency), what such a day came to in the mean, and the days since the first one (tenure). Models of purchases need
 * no more than that to forecast a customer.
 *
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2): recency, frequency and age are sufficient statistics
 */
export const orderTraits = ['recency', 'frequency', 'spendPerOrder', 'tenure'] as const;

/** A customer on the morning of a day. */
export interface Seen {
  readonly customer: number;
  readonly day: number;
  /** The customer's first purchase that is not before the day; there is at least one before. */
  readonly next: number;
}

/** The traits of a customer, in days and in the currency, in their order. */
export function traitsOf(
  { begins, day: days, spentBefore, minorUnits }: OrderHistory,
  { customer, day, next }: Seen,
): readonly [recency: number, frequency: number, spendPerOrder: number, tenure: number] {
  const begin = begins[customer] ?? 0;
  const spent = (spentBefore[next] ?? 0) - (spentBefore[begin] ?? 0);
  return [
    day - (days[next - 1] ?? 0),
    next - begin,
    spent / (next - begin) / minorUnits,
    day - (days[begin] ?? 0),
  ];
}

/** Each band of a trait is so many times as wide as the one before. */
const widening = 4;

/** Where the first band of each trait ends: a fortnight, one order, a sixteenth of the median order. */
const firstEnd = { recency: 14, frequency: 1, spendPerOrder: 1 / 16 };

const mostBands = 50;

/**
 * The cell that a customer is in: a band of recency, one of frequency and one of spend per order. Customers of one cell
 * have alike orders. Amounts are compared with the median order, so that the currency does not matter.
 *
 * @see Iacus, King & Porro (2012), Political Analysis 20(1), coarsened exact matching
 */
export function cellOf(history: OrderHistory, seen: Seen): number {
  const [recency, frequency, spendPerOrder] = traitsOf(history, seen);
  const { usualAmount, minorUnits } = history;
  const compared = (spendPerOrder * minorUnits) / usualAmount;
  return (
    (bandOf(recency, firstEnd.recency) * mostBands + bandOf(frequency, firstEnd.frequency)) *
      mostBands +
    bandOf(compared, firstEnd.spendPerOrder)
  );
}

/** 0 up to the end of the first band, 1 up to the end of the second, and so on; without logarithms, so exact. */
function bandOf(value: number, first: number): number {
  let band = 0;
  for (let end = first; value > end && band < mostBands - 1; end *= widening) band += 1;
  return band;
}

/** The traits on scales on which equal steps are equal ratios, for what still differs within a cell. */
export function scaledTraits(history: OrderHistory, seen: Seen): readonly number[] {
  const [recency, frequency, spendPerOrder, tenure] = traitsOf(history, seen);
  const compared = (spendPerOrder * history.minorUnits) / history.usualAmount;
  return [
    Math.log1p(recency),
    Math.log(frequency),
    Math.log1p(Math.max(0, compared)),
    Math.log1p(tenure),
  ];
}
