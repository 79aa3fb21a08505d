import { type Customers, noDay } from '../customers.ts';
import { exponentialRate } from '../survival/exponential-rate.ts';
import { lastDaySeen, timeAtRisk } from './time-at-risk.ts';

/** What customers without a problem did, while others had one. */
export interface UntroubledStay {
  /** ρ₀, the share who would have stayed without a problem for as long as others were seen after theirs. */
  readonly stay: number;
  /** Customers who were there meanwhile and had no problem. */
  readonly customers: number;
}

/**
 * How many of the customers with a problem would still be there had nothing happened, by what those without one
 * did meanwhile.
 *
 *     λ₀ = ended without a problem / years without a problem,   since the first of them
 *     ρ₀ = mean of e^(−λ₀·τ) over those with one, τ from its day to the last day that is seen
 *
 * Customers count as untroubled until the day of their problem. So both are of the same people's time: who had left
 * before the first problem tells nothing of it, and somebody whose problem was last week has had a week to leave.
 * The rate of leaving is taken to be the same at all times.
 *
 * @param onset - of each customer, the day of the first problem; `noDay` for those without
 * @param until - the last day that is seen; absent: the last of which the customers tell
 * @returns undefined where nobody has a problem, the customers have no dates, or nobody is left to compare with
 */
export function untroubledStay(
  customers: Customers,
  onset: Int32Array,
  until?: number,
): UntroubledStay | undefined {
  const to = until ?? lastDaySeen(customers);
  const days = onset.filter((day) => day !== noDay);
  if (to === undefined || days.length === 0) return undefined;
  const stretch = { from: days.reduce((first, day) => Math.min(first, day)), to };
  const untroubled = timeAtRisk(customers, stretch, onset);
  const everybody = timeAtRisk(customers, stretch);
  if (untroubled === undefined || everybody === undefined) return undefined;
  const rate = exponentialRate(untroubled.ended, untroubled.years)?.rate;
  if (rate === undefined) return undefined;
  const stays = days.reduce(
    (sum, day) => sum + Math.exp((-rate * Math.max(0, to - day)) / 365.25),
    0,
  );
  return {
    stay: stays / days.length,
    customers: Math.max(0, everybody.customers - days.length),
  };
}
