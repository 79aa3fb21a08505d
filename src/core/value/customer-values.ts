import type { Customers } from '../customers.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { fixedTenure } from '../survival/fixed.ts';
import type { Survival } from '../survival/survival.ts';
import { onePayment } from './certain-payment.ts';
import { type PeriodSums, periodSums } from './period-sums.ts';
import { type StepAmounts, stepAmounts } from './steps.ts';
import { type StepName, stepNames, stepsAsked, type Terms } from './terms.ts';

/** A way to value each customer of a table: how long customer i pays. */
export type ValueMethod = (i: number) => Outcome<PeriodSums>;

/** Own recorded tenure, as if it ended there: too low for those who are still active. */
export function observedMethod({ tenureYears }: Customers, terms: Terms): ValueMethod {
  if (tenureYears === undefined) throw new RangeError('observed values need tenures');
  // Recorded tenures repeat; each is summed once.
  const known = new Map<number, Outcome<PeriodSums>>();
  return (i) => {
    const years = tenureYears[i] ?? Number.NaN;
    let sums = known.get(years);
    if (sums === undefined) {
      sums = periodSums(fixedTenure(years), terms);
      known.set(years, sums);
    }
    return sums;
  };
}

/** The same assumed stay for every customer, each valued from acquisition. */
export function assumedMethod(survival: Survival, terms: Terms): ValueMethod {
  const sums = periodSums(survival, terms);
  return () => sums;
}

/** Values of all customers: each one's, and the exact sum of every step by segment. */
export interface CustomerValues {
  /** Lifetime value of each customer, before acquisition. */
  readonly values: Float64Array;
  /** One a segment. */
  readonly totals: readonly StepAmounts[];
  /** Years of payment that the values count, added up; a payment that covers no time has none. */
  readonly paidYears: { readonly segments: readonly number[]; readonly total: number };
}

/**
 * Values every customer and adds up the steps by segment, without rounding error.
 *
 * @param segment - the segment of each customer, below `segments`
 * @param method - made with the same terms
 * @returns a failure where a stay has no finite value
 * @throws {RangeError} columns differ in length, or hold what is no number
 */
export function customerValues(
  customers: Customers,
  segment: Uint32Array,
  segments: number,
  method: ValueMethod,
  terms: Terms,
): Outcome<CustomerValues> {
  const { count, amount, amountYears } = customers;
  if ([segment, amount, amountYears].some(({ length }) => length !== count)) {
    throw new RangeError(`all columns need one entry for each of ${count} customers`);
  }
  const values = new Float64Array(count);
  const asked = stepsAsked(terms);
  const bySegment = Array.from({ length: segments }, () => asked.map(() => new ExactSum()));
  const paid = Array.from({ length: segments }, () => new ExactSum());
  for (let i = 0; i < count; i++) {
    const own = bySegment[segment[i] ?? 0];
    if (own === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const periods = (amountYears[i] ?? 0) * terms.periodsPerYear;
    if (!(periods >= 0))
      throw new RangeError(`the amount of customer ${i} cannot cover ${amountYears[i]} years`);
    // An amount that covers no time is one payment, made at once.
    const sums = periods > 0 ? method(i) : success(onePayment);
    if (!sums.ok) return failure(sums.problem);
    const payment = (amount[i] ?? 0) / (periods > 0 ? periods : 1);
    const steps = stepAmounts(payment, sums.value, terms);
    let value = 0;
    for (let k = 0; k < asked.length; k++) {
      const step = asked[k] as StepName;
      own[k]?.add(steps[step]);
      if (step !== 'acquisition') value += steps[step];
    }
    values[i] = value;
    if (periods > 0) paid[segment[i] ?? 0]?.add(sums.value.paid);
  }
  return success({
    values,
    totals: bySegment.map((sums) => {
      const total = new Map(asked.map((step, k) => [step, sums[k]?.total() ?? 0]));
      return Object.fromEntries(
        stepNames.map((step) => [step, total.get(step) ?? 0]),
      ) as StepAmounts;
    }),
    paidYears: inYears(paid, terms.periodsPerYear),
  });
}

function inYears(paid: readonly ExactSum[], periodsPerYear: number): CustomerValues['paidYears'] {
  const all = new ExactSum();
  for (const sum of paid) all.addSum(sum);
  const years = (sum: ExactSum) => sum.total() / periodsPerYear;
  return { segments: paid.map(years), total: years(all) };
}
