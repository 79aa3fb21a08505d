import type { Cohorts } from './cohorts.ts';

/** What a cohort has spent up to d days after each customer's own first purchase, that day included. */
export interface CumulativeSpend {
  /** Customers who have been observed for d days, with everybody of their intake. */
  readonly observed: Uint32Array;
  /** Spent by them up to day d, in minor units. */
  readonly amount: Float64Array;
  /** Of them, those who had bought again by then. */
  readonly returned: Uint32Array;
}

/**
 * What the customers of each cohort had spent by each day since they came.
 *
 *     spend a customer after d days = amount[d] / observed[d]
 *
 * Only those count who have been observed for so long, in both; the columns are as long as the longest
 * observation of any customer of the cohort. Sums are of whole minor units, and exact below 2⁵³.
 */
export function cumulativeSpend({ intakes, codes, count }: Cohorts): CumulativeSpend[] {
  const { days, begins, period, reachDays } = intakes;
  const longest = new Int32Array(count).fill(-1);
  for (let i = 0; i < codes.length; i++) {
    const reach = reachDays[period[i] ?? 0] ?? -1;
    if (reach > (longest[codes[i] ?? 0] ?? 0)) longest[codes[i] ?? 0] = reach;
  }
  const cohorts = Array.from(longest, (last) => ({
    observed: new Uint32Array(last + 1),
    amount: new Float64Array(last + 1),
    returned: new Uint32Array(last + 1),
  }));
  // What each day adds, less what those take away who are observed no longer.
  for (let customer = 0; customer < codes.length; customer++) {
    const reach = reachDays[period[customer] ?? 0] ?? -1;
    const cohort = cohorts[codes[customer] ?? 0];
    if (reach < 0 || cohort === undefined) continue;
    const { observed, amount, returned } = cohort;
    observed[reach] = (observed[reach] ?? 0) + 1;
    const leaves = reach + 1 < amount.length;
    const begin = begins[customer] ?? 0;
    const end = begins[customer + 1] ?? 0;
    const first = days.day[begin] ?? 0;
    let own = 0;
    for (let i = begin; i < end; i++) {
      const since = (days.day[i] ?? 0) - first;
      if (since > reach) break;
      const spent = days.amount[i] ?? 0;
      own += spent;
      amount[since] = (amount[since] ?? 0) + spent;
      if (i !== begin + 1) continue;
      // Negative changes wrap round, and their sums are right again.
      returned[since] = (returned[since] ?? 0) + 1;
      if (leaves) returned[reach + 1] = (returned[reach + 1] ?? 0) - 1;
    }
    if (leaves) amount[reach + 1] = (amount[reach + 1] ?? 0) - own;
  }
  for (const { observed, amount, returned } of cohorts) {
    for (let d = observed.length - 2; d >= 0; d--)
      observed[d] = (observed[d] ?? 0) + (observed[d + 1] ?? 0);
    for (let d = 1; d < amount.length; d++) {
      amount[d] = (amount[d] ?? 0) + (amount[d - 1] ?? 0);
      returned[d] = (returned[d] ?? 0) + (returned[d - 1] ?? 0);
    }
  }
  return cohorts;
}

/** Cohorts taken together: on each day the sum of those that have been observed for so long. */
export function addedSpend(cohorts: readonly CumulativeSpend[]): CumulativeSpend {
  const longest = cohorts.reduce((most, { observed }) => Math.max(most, observed.length), 0);
  const observed = new Uint32Array(longest);
  const amount = new Float64Array(longest);
  const returned = new Uint32Array(longest);
  for (const own of cohorts) {
    for (let d = 0; d < own.observed.length; d++) {
      observed[d] = (observed[d] ?? 0) + (own.observed[d] ?? 0);
      amount[d] = (amount[d] ?? 0) + (own.amount[d] ?? 0);
      returned[d] = (returned[d] ?? 0) + (own.returned[d] ?? 0);
    }
  }
  return { observed, amount, returned };
}
