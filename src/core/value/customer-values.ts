import { type Customers, customerStatus } from '../customers.ts';
import { amountOf, type DecimalGrid, finestGrid, unitsOf } from '../numeric/decimal-grid.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure } from '../survival/survival.ts';
import { noPayment, onePayment, type PeriodSums, periodSums } from './period-sums.ts';
import { includedSteps, type StepName, stepNames, type Terms } from './terms.ts';
import { type StepAmounts, stepAmounts } from './waterfall.ts';

/** A way to value each customer of a table. */
export interface ValueMethod {
  /** How long customer i pays. */
  readonly sums: (i: number) => Outcome<PeriodSums>;
  /** The same where the customer's amount covers no time, so that it is one payment. */
  readonly timeless: PeriodSums;
}

/** The customer's recorded tenure, as if it ended there: too low for customers who are still active. */
export function observedMethod({ tenureYears }: Customers, terms: Terms): ValueMethod {
  if (tenureYears === undefined) throw new RangeError('observed values need tenures');
  const sums = memoised((years) => periodSums(fixedTenure(years), terms));
  return { sums: (i) => sums(tenureYears[i] ?? Number.NaN), timeless: onePayment };
}

/** The same assumed stay for every customer, each valued from acquisition. */
export function assumedMethod(survival: Survival, terms: Terms): ValueMethod {
  const sums = periodSums(survival, terms);
  return { sums: () => sums, timeless: onePayment };
}

/**
 * The expected later payments of active customers, given how long they have stayed: none where the tenure has
 * ended, otherwise by the curve of the segment from the tenure on. Payments are booked and discounted from the day that
 * the tenure reaches; spend grows from the first payment after it. A horizon counts from the
 * start of the relationship, so that recorded and expected years add up to it.
 *
 * @param segment - the segment of each customer, below `lives.length`
 * @param lives - how a customer of each segment goes on to stay, by the tenure so far
 * @throws {RangeError} the customers have no tenures, or no status
 */
export function residualMethod(
  { tenureYears, status }: Customers,
  segment: Uint32Array,
  lives: readonly ((tenureYears: number) => Survival)[],
  terms: Terms,
): ValueMethod {
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('expected values need tenures and who is still active');
  }
  const { horizonYears = Infinity, ...unlimited } = terms;
  const nothing = success(noPayment);
  const bySegment = lives.map((residualLife) =>
    memoised((years) => {
      const left = horizonYears - years;
      if (left <= 0) return nothing;
      const ahead = left < Infinity ? { ...unlimited, horizonYears: left } : unlimited;
      return periodSums(residualLife(years), ahead);
    }),
  );
  const sums = (i: number): Outcome<PeriodSums> => {
    const sumsOfSegment = bySegment[segment[i] ?? 0];
    if (sumsOfSegment === undefined) throw new RangeError(`customer ${i} is in no segment`);
    if (status[i] !== customerStatus.active) return nothing;
    return sumsOfSegment(tenureYears[i] ?? Number.NaN);
  };
  return { sums, timeless: noPayment };
}

/** Recorded tenures repeat; each is summed once. */
function memoised(
  sumsOf: (years: number) => Outcome<PeriodSums>,
): (years: number) => Outcome<PeriodSums> {
  const known = new Map<number, Outcome<PeriodSums>>();
  return (years) => {
    let sums = known.get(years);
    if (sums === undefined) {
      sums = sumsOf(years);
      known.set(years, sums);
    }
    return sums;
  };
}

/**
 * Values of all customers: each one's, and the sum of every step by segment. The steps of each customer lie on a grid,
 * so that values add up to totals exactly, as decimals.
 */
export interface CustomerValues {
  /** Lifetime value of each customer, before acquisition. */
  readonly values: Float64Array;
  /** One a segment. */
  readonly totals: readonly StepAmounts[];
  /** Σ|step| of all customers, for which the grid must be coarse enough. */
  readonly size: number;
  /** Years of payment that the values count, added up; a payment that covers no time has none. */
  readonly paidYears: { readonly segments: readonly number[]; readonly total: number };
}

/**
 * Values every customer and adds up the steps by segment, without rounding error.
 *
 * @param segment - the segment of each customer, below `segments`
 * @param method - made with the same terms
 * @param grid - of the steps of each customer; for totals to be exact, not finer than that of `size`
 * @returns a failure where a stay has no finite value
 * @throws {RangeError} columns differ in length, or a value is not a number
 */
export function customerValues(
  customers: Customers,
  segment: Uint32Array,
  segments: number,
  method: ValueMethod,
  terms: Terms,
  grid: DecimalGrid = finestGrid,
): Outcome<CustomerValues> {
  const { count, amount, amountYears } = customers;
  if ([segment, amount, amountYears].some(({ length }) => length !== count)) {
    throw new RangeError(`all columns need one entry for each of ${count} customers`);
  }
  const values = new Float64Array(count);
  const included = includedSteps(terms);
  const bySegment = Array.from({ length: segments }, () => new Float64Array(included.length));
  let size = 0;
  const paid = Array.from({ length: segments }, () => new ExactSum());
  for (let i = 0; i < count; i++) {
    const stepUnits = bySegment[segment[i] ?? 0];
    if (stepUnits === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const periods = (amountYears[i] ?? 0) * terms.periodsPerYear;
    if (!(periods >= 0))
      throw new RangeError(`the amount of customer ${i} cannot cover ${amountYears[i]} years`);
    // An amount that covers no time is one payment.
    const sums = periods > 0 ? method.sums(i) : success(method.timeless);
    if (!sums.ok) return failure(sums.problem);
    const payment = (amount[i] ?? 0) / (periods > 0 ? periods : 1);
    const steps = stepAmounts(payment, sums.value, terms);
    let value = 0;
    for (let k = 0; k < included.length; k++) {
      const step = included[k] as StepName;
      if (!Number.isFinite(steps[step])) throw new RangeError(`cannot add ${steps[step]}`);
      const units = unitsOf(steps[step], grid);
      stepUnits[k] = (stepUnits[k] as number) + units;
      size += Math.abs(units);
      if (step !== 'acquisition') value += units;
    }
    values[i] = amountOf(value, grid);
    if (periods > 0) paid[segment[i] ?? 0]?.add(sums.value.paid);
  }
  return success({
    values,
    size: amountOf(size, grid),
    totals: bySegment.map((units) => {
      const total = new Map(included.map((step, k) => [step, amountOf(units[k] ?? 0, grid)]));
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
