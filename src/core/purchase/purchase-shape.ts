import { z95 } from '../numeric/chi-squared.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/** How regular the purchases of customers are, and how sure that is. */
export interface PurchaseShape {
  /** k: 1 where buying is random, 2 and more where it has a rhythm, below 1 where it comes in bursts. */
  readonly k: number;
  /** Ends of the interval of 95 %; the upper one is infinite where nothing speaks against clockwork. */
  readonly low: number;
  readonly high: number;
  /** Customers with two successive gaps or more. */
  readonly customers: number;
}

/**
 * The shape of the gaps between purchases, whatever the pace of each customer.
 *
 * Where the gaps of a customer follow a gamma distribution of shape k, the share M = Δ₁ / (Δ₁ + Δ₂) of
 * the first of two successive gaps follows a beta distribution with both parameters k: it depends
 * neither on how often the customer buys nor on Δ₁ + Δ₂, so that customers who differ can be put together, and
 * nothing is lost by those observed too briefly.
 *
 *     Var M = E (M − ½)² = 1 / (4 (2k + 1)),  k = 1 / (8 Var M) − ½
 *
 * Days are whole, and purchases of one day are one. Random buying then makes Δ₁ one of 1 … s − 1 with
 * equal chances, where s = Δ₁ + Δ₂, and E (M − ½)² = (1 − 2/s) / 12 and not 1/12; each square is divided by
 * 1 − 2/s, so that k = 1 stands for random buying at any pace; a k far from 1 is drawn a little towards it where
 * gaps are of few days. Pairs of s = 2 say nothing.
 *
 * The pairs of a customer do not overlap (first and second gap, third and fourth); their mean counts
 * once, so that nobody counts for more who buys more. The interval is normal on Var M.
 *
 * @returns null where fewer than two customers have a pair
 * @see Wheat & Morrison (1990), J. Marketing Research 27(1), 87–93, with one pair a customer
 * @example Gaps of 10 and 30 days: M = ¼ and (M − ½)² / (1 − 2/40) = 0.0658
 */
export function purchaseShape({ customer, day }: PurchaseDays): PurchaseShape | null {
  let customers = 0;
  let sum = 0;
  let squares = 0;
  let own = 0;
  let pairs = 0;
  const finish = () => {
    if (pairs === 0) return;
    const mean = own / pairs;
    customers += 1;
    sum += mean;
    squares += mean * mean;
    own = 0;
    pairs = 0;
  };
  for (let i = 0; i + 2 < day.length; ) {
    const here = customer[i];
    if (customer[i + 2] !== here) {
      finish();
      while (customer[i] === here) i += 1;
      continue;
    }
    const first = (day[i + 1] ?? 0) - (day[i] ?? 0);
    const second = (day[i + 2] ?? 0) - (day[i + 1] ?? 0);
    const both = first + second;
    if (both > 2) {
      own += (first - second) ** 2 / (4 * both * (both - 2));
      pairs += 1;
    }
    i += 2;
  }
  finish();
  if (customers < 2) return null;
  const variance = sum / customers;
  const spread = Math.max(0, squares - (sum * sum) / customers) / (customers - 1);
  const error = z95 * Math.sqrt(spread / customers);
  return {
    k: shapeOf(variance),
    low: shapeOf(variance + error),
    high: shapeOf(variance - error),
    customers,
  };
}

/** No variance is clockwork; none is more than ¼, that of gaps one of which is always nothing. */
function shapeOf(variance: number): number {
  return variance > 0 ? Math.max(0, 1 / (8 * variance) - 0.5) : Infinity;
}
