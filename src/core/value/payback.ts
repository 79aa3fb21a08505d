import { type Timing, timingOffset } from './terms.ts';

/** What payback is computed from; rates are for a month. */
export interface PaybackTerms {
  /** Cost of winning the customer, ≥ 0. */
  readonly acquisition: number;
  /** Margin a month, net of serving and marketing. */
  readonly monthlyMargin: number;
  /** Share that leaves each month, in [0, 1]. */
  readonly churn: number;
  /** Effective discount rate a month, > −1. */
  readonly discount: number;
  /** Growth of the margin a month, > −1. */
  readonly growth: number;
  /** Months after which nothing comes any more: a fixed stay or a horizon. */
  readonly lastMonth: number;
  readonly timing: Timing;
}

/** Months until the margin has paid for the acquisition: CAC / monthly margin. Null: never. */
export function simplePayback(acquisition: number, monthlyMargin: number): number | null {
  if (acquisition === 0) return 0;
  return monthlyMargin > 0 ? acquisition / monthlyMargin : null;
}

/**
 * Months until the expected, discounted margin has paid for the acquisition. Each month's margin
 * reaches the share q of the month before, so that after n months
 *
 *     m·qᵒ·(1 − qⁿ)/(1 − q) = CAC  ⇒  n = ln[1 − CAC·(1 − q)/(m·qᵒ)] / ln q
 *
 * with q = (1 − churn)(1 + growth)/(1 + discount) and o = 0, ½ or 1 for a margin that comes at the
 * start, middle or end of its month.
 *
 * @returns months, or null where the margin never pays it back
 * @example survivalAdjustedPayback({ acquisition: 300, monthlyMargin: 25, churn: 0.03,
 *   discount: 0.008, growth: 0, lastMonth: Infinity, timing: 'start' }) // => 15.67
 */
export function survivalAdjustedPayback(terms: PaybackTerms): number | null {
  const { acquisition, monthlyMargin, churn, discount, growth, lastMonth, timing } = terms;
  if (acquisition === 0) return 0;
  if (!(monthlyMargin > 0)) return null;
  const logQ = Math.log1p(-churn) + Math.log1p(growth) - Math.log1p(discount);
  const first = monthlyMargin * Math.exp(timingOffset[timing] * logQ);
  const months =
    logQ === 0 ? acquisition / first : Math.log1p((acquisition * Math.expm1(logQ)) / first) / logQ;
  // A sum that is never reached has the logarithm of a negative number, or of 0.
  return months >= 0 && months <= lastMonth ? months : null;
}
