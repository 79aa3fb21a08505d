import { type Customers, customerStatus } from '../customers.ts';
import { amountOf, type DecimalGrid, finestGrid, unitsOf } from '../numeric/decimal-grid.ts';
import { type EqualRows, equalRows } from '../numeric/equal-rows.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { Curve } from '../survival/curve.ts';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure } from '../survival/survival.ts';
import { type ActiveSums, type ExpectedSums, expectedSums } from './expected-sums.ts';
import { noPayment, onePayment, type PeriodSums, periodSums } from './period-sums.ts';
import { includedSteps, stepNames, type Terms } from './terms.ts';
import { type StepAmounts, stepFormula, stepsNamed } from './waterfall.ts';

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
  return recordedMethod(tenureYears, equalRows([tenureYears]), terms);
}

function recordedMethod(tenureYears: Float64Array, alike: EqualRows, terms: Terms): ValueMethod {
  const sums = (i: number) => periodSums(fixedTenure(tenureYears[i] ?? Number.NaN), terms);
  return { sums: onceAKind(alike, sums), timeless: onePayment };
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
  const lives: ExpectedSums[] = [];
  for (const curve of curves) {
    const sums = expectedSums(curve, terms);
    if (!sums.ok) return sums;
    lives.push(sums.value);
  }
  const lifeOf = (i: number) => {
    const life = lives[segment[i] ?? 0];
    if (life === undefined) throw new RangeError(`customer ${i} is in no segment`);
    return life;
  };
  const isActive = (i: number) => status[i] === customerStatus.active;
  const groups = new Float64Array(segment.length);
  for (let i = 0; i < groups.length; i++) groups[i] = 2 * (segment[i] ?? 0) + (isActive(i) ? 1 : 0);
  const alike = equalRows([tenureYears, groups]);
  const recorded = recordedMethod(tenureYears, alike, terms);
  const after = onceAKind(alike, (i) => lifeOf(i).activeAfter(tenureYears[i] ?? Number.NaN));
  const nothing = success(noPayment);
  const referred = (i: number) => lifeOf(i).anew;
  const method = (
    figure: keyof ActiveSums,
    ended: (i: number) => Outcome<PeriodSums>,
    timeless: PeriodSums,
  ): ValueMethod => ({
    sums: onceAKind(alike, (i) => {
      if (!isActive(i)) return ended(i);
      const sums = after(i);
      return sums.ok ? success(sums.value[figure]) : sums;
    }),
    timeless,
    referred,
  });
  return success({
    expected: method('expected', recorded.sums, onePayment),
    soFar: { ...recorded, referred },
    toCome: method('toCome', () => nothing, noPayment),
  });
}

/** The same of customer i, worked out for one customer of each kind: all customers of a kind have it alike. */
function onceAKind<T>({ kinds, first }: EqualRows, of: (i: number) => T): (i: number) => T {
  const known = new Array<T | undefined>(first.length);
  return (i) => {
    const kind = kinds[i] as number;
    const found = known[kind] ?? of(i);
    known[kind] = found;
    return found;
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
  const formula = stepFormula(terms);
  const amounts = new Float64Array(stepNames.length);
  const included = includedSteps(terms).map((step) => stepNames.indexOf(step));
  const acquisition = stepNames.indexOf('acquisition');
  const sums = new Float64Array(segments * stepNames.length);
  let size = 0;
  const timeless = success(method.timeless);
  const referred = terms.referral && method.referred;
  for (let i = 0; i < count; i++) {
    const s = segment[i] ?? segments;
    if (!(s < segments)) throw new RangeError(`customer ${i} is in no segment`);
    const periods = (amountYears[i] ?? 0) * terms.periodsPerYear;
    if (!(periods >= 0))
      throw new RangeError(`the amount of customer ${i} cannot cover ${amountYears[i]} years`);
    // An amount that covers no time is one payment.
    const isTimed = periods > 0;
    const covered = isTimed ? periods : 1;
    const stay = isTimed ? method.sums(i) : timeless;
    if (!stay.ok) return failure(stay.problem);
    formula(
      amounts,
      (amount[i] ?? 0) / covered,
      stay.value,
      ofPeriod(orders?.[i], covered),
      ofPeriod(goods?.[i], covered),
      isTimed ? referred?.(i) : undefined,
    );
    let value = 0;
    for (let k = 0; k < included.length; k++) {
      const step = included[k] as number;
      const each = amounts[step] as number;
      if (!Number.isFinite(each)) throw new RangeError(`cannot add ${each}`);
      const units = unitsOf(each, grid);
      const sum = s * stepNames.length + step;
      sums[sum] = (sums[sum] as number) + units;
      size += Math.abs(units);
      if (step !== acquisition) value += units;
    }
    values[i] = amountOf(value, grid);
  }
  let years: CustomerValues['paidYears'] | undefined;
  return success({
    values,
    size: amountOf(size, grid),
    totals: Array.from({ length: segments }, (_, s) =>
      stepsNamed((__, k) => amountOf(sums[s * stepNames.length + k] as number, grid)),
    ),
    get paidYears() {
      years ??= yearsPaid(customers, segment, segments, method, terms);
      return years;
    },
  });
}

const ofPeriod = (all: number | undefined, periods: number): number | undefined =>
  all === undefined ? undefined : all / periods;

function yearsPaid(
  { count, amountYears }: Customers,
  segment: Uint32Array,
  segments: number,
  method: ValueMethod,
  { periodsPerYear }: Terms,
): CustomerValues['paidYears'] {
  const paid = Array.from({ length: segments }, () => new ExactSum());
  for (let i = 0; i < count; i++) {
    if (!((amountYears[i] ?? 0) > 0)) continue;
    const sums = method.sums(i);
    if (!sums.ok) throw new RangeError(`customer ${i} pays for ever`);
    paid[segment[i] ?? 0]?.add(sums.value.paid);
  }
  const all = new ExactSum();
  for (const sum of paid) all.addSum(sum);
  const years = (sum: ExactSum) => sum.total() / periodsPerYear;
  return { segments: paid.map(years), total: years(all) };
}
