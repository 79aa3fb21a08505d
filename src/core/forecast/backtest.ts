import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { customersAt, eachHistory, sumOver, thinnedCells } from '../purchase/purchase-cells.ts';
import { purchaseQuantiles } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { type BuyingClass, buyingClasses } from './buying-classes.ts';
import type { Forecaster } from './forecaster.ts';
import { heldOutOf, type LaterPurchases } from './held-out-likelihood.ts';

/** The histories of customers at a split in time, and their purchases after it. */
export interface HeldOutPurchases {
  readonly cells: PurchaseCells;
  /** The purchases after the split of each customer; of one customer of an entry that stands for several. */
  readonly actual: Float64Array;
  /** The number of customers of each entry. Absent where each is one customer. */
  readonly customers?: ArrayLike<number> | undefined;
  /** How long customers were observed after the split, in the unit of the cells. */
  readonly length: number;
}

/** The same with the histories of these customers up to the end of the observation, and the days of their purchases. */
export interface HoldoutHistories extends HeldOutPurchases {
  readonly whole: PurchaseCells;
  readonly later?: LaterPurchases;
}

/** The accuracy of a forecast of the purchases after the split. */
export interface Accuracy {
  readonly predicted: number;
  /** The expected number of customers who buy at all: Σ P(buys). */
  readonly buyers: number;
  readonly byChance: readonly BuyingClass[];
  /** Expected purchases of each history. */
  readonly expected: Float64Array;
  /**
   * Mean absolute error of a customer's purchases. It is least at the median, which is 0 for most customers, so that it
   * favours forecasts that are too low.
   */
  readonly mae: number;
}

/** Compares the forecast of a model at the split with the purchases after it. */
export function accuracyOf(law: PurchaseLaw, histories: HeldOutPurchases): Accuracy {
  const { cells, actual, length } = histories;
  const expected = new Float64Array(cells.count);
  const chances = new Float64Array(cells.count);
  const sums = { predicted: 0, buyers: 0 };
  eachHistory(cells, (history, cell) => {
    const weight = cells.weight[cell] as number;
    const purchases = law.expected(history, length);
    const chance = law.buysWithin(history, length);
    expected[cell] = purchases;
    chances[cell] = chance;
    sums.predicted += weight * purchases;
    sums.buyers += weight * chance;
  });
  let errors = 0;
  for (let i = 0; i < actual.length; i++) {
    const purchases = expected[cells.cellOf[i] as number] as number;
    errors += customersAt(histories, i) * Math.abs(purchases - (actual[i] as number));
  }
  return {
    ...sums,
    byChance: buyingClasses(chances, histories),
    expected,
    mae: actual.length === 0 ? 0 : errors / cells.customers,
  };
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

/**
 * Predicted and actual purchases after the split, by the number of purchases before it.
 *
 * @param expected - of each history
 */
export function byPurchases(
  expected: Float64Array,
  histories: HeldOutPurchases,
): readonly CountClass[] {
  const { cells, actual } = histories;
  const classes = Array.from({ length: mostAlone + 1 }, (_, purchases) => ({
    purchases,
    customers: 0,
    actual: 0,
    predicted: 0,
  }));
  const classOf = (cell: number) => classes[Math.min(mostAlone, cells.purchases[cell] ?? 0)];
  for (let cell = 0; cell < cells.count; cell++) {
    const group = classOf(cell);
    if (group === undefined) continue;
    const weight = cells.weight[cell] as number;
    group.customers += weight;
    group.predicted += weight * (expected[cell] as number);
  }
  for (let i = 0; i < actual.length; i++) {
    const group = classOf(cells.cellOf[i] as number);
    if (group !== undefined) group.actual += customersAt(histories, i) * (actual[i] as number);
  }
  return classes.filter(({ customers }) => customers > 0);
}

/** The share of customers whose purchases lay in the band forecast for them, P10 to P90. */
export function coverage(law: PurchaseLaw, histories: HeldOutPurchases): number {
  const { cells, actual, length } = histories;
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
    if (bought >= (low[cell] as number) && bought <= (high[cell] as number))
      inside += customersAt(histories, i);
  }
  return actual.length === 0 ? 0 : inside / cells.customers;
}

/** A forecaster fitted to the data up to the split, with its accuracy after it. */
export interface ModelTest extends Accuracy {
  readonly forecaster: Forecaster;
  /** The held-out log-likelihood; null for the past rate, which has no likelihood. */
  readonly heldOut: number | null;
}

/** Tests a forecaster that was fitted to the histories at the split. */
export const modelTest = (forecaster: Forecaster, histories: HoldoutHistories): ModelTest => ({
  forecaster,
  heldOut: heldOutOf(forecaster, histories),
  ...accuracyOf(forecaster.law, histories),
});

/** The size of the sample of histories from which the weeks are computed. */
const forWeeks = 5000;

/**
 * Expected purchases up to each time after the split; for more than 5,000 histories from a sample of them.
 *
 * @param times - in the unit of the cells
 */
export function cumulativeWeeks(
  law: PurchaseLaw,
  { cells }: HeldOutPurchases,
  times: readonly number[],
): readonly number[] {
  const some = thinnedCells(cells, forWeeks);
  return times.map((time) => sumOver(some, (history) => law.expected(history, time)));
}
