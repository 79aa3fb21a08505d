import type { CumulativeSpend } from './cumulative-spend.ts';

/** The margin and the acquisition cost that a payback is computed from. */
export interface PaybackTerms {
  /** Gross margin: 0.25 for a margin of 25 %. */
  readonly margin: number;
  /** Cost of winning one customer, in the currency. */
  readonly cost: number;
  /** What is taken off besides, up to each day, in minor units: the cost of goods and of orders. */
  readonly costs?: ArrayLike<number> | undefined;
  /** Minor units in one of the currency. */
  readonly minorUnits: number;
}

/**
 * The day on which the margin of a cohort had paid back its acquisition cost, counted from the first purchase.
 *
 *     the first d with  (margin · amount[d] − costs[d]) / observed[d] ≥ cost
 *
 * Customers who never come back are among those observed, so that no assumption about retention is needed.
 * Day 0 is the day of the first purchase. Later refunds do not undo a payback.
 *
 * @returns undefined where the cost was not paid back on any observed day
 */
export function paybackDay(
  { observed, amount }: CumulativeSpend,
  { margin, cost, costs, minorUnits }: PaybackTerms,
): number | undefined {
  const day = observed.findIndex(
    (customers, d) =>
      customers > 0 &&
      (amount[d] ?? 0) * margin - (costs?.[d] ?? 0) >= cost * minorUnits * customers,
  );
  return day < 0 ? undefined : day;
}
