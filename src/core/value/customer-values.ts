import { type Customers, customerStatus } from '../customers.ts';
import { amountOf, type DecimalGrid, finestGrid, unitsOf } from '../numeric/decimal-grid.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { Curve } from '../survival/curve.ts';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure } from '../survival/survival.ts';
import { type ActiveSums, expectedSums } from './expected-sums.ts';
import { noPayment, onePayment, type PeriodSums, periodSums } from './period-sums.ts';
import { includedSteps, type StepName, stepNames, type Terms } from './terms.ts';
import { type StepAmounts, stepAmounts } from './waterfall.ts';

/** A way to value each customer of a table. */
export interface ValueMethod {
  /** How long customer i pays. */
  readonly sums: (i: number) => Outcome<PeriodSums>;
  /** The same where the customer's amount covers no time, so that it is one payment. */
  readonly timeless: PeriodSums;
  /** How long a customer pays whom customer i refers; absent: as long as customer i. */
  readonly referred?: (i: number) => PeriodSums;
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

/** The three figures of expected values. */
export interface ExpectedMethods {
  /** Lifetime value: what is recorded and what is expected, both at the start of the customer. */
  readonly expected: ValueMethod;
  /** What is recorded. */
  readonly soFar: ValueMethod;
  /** What is expected after the tenure, at the day that the tenure has reached. */
  readonly toCome: ValueMethod;
}

/**
 * The values of customers who stay as the curve of their segment says: an active one given the tenure so far, one who
 * has ended as recorded. A horizon counts from the start of the relationship.
 *
 * A customer who is referred is a new one of the same segment, who spends as much as the referring one.
 *
 * @param segment - the segment of each customer, below `curves.length`
 * @param curves - how the customers of each segment stay
 * @returns a failure where a stay has no finite value
 * @throws {RangeError} the customers have no tenures, or no status
 */
export function expectedMethods(
  customers: Customers,
  segment: Uint32Array,
  curves: readonly Curve[],
  terms: Terms,
): Outcome<ExpectedMethods> {
  const { tenureYears, status } = customers;
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('expected values need tenures and who is still active');
  }
  const lives: { anew: PeriodSums; after: (years: number) => Outcome<ActiveSums> }[] = [];
  for (const curve of curves) {
    const sums = expectedSums(curve, terms);
    if (!sums.ok) return sums;
    const { anew, activeAfter } = sums.value;
    lives.push({ anew, after: memoised(activeAfter) });
  }
  const recorded = observedMethod(customers, terms);
  const nothing = success(noPayment);
  const lifeOf = (i: number) => {
    const life = lives[segment[i] ?? 0];
    if (life === undefined) throw new RangeError(`customer ${i} is in no segment`);
    return life;
  };
  const method = (
    figure: keyof ActiveSums,
    ended: (i: number) => Outcome<PeriodSums>,
    timeless: PeriodSums,
  ): ValueMethod => ({
    sums: (i) => {
      if (status[i] !== customerStatus.active) return ended(i);
      const sums = lifeOf(i).after(tenureYears[i] ?? Number.NaN);
      return sums.ok ? success(sums.value[figure]) : sums;
    },
    timeless,
    referred: (i) => lifeOf(i).anew,
  });
  return success({
    expected: method('expected', recorded.sums, onePayment),
    soFar: { ...recorded, referred: (i) => lifeOf(i).anew },
    toCome: method('toCome', () => nothing, noPayment),
  });
}

/** Recorded tenures repeat; each is summed once. */
function memoised<T>(sumsOf: (years: number) => Outcome<T>): (years: number) => Outcome<T> {
  const known = new Map<number, Outcome<T>>();
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
  const { count, amount, amountYears, orders, goods } = customers;
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
    const covered = periods > 0 ? periods : 1;
    const steps = stepAmounts((amount[i] ?? 0) / covered, sums.value, terms, {
      referred: periods > 0 ? method.referred?.(i) : undefined,
      orders: ofPeriod(orders?.[i], covered),
      goods: ofPeriod(goods?.[i], covered),
    });
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

const ofPeriod = (all: number | undefined, periods: number): number | undefined =>
  all === undefined ? undefined : all / periods;

function inYears(paid: readonly ExactSum[], periodsPerYear: number): CustomerValues['paidYears'] {
  const all = new ExactSum();
  for (const sum of paid) all.addSum(sum);
  const years = (sum: ExactSum) => sum.total() / periodsPerYear;
  return { segments: paid.map(years), total: years(all) };
}
