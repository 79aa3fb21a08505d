import { type Customers, noDay } from '../customers.ts';
import { daysPerYear } from '../quantity/time-unit.ts';
import { exponentialRate } from '../survival/exponential-rate.ts';
import { isShare } from './customers-lost.ts';
import { lastDaySeen, timeAtRisk } from './time-at-risk.ts';

/** Customers with one outcome of a problem, and the share of them who stay. */
export interface Troubled {
  readonly customers: number;
  readonly stay: number;
  /** The share of a stated intention that is acted upon. */
  readonly realised: number;
}

/**
 * The share who would stay if nobody had a problem, ρ₀, from the share of all customers who stay.
 *
 *     ρ_obs = ρ₀ − Σ_k p_k·φ_k·max(0, ρ₀ − ρ_k)
 *
 * p_k is the share of all customers with outcome k. Where no rate exceeds ρ₀ that is
 * ρ₀ = (ρ_obs − pφ·ρ̄)/(1 − pφ), with p the share of customers with a problem and ρ̄ their mean rate. The right
 * side is piecewise linear and increasing in ρ₀, so that there is one solution, which is found piece by piece.
 *
 * @param observed - ρ_obs, in [0, 1]
 * @param customers - the number of all customers, with a problem or without; > 0
 * @returns above 1 where the inputs contradict each other, because the problems lose more customers than are lost in
 *   total; `Infinity` where there are no customers without a problem
 * @throws {RangeError} a rate leaves its range, or more customers have a problem than there are
 * @example noProblemStay(0.8, 100, [{ customers: 20, stay: 0.4, realised: 1 }]); // => 0.9
 */
export function noProblemStay(
  observed: number,
  customers: number,
  troubled: readonly Troubled[],
): number {
  const all = troubled.reduce((sum, each) => sum + each.customers, 0);
  const sound = troubled.every(
    (each) => each.customers >= 0 && isShare(each.stay) && isShare(each.realised),
  );
  if (!(isShare(observed) && customers > 0 && all <= customers * (1 + 1e-12) && sound)) {
    throw new RangeError(`${observed} stay of ${customers}, ${all} of them with a problem`);
  }
  const rising = troubled
    .filter((each) => each.customers > 0)
    .sort((one, other) => one.stay - other.stay);
  let weight = 0;
  let weighted = 0;
  let solution = observed;
  for (const { customers: count, stay, realised } of rising) {
    // From here on customers stay at least as often as without a problem: no further losses.
    if (stay >= solution) break;
    const share = (count / customers) * realised;
    weight += share;
    weighted += share * stay;
    solution = weight < 1 - 1e-12 ? (observed - weighted) / (1 - weight) : Infinity;
  }
  return solution;
}

/** The retention of customers without a problem, over the same time as that of customers with one. */
export interface UntroubledStay {
  /** ρ₀, the share who would have stayed without a problem, over the time observed after the problems. */
  readonly stay: number;
  /** Customers in that time who had no problem. */
  readonly customers: number;
  /** Customers who ended without a problem in that time, and the years that all were observed without one. */
  readonly ended: number;
  readonly years: number;
  /** How long customers with a problem are observed after it. */
  readonly spans: readonly Span[];
}

/** Customers who are observed for the same time after their problem. */
export interface Span {
  readonly years: number;
  readonly customers: number;
}

/** Times after problems, in years, as spans. */
export function spansOf(times: Iterable<number>): readonly Span[] {
  const counts = new Map<number, number>();
  for (const years of times) counts.set(years, (counts.get(years) ?? 0) + 1);
  return [...counts].map(([years, customers]) => ({ years, customers }));
}

/**
 * The mean share of customers who stay over their spans, where they leave at the same rate at all times: the mean of
 * e^(−λ·τ).
 *
 * @param rate - λ, a year, ≥ 0
 * @example meanStay(Math.LN2, [{ years: 1, customers: 1 }, { years: 0, customers: 3 }]); // => 0.875
 */
export function meanStay(rate: number, spans: readonly Span[]): number {
  let all = 0;
  let staying = 0;
  for (const { years, customers } of spans) {
    all += customers;
    staying += customers * Math.exp(-rate * years);
  }
  return staying / all;
}

/**
 * The share of the customers with a problem who would still be customers without it, from the retention of customers
 * without a problem in the same time.
 *
 *     λ₀ = ended without a problem / years without a problem,   since the first problem
 *     ρ₀ = mean of e^(−λ₀·τ) over the customers with a problem, τ from its day to the last day observed
 *
 * Customers count as without a problem until the day of their problem. Customers who left before the first problem are
 * not counted, and a customer whose problem was last week is compared over one week. The rate of leaving is assumed
 * to be the same at all times.
 *
 * @param onset - the day of the first problem of each customer; `noDay` for customers without
 * @param until - the last day observed; absent: the last day in the data of the customers
 * @returns undefined where nobody has a problem, the customers have no dates, or there is no time without a problem
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
  const spans = spansOf(Array.from(days, (day) => Math.max(0, to - day) / daysPerYear));
  return {
    stay: meanStay(rate, spans),
    customers: Math.max(0, everybody.customers - days.length),
    ended: untroubled.ended,
    years: untroubled.years,
    spans,
  };
}
