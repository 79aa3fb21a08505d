import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory, sumOver, thinnedCells } from '../purchase/purchase-cells.ts';
import { purchaseQuantiles } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { expectedPurchases } from './cell-forecasts.ts';

/** The histories of customers at a split in time, and their purchases after it. */
export interface HoldoutHistories {
  readonly cells: PurchaseCells;
  /** The purchases of each customer after the split. */
  readonly actual: Float64Array;
  /** How long customers were observed after the split, in the unit of the cells. */
  readonly length: number;
}

/** The accuracy of a forecast of the purchases after the split. */
export interface Accuracy {
  readonly predicted: number;
  /** Mean absolute error of a customer's purchases. */
  readonly mae: number;
  /** The expected number of customers who buy at all: Σ P(buys). */
  readonly buyers: number;
}

/** Compares the forecast of a model at the split with the purchases after it. */
export function accuracyOf(
  law: PurchaseLaw,
  { cells, actual, length }: HoldoutHistories,
): Accuracy {
  const expected = new Float64Array(cells.count);
  const predicted = sumOver(cells, (history, cell) => {
    const purchases = law.expected(history, length);
    expected[cell] = purchases;
    return purchases;
  });
  const buyers = sumOver(cells, (history) => law.buysWithin(history, length));
  let errors = 0;
  for (let i = 0; i < actual.length; i++) {
    const purchases = expected[cells.cellOf[i] as number] as number;
    errors += Math.abs(purchases - (actual[i] as number));
  }
  return { predicted, mae: actual.length === 0 ? 0 : errors / actual.length, buyers };
}

/** A difference of this many standard errors counts as more than chance. */
const clear = 2;

/**
 * Whether one forecast is more accurate than another beyond chance, by the mean of the differences of their absolute
 * errors and its standard error.
 */
export function isClearlyNearer(
  one: PurchaseLaw,
  other: PurchaseLaw,
  { cells, actual, length }: HoldoutHistories,
): boolean {
  const [near, far] = [expectedOf(one, cells, length), expectedOf(other, cells, length)];
  const count = actual.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const bought = actual[i] as number;
    const by = Math.abs(far(i) - bought) - Math.abs(near(i) - bought);
    sum += by;
    squares += by * by;
  }
  const mean = sum / count;
  const error = Math.sqrt((squares / count - mean * mean) / Math.max(1, count - 1));
  return mean > clear * error;
}

/** The expected purchases of each customer, by the customer's number. */
export function expectedOf(
  law: PurchaseLaw,
  cells: PurchaseCells,
  ahead: number,
): (customer: number) => number {
  const each = expectedPurchases(law, cells, ahead);
  return (customer) => each[cells.cellOf[customer] as number] as number;
}

/** Customers grouped by their repeat purchases at the split. */
export interface CountClass {
  /** The number of repeat purchases; the last class has this many or more. */
  readonly purchases: number;
  readonly customers: number;
  readonly actual: number;
  readonly predicted: number;
}

/** Customers with this many purchases or more are one class. */
const mostAlone = 7;

/** Predicted and actual purchases after the split, by the number of purchases before it. */
export function byPurchases(
  law: PurchaseLaw,
  { cells, actual, length }: HoldoutHistories,
): readonly CountClass[] {
  const classes = Array.from({ length: mostAlone + 1 }, (_, purchases) => ({
    purchases,
    customers: 0,
    actual: 0,
    predicted: 0,
  }));
  const classOf = (cell: number) => classes[Math.min(mostAlone, cells.purchases[cell] ?? 0)];
  eachHistory(cells, (history, cell) => {
    const group = classOf(cell);
    if (group === undefined) return;
    const weight = cells.weight[cell] ?? 0;
    group.customers += weight;
    group.predicted += weight * law.expected(history, length);
  });
  for (let i = 0; i < actual.length; i++) {
    const group = classOf(cells.cellOf[i] as number);
    if (group !== undefined) group.actual += actual[i] as number;
  }
  return classes.filter(({ customers }) => customers > 0);
}

/** The share of customers whose purchases lay in the band forecast for them, P10 to P90. */
export function coverage(law: PurchaseLaw, { cells, actual, length }: HoldoutHistories): number {
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
    const bought = actual[i] as number;
    if (bought >= (low[cell] as number) && bought <= (high[cell] as number)) inside += 1;
  }
  return actual.length === 0 ? 0 : inside / actual.length;
}

/** The size of the sample of histories from which the weeks are computed. */
const forWeeks = 5000;

/**
 * Expected purchases up to the end of each week after the split; for more than 5,000 histories from a sample of them.
 *
 * @param weekUnits - length of a week in the unit of the cells
 * @param weeks - the number of weeks; the last may end early, with the observation
 */
export function cumulativeWeeks(
  law: PurchaseLaw,
  { cells, length }: HoldoutHistories,
  weekUnits: number,
  weeks: number,
): readonly number[] {
  const some = thinnedCells(cells, forWeeks);
  return Array.from({ length: weeks }, (_, week) =>
    sumOver(some, (history) => law.expected(history, Math.min(length, (week + 1) * weekUnits))),
  );
}
