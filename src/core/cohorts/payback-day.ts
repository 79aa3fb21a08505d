import type { CumulativeSpend } from './cumulative-spend.ts';

/** How a customer's spend is held against what winning the customer cost. */
export interface PaybackTerms {
  /** What is left of spend: 0.25 for a margin of 25 %. */
  readonly margin: number;
  /** Winning one customer, in the currency. */
  readonly cost: number;
  /** Minor units of the amounts in one of the currency. */
  readonly minorUnits: number;
}

/**
 * The day after the first purchase on which a cohort had earned back what winning it cost.
 *
 *     the first d with  margin · amount[d] / observed[d] ≥ cost
 *
 * Customers who never come back are among those observed, so nothing need be assumed about who stays.
 * Day 0 is that of the first purchase. Later refunds do not undo a payback.
 *
 * @returns undefined where it was not reached as long as anybody was observed
 */
export function paybackDay(
  { observed, amount }: CumulativeSpend,
  { margin, cost, minorUnits }: PaybackTerms,
): number | undefined {
  const day = observed.findIndex(
    (customers, d) => customers > 0 && (amount[d] ?? 0) * margin >= cost * minorUnits * customers,
  );
  return day < 0 ? undefined : day;
}
