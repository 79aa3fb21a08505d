import { z95 } from '../numeric/chi-squared.ts';
import { type Charges, chargesAt } from './charges.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/** How regular the gaps between purchases are: the shape of their gamma distribution, with its 95 % interval. */
export interface PurchaseShape {
  /** k: 1 where buying is random, 2 and more where it has a rhythm, below 1 where it comes in bursts. */
  readonly k: number;
  /** Ends of the 95 % interval; the upper one is infinite where equal gaps cannot be excluded. */
  readonly low: number;
  readonly high: number;
  /** Customers with two successive gaps or more. */
  readonly customers: number;
}

/** Whether purchases are charges of contracts, or at least regular, where the models assume random purchases. */
export interface Regularity {
  /** The charges that the purchases match best; null where nobody bought twice. */
  readonly charges: Charges | null;
  /** Whether the match is close enough to treat the purchases as charges of contracts. */
  readonly areCharges: boolean;
  /** The shape of the gaps; null where fewer than two customers bought three times. */
  readonly shape: PurchaseShape | null;
  /** Whether purchases are so regular that models of random purchases react to a silence too late. */
  readonly isRhythmic: boolean;
}

/** The fewest gaps by which purchases are recognised as charges. */
export const fewestGaps = 30;
/** What is required to recognise charges. By chance alone a tenth to a third of all gaps are on time. */
const fewest = { gaps: fewestGaps, customers: 10, share: 0.8, sameAmount: 0.5 };
/** The most missed charges to one on time. Customers who buy on some Saturdays miss more. */
const mostMissed = 0.25;
/** Purchases are regular where the whole interval of k is above this; random purchases have k = 1. */
const rhythmic = { k: 1.5, customers: 30 };

/**
 * How regular the purchases of a log are.
 *
 * Purchases are charges where an overwhelming share of the gaps (80 %, of at least 30 gaps, with at least
 * 10 customers) is one interval of the calendar, few charges are missed, and most cost what they cost before. Of several such
 * intervals the one least likely by chance is chosen: charges every four weeks are also monthly, within the tolerance
 * of months.
 *
 * Two passes over the days; the memory needed does not depend on their number.
 */
export function regularityOf(days: PurchaseDays): Regularity {
  const all = chargesAt(days).filter(({ gaps }) => gaps > 0);
  const recognised = all.find(
    ({ gaps, customers, share, onTime, missed, sameAmount }) =>
      gaps >= fewest.gaps &&
      customers >= fewest.customers &&
      share >= fewest.share &&
      missed <= mostMissed * onTime &&
      sameAmount >= fewest.sameAmount,
  );
  const [first = null, ...others] = all;
  const best = others.reduce(
    (most, each) => (most === null || each.share > most.share ? each : most),
    first,
  );
  const shape = purchaseShape(days);
  return {
    charges: recognised ?? best,
    areCharges: recognised !== undefined,
    shape,
    isRhythmic: shape !== null && shape.customers >= rhythmic.customers && shape.low > rhythmic.k,
  };
}

/**
 * The shape k of the gaps between purchases, independent of how often each customer buys.
 *
 * Where the gaps of a customer follow a gamma distribution of shape k, the share M = Δ₁ / (Δ₁ + Δ₂) of
 * the first of two successive gaps follows a beta distribution with both parameters k. It depends neither on how often
 * the customer buys nor on Δ₁ + Δ₂, so that customers who differ can be pooled, and short observations do not bias it.
 *
 *     Var M = E (M − ½)² = 1 / (4 (2k + 1)),  k = 1 / (8 Var M) − ½
 *
 * Days are whole numbers, and purchases of one day are one. With random purchases Δ₁ is then one of 1 … s − 1 with
 * equal probabilities, where s = Δ₁ + Δ₂, and E (M − ½)² = (1 − 2/s) / 12, not 1/12. Each square is therefore divided
 * by 1 − 2/s, so that k = 1 means random purchases at any rate; a k far from 1 is biased a little towards it where gaps
 * are of few days. Pairs with s = 2 carry no information.
 *
 * The pairs of a customer do not overlap (first and second gap, third and fourth); their mean counts once, so that
 * every customer has the same weight. The interval assumes a normal distribution of the mean of the squares.
 *
 * @returns null where fewer than two customers have a pair
 * @see Wheat & Morrison (1990), J. Marketing Research 27(1), 87–93, with one pair a customer
 * @example Gaps of 10 and 30 days: M = ¼ and (M − ½)² / (1 − 2/40) = 0.0658
 */
export function purchaseShape({ customer, day }: PurchaseDays): PurchaseShape | null {
  let customers = 0;
  let sum = 0;
  let squares = 0;
  let ofCustomer = 0;
  let pairs = 0;
  const finish = () => {
    if (pairs === 0) return;
    const mean = ofCustomer / pairs;
    customers += 1;
    sum += mean;
    squares += mean * mean;
    ofCustomer = 0;
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
      ofCustomer += (first - second) ** 2 / (4 * both * (both - 2));
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

/** k from the variance of M: infinite for variance 0, equal gaps; 0 for ¼, where one gap of each pair is nearly 0. */
function shapeOf(variance: number): number {
  return variance > 0 ? Math.max(0, 1 / (8 * variance) - 0.5) : Infinity;
}
