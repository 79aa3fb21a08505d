import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory, sumOver, thinnedCells } from '../purchase/purchase-cells.ts';
import { purchaseQuantiles } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { expectedPurchases } from './expected-purchases.ts';

/** Customers as they were known at a split in time, and what they bought after it. */
export interface Held {
  readonly cells: PurchaseCells;
  /** Of each customer, the purchases after the split. */
  readonly actual: Float64Array;
  /** How long after it was observed, in the unit of the cells. */
  readonly length: number;
}

/** How near a law comes to what customers bought after the split. */
export interface Closeness {
  readonly predicted: number;
  /** Mean absolute error of a customer's purchases. */
  readonly mae: number;
  /** Customers expected to buy at all: Σ P(buys). */
  readonly buyers: number;
}

/** Compares what a law says at the split with what happened. */
export function closeness(law: PurchaseLaw, { cells, actual, length }: Held): Closeness {
  const expected = new Float64Array(cells.count);
  const predicted = sumOver(cells, (history, cell) => {
    const own = law.expected(history, length);
    expected[cell] = own;
    return own;
  });
  const buyers = sumOver(cells, (history) => law.buysWithin(history, length));
  let off = 0;
  for (let i = 0; i < actual.length; i++) {
    const own = expected[cells.cellOf[i] as number] as number;
    off += Math.abs(own - (actual[i] as number));
  }
  return { predicted, mae: actual.length === 0 ? 0 : off / actual.length, buyers };
}

/** So many standard errors are not chance. */
const clear = 2;

/**
 * Whether the purchases of customers lie nearer to what one law says than to what another does, beyond chance: the
 * mean of the differences of their absolute errors, in its standard errors.
 */
export function isClearlyNearer(
  one: PurchaseLaw,
  other: PurchaseLaw,
  { cells, actual, length }: Held,
): boolean {
  const [near, far] = [expectedOf(one, cells, length), expectedOf(other, cells, length)];
  const count = actual.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const own = actual[i] as number;
    const by = Math.abs(far(i) - own) - Math.abs(near(i) - own);
    sum += by;
    squares += by * by;
  }
  const mean = sum / count;
  const error = Math.sqrt((squares / count - mean * mean) / Math.max(1, count - 1));
  return mean > clear * error;
}

/** Purchases expected of each customer, by number. */
export function expectedOf(
  law: PurchaseLaw,
  cells: PurchaseCells,
  ahead: number,
): (customer: number) => number {
  const each = expectedPurchases(law, cells, ahead);
  return (customer) => each[cells.cellOf[customer] as number] as number;
}

/** Customers with so many repeat purchases at the split. */
export interface CountClass {
  /** The last class has this many or more. */
  readonly purchases: number;
  readonly customers: number;
  readonly actual: number;
  readonly predicted: number;
}

/** From here on customers are one class. */
const mostAlone = 7;

/** What was predicted and what happened, by the number of purchases at the split. */
export function byPurchases(
  law: PurchaseLaw,
  { cells, actual, length }: Held,
): readonly CountClass[] {
  const classes = Array.from({ length: mostAlone + 1 }, (_, purchases) => ({
    purchases,
    customers: 0,
    actual: 0,
    predicted: 0,
  }));
  const classOf = (cell: number) => classes[Math.min(mostAlone, cells.purchases[cell] ?? 0)];
  eachHistory(cells, (history, cell) => {
    const own = classOf(cell);
    if (own === undefined) return;
    const weight = cells.weight[cell] ?? 0;
    own.customers += weight;
    own.predicted += weight * law.expected(history, length);
  });
  for (let i = 0; i < actual.length; i++) {
    const own = classOf(cells.cellOf[i] as number);
    if (own !== undefined) own.actual += actual[i] as number;
  }
  return classes.filter(({ customers }) => customers > 0);
}

/** The share of customers whose purchases lay in their own band, P10 to P90. */
export function coverage(law: PurchaseLaw, { cells, actual, length }: Held): number {
  const low = new Float64Array(cells.count);
  const high = new Float64Array(cells.count);
  eachHistory(cells, (history, cell) => {
    const [from = 0, to = 0] = purchaseQuantiles(law.chances(history, length), [0.1, 0.9]);
    low[cell] = from;
    high[cell] = to;
  });
  let inside = 0;
  for (let i = 0; i < actual.length; i++) {
    const cell = cells.cellOf[i] as number;
    const own = actual[i] as number;
    if (own >= (low[cell] as number) && own <= (high[cell] as number)) inside += 1;
  }
  return actual.length === 0 ? 0 : inside / actual.length;
}

/** Histories that tell how purchases spread over the weeks. */
const forWeeks = 5000;

/**
 * Purchases expected up to the end of each week after the split. Of many histories 5,000 stand for all.
 *
 * @param weekUnits - length of a week in the unit of the cells
 * @param weeks - how many, the last of which may end with the observation
 */
export function cumulativeWeeks(
  law: PurchaseLaw,
  { cells, length }: Held,
  weekUnits: number,
  weeks: number,
): readonly number[] {
  const some = thinnedCells(cells, forWeeks);
  return Array.from({ length: weeks }, (_, week) =>
    sumOver(some, (history) => law.expected(history, Math.min(length, (week + 1) * weekUnits))),
  );
}
