import { chebyshevTable } from '../numeric/chebyshev-table.ts';
import { fUpperTail } from '../numeric/f-distribution.ts';
import type { ShopClock } from '../purchase/calendar/calendar.ts';
import { purchaseVariance } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { type Cohorts, countOf } from './cohorts.ts';

/** A purchase model on the clock of a shop. */
export interface DatedModel {
  /** In ordinary time: of histories and times that are measured on the clock. */
  readonly law: PurchaseLaw;
  readonly clock: ShopClock;
  /** The length of the unit of its times, in days. */
  readonly unitDays: number;
}

/** What the customers of a cohort were expected to buy after their first purchase; sums over these customers. */
export interface ExpectedRepeats {
  /** The customers whose whole intake has been observed for long enough. */
  readonly customers: number;
  /** Repeat purchases expected in the months that each of them met. */
  readonly expected: number;
  /** Repeat purchases expected in as many ordinary days. */
  readonly ordinary: number;
  /** The variance of their repeat purchases in the months that they met. */
  readonly variance: number;
}

/** Nothing was expected of nobody. */
const noRepeats: ExpectedRepeats = { customers: 0, expected: 0, ordinary: 0, variance: 0 };

/** A customer on the day of the first purchase. */
const newCustomer = { purchases: 0, recency: 0, age: 0 };

/**
 * The repeat purchases that a model expects of each cohort within N days of the first purchase of each customer.
 *
 *     expected = Σ E[X(τ(first, first + N))],  ordinary = n · E[X(N)],  variance = Σ Var[X(τ(first, first + N))]
 *
 * of new customers, in the time τ of the clock. A customer counts who counts in the spend of the cohort within N days.
 * The customers differ as the model says; the parameters and the weights of days are taken as known.
 *
 * @param days - N
 */
export function expectedRepeats(
  { intakes, codes, count }: Cohorts,
  days: number,
  { law, clock, unitDays }: DatedModel,
): ExpectedRepeats[] {
  const { begins, period, reachDays } = intakes;
  const atFirst = new Map<number, { readonly expected: number; readonly variance: number }>();
  // Pareto/NBD integrates each chance, and there may be thousands of days.
  const varianceBy = chebyshevTable((logAhead) => {
    const ahead = Math.exp(logAhead);
    return purchaseVariance(law.chances(newCustomer, ahead), law.expected(newCustomer, ahead));
  });
  const expectedFrom = (first: number) => {
    const known = atFirst.get(first);
    if (known !== undefined) return known;
    const ahead = clock.tau(first, first + days) / unitDays;
    const found = {
      expected: law.expected(newCustomer, ahead),
      variance: ahead > 0 ? varianceBy(Math.log(ahead)) : 0,
    };
    atFirst.set(first, found);
    return found;
  };
  const customers = new Float64Array(count);
  const expected = new Float64Array(count);
  const variance = new Float64Array(count);
  for (let customer = 0; customer < codes.length; customer++) {
    if ((reachDays[period[customer] as number] as number) < days) continue;
    const of = expectedFrom(intakes.days.day[begins[customer] as number] as number);
    const code = codes[customer] as number;
    const own = countOf(intakes, customer);
    customers[code] = (customers[code] as number) + own;
    expected[code] = (expected[code] as number) + own * of.expected;
    variance[code] = (variance[code] as number) + own * of.variance;
  }
  const ordinary = law.expected(newCustomer, days / unitDays);
  return Array.from(customers, (number, code) => ({
    customers: number,
    expected: expected[code] as number,
    ordinary: number * ordinary,
    variance: variance[code] as number,
  }));
}

/** What was expected of several cohorts together. */
export const addedRepeats = (cohorts: readonly ExpectedRepeats[]): ExpectedRepeats =>
  cohorts.reduce(
    (sum, each) => ({
      customers: sum.customers + each.customers,
      expected: sum.expected + each.expected,
      ordinary: sum.ordinary + each.ordinary,
      variance: sum.variance + each.variance,
    }),
    noRepeats,
  );

/** Counts that vary less are taken to vary as those of Poisson do, nearly. */
const leastExcess = 1e-6;

/**
 * The probability that a cohort buys as much more or less than expected as it did, or farther off: twice the smaller
 * tail. The purchases of all its customers are taken as negative binomial with the mean m and the variance v that the
 * model says, which is exact for NBD where all days count alike:
 *
 *     P(X ≤ k) = I_{m/v}(m²/(v − m), k + 1)
 *
 * @param actual - repeat purchases of the cohort
 * @returns 1 where nothing varies
 * @see Abramowitz & Stegun (1964), 26.5.26
 */
export function chanceOfRepeats(
  actual: number,
  { expected, variance }: Pick<ExpectedRepeats, 'expected' | 'variance'>,
): number {
  if (!(expected > 0 && variance > 0)) return 1;
  const odds = Math.max(leastExcess, variance / expected - 1);
  const shape = expected / odds;
  const atMost = (k: number) =>
    k < 0 ? 0 : fUpperTail((shape * odds) / (k + 1), 2 * (k + 1), 2 * shape);
  return Math.min(1, 2 * Math.min(atMost(actual), 1 - atMost(actual - 1)));
}
