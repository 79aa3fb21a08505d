import { type Cohorts, countOf, longestReach } from './cohorts.ts';

/** The spend and the purchases of a cohort up to d days after the first purchase of each customer, day d included. */
export interface CumulativeSpend {
  /** Customers whose whole intake has been observed for d days. */
  readonly observed: Float64Array;
  /** Their spend up to day d, in minor units. */
  readonly amount: Float64Array;
  /** The number of them who had bought again by then. */
  readonly returned: Float64Array;
  /** Their purchases after the first up to day d. */
  readonly repeats: Float64Array;
}

/**
 * The spend of the customers of each cohort by each day after the first purchase.
 *
 *     spend a customer after d days = amount[d] / observed[d]
 *
 * Both count only customers who have been observed for d days; the columns are as long as the longest
 * observation of any customer of the cohort. Sums are of whole minor units, and exact below 2⁵³.
 */
export function cumulativeSpend(all: Cohorts): CumulativeSpend[] {
  const { intakes, codes } = all;
  const { days, begins, period, reachDays } = intakes;
  const { buyers, seconds } = days.counts ?? {};
  const cohorts = Array.from(longestReach(all, reachDays), (last) => ({
    observed: new Float64Array(last + 1),
    amount: new Float64Array(last + 1),
    returned: new Float64Array(last + 1),
    repeats: new Float64Array(last + 1),
  }));
  // The change of each day: its spend, less all spend of customers who are no longer observed.
  for (let customer = 0; customer < codes.length; customer++) {
    const reach = reachDays[period[customer] ?? 0] ?? -1;
    const cohort = cohorts[codes[customer] ?? 0];
    if (reach < 0 || cohort === undefined) continue;
    const { observed, amount, returned, repeats } = cohort;
    observed[reach] = (observed[reach] ?? 0) + countOf(intakes, customer);
    const begin = begins[customer] ?? 0;
    const end = begins[customer + 1] ?? 0;
    const first = days.day[begin] ?? 0;
    let spentByThen = 0;
    let again = 0;
    let back = 0;
    for (let i = begin; i < end; i++) {
      const since = (days.day[i] ?? 0) - first;
      if (since > reach) break;
      const spent = days.amount[i] ?? 0;
      spentByThen += spent;
      amount[since] = (amount[since] ?? 0) + spent;
      if (i === begin) continue;
      const bought = buyers === undefined ? 1 : (buyers[i] ?? 0);
      repeats[since] = (repeats[since] ?? 0) + bought;
      again += bought;
      const second = seconds === undefined ? Number(i === begin + 1) : (seconds[i] ?? 0);
      if (second === 0) continue;
      returned[since] = (returned[since] ?? 0) + second;
      back += second;
    }
    if (reach + 1 >= amount.length) continue;
    amount[reach + 1] = (amount[reach + 1] ?? 0) - spentByThen;
    repeats[reach + 1] = (repeats[reach + 1] ?? 0) - again;
    returned[reach + 1] = (returned[reach + 1] ?? 0) - back;
  }
  for (const { observed, amount, returned, repeats } of cohorts) {
    for (let d = observed.length - 2; d >= 0; d--)
      observed[d] = (observed[d] ?? 0) + (observed[d + 1] ?? 0);
    for (let d = 1; d < amount.length; d++) {
      amount[d] = (amount[d] ?? 0) + (amount[d - 1] ?? 0);
      returned[d] = (returned[d] ?? 0) + (returned[d - 1] ?? 0);
      repeats[d] = (repeats[d] ?? 0) + (repeats[d - 1] ?? 0);
    }
  }
  return cohorts;
}

/** The spend of several cohorts pooled: on each day the sum over the cohorts that have been observed for so long. */
export function addedSpend(cohorts: readonly CumulativeSpend[]): CumulativeSpend {
  const longest = cohorts.reduce((most, { observed }) => Math.max(most, observed.length), 0);
  const observed = new Float64Array(longest);
  const amount = new Float64Array(longest);
  const returned = new Float64Array(longest);
  const repeats = new Float64Array(longest);
  for (const cohort of cohorts) {
    for (let d = 0; d < cohort.observed.length; d++) {
      observed[d] = (observed[d] ?? 0) + (cohort.observed[d] ?? 0);
      amount[d] = (amount[d] ?? 0) + (cohort.amount[d] ?? 0);
      returned[d] = (returned[d] ?? 0) + (cohort.returned[d] ?? 0);
      repeats[d] = (repeats[d] ?? 0) + (cohort.repeats[d] ?? 0);
    }
  }
  return { observed, amount, returned, repeats };
}
