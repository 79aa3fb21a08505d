import { type Customers, noDay } from '../../core/customers.ts';
import { lastDaySeen, timeAtRisk } from '../../core/recovery/time-at-risk.ts';
import { exponentialRate } from '../../core/survival/exponential-rate.ts';
import { dayNamed } from '../reading/request.ts';
import type { Case } from './cases.ts';
import type { ProblemTime } from './problem-time.ts';

/**
 * How many of the customers of the cases would still be there had nothing happened, by what those without a
 * case did meanwhile.
 *
 *     λ₀ = ended without a case / years without a case,   since the first case
 *     ρ₀ = mean of e^(−λ₀·τ) over the cases, τ from a case to the last day that is seen
 *
 * Customers of a case count as untroubled until its day. So both are of the same people's time: who had left
 * before the first case tells nothing of it, and somebody whose problem was last week has had a week to leave.
 *
 * @returns undefined where a case or the customers have no dates, or nobody is left to compare with
 */
export function untroubledStay(
  firsts: readonly Case[],
  customers: Customers,
  indexes: ReadonlyMap<string, number>,
): { readonly stay: number; readonly customers: number } | undefined {
  const to = lastDaySeen(customers);
  const onset = new Int32Array(customers.count).fill(noDay);
  const days: number[] = [];
  for (const { customer, day } of firsts) {
    const index = indexes.get(customer);
    if (index === undefined) continue;
    if (day === undefined) return undefined;
    onset[index] = day;
    days.push(day);
  }
  const from = days[0];
  if (to === undefined || from === undefined) return undefined;
  const untroubled = timeAtRisk(customers, { from, to }, onset);
  const rate = untroubled && exponentialRate(untroubled.ended, untroubled.years)?.rate;
  if (untroubled === undefined || rate === undefined) return undefined;
  const stays = days.map((day) => Math.exp((-rate * Math.max(0, to - day)) / 365.25));
  const withCase = timeAtRisk(customers, { from, to })?.customers ?? 0;
  return {
    stay: stays.reduce((sum, each) => sum + each, 0) / stays.length,
    customers: Math.max(0, withCase - days.length),
  };
}

/**
 * The years from each case to the last day that is seen: that of `--as-of`, else of the last case. Cases without
 * a date are taken to be spread evenly over the time of the problems.
 */
export function followUps(
  firsts: readonly Case[],
  { years, lastDay }: ProblemTime,
  asOf: string | null,
): readonly number[] {
  const named = asOf === null ? undefined : dayNamed('--as-of', asOf);
  const to = named?.ok === true ? named.value : lastDay;
  return firsts.map(({ day }) =>
    day === undefined || to === undefined ? (years ?? 1) / 2 : Math.max(0, to - day) / 365.25,
  );
}
