import { customersAt } from '../purchase/purchase-cells.ts';
import type { HeldOutPurchases } from './backtest.ts';

/** Customers grouped by P(buys), the predicted probability that they buy after the split. */
export interface BuyingClass {
  /** P(buys) of the group, from `from` to below `to`; the last group includes 1. */
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  /** The mean of P(buys), which is the share expected to buy. */
  readonly predicted: number;
  /** The share who bought. */
  readonly actual: number;
  /** The standard error of that share by chance, if the predictions hold: √Σ p(1 − p) ÷ customers. */
  readonly standardError: number;
}

const edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1] as const;

/**
 * Predicted and actual shares of buyers, by P(buys): of the customers to whom a model gives 20 %, one in five should
 * buy. Groups without customers are left out.
 *
 * @param chances - P(buys) of each history
 */
export function buyingClasses(
  chances: Float64Array,
  histories: HeldOutPurchases,
): readonly BuyingClass[] {
  const { cells, actual } = histories;
  const sums = edges.slice(1).map((to, i) => ({
    from: edges[i] ?? 0,
    to,
    customers: 0,
    predicted: 0,
    actual: 0,
    variance: 0,
  }));
  for (let i = 0; i < actual.length; i++) {
    const chance = chances[cells.cellOf[i] as number] as number;
    const sum = sums.find(({ to }) => chance < to) ?? sums.at(-1);
    if (sum === undefined) continue;
    const customers = customersAt(histories, i);
    sum.customers += customers;
    sum.predicted += customers * chance;
    sum.variance += customers * chance * (1 - chance);
    if ((actual[i] as number) > 0) sum.actual += customers;
  }
  return sums
    .filter(({ customers }) => customers > 0)
    .map(({ from, to, customers, predicted, actual, variance }) => ({
      from,
      to,
      customers,
      predicted: predicted / customers,
      actual: actual / customers,
      standardError: Math.sqrt(variance) / customers,
    }));
}
