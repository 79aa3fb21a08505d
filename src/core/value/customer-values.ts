import type { Customers } from '../customers.ts';
import { ascendingOrder } from '../numeric/ascending-order.ts';
import { CompensatedSums } from '../numeric/compensated-sums.ts';
import { amountOf, type DecimalGrid, gridFor, unitsOf } from '../numeric/decimal-grid.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import {
  type CondensedCustomers,
  type CustomersInRows,
  periodsCovered,
} from './condensed-customers.ts';
import type { PeriodSums } from './period-sums.ts';
import { includedSteps, stepNames, type Terms } from './terms.ts';
import { type BySegment, ofSegment, type ValueMethod } from './value-methods.ts';
import { type StepAmounts, type StepFormula, stepFormula, stepsNamed } from './waterfall.ts';

/** What the customers of rows are worth: the sum of every step by segment, on one grid. */
export interface RowValues {
  /** One a segment. */
  readonly totals: readonly StepAmounts[];
  /** Fine enough for each step, and coarse enough for the sum of all. */
  readonly grid: DecimalGrid;
  /** Years of payment that the values count, added up; a payment that covers no time has none. */
  readonly paidYears: { readonly segments: readonly number[]; readonly total: number };
}

/**
 * Values the customers of rows and adds up the steps by segment, which are rounded once, to the grid.
 *
 * @param segments - how many there are; each row is of one of them
 * @param method - made of the same rows, with the same terms
 * @param besides - Σ|amount| of what is added to the totals later
 * @returns a failure where a stay has no finite value
 * @throws {RangeError} a row is of no segment, or a value is not a number
 */
export function rowValues(
  rows: CondensedCustomers,
  segments: number,
  method: ValueMethod,
  terms: BySegment<Terms>,
  besides = 0,
): Outcome<RowValues> {
  const { count, segment, customers, once, payment, orders, goods } = rows;
  const steps = stepsOfRows(rows, method, terms);
  const sums = new CompensatedSums(segments * stepNames.length);
  const years = new CompensatedSums(segments + 1);
  let size = besides;
  for (let row = 0; row < count; row++) {
    const s = segment[row] as number;
    if (!(s < segments)) throw new RangeError(`row ${row} is in no segment`);
    const found = steps.of(
      row,
      payment[row] as number,
      orders?.[row],
      goods?.[row],
      customers[row],
    );
    if (!found.ok) return failure(found.problem);
    for (const step of steps.included) {
      const amount = steps.amounts[step] as number;
      sums.add(s * stepNames.length + step, amount);
      size += Math.abs(amount);
    }
    if (once[row] === 1) continue;
    const paid = (customers[row] as number) * found.value.paid;
    years.add(s, paid);
    years.add(segments, paid);
  }
  const grid = gridFor(size);
  const totals = sums.totals().map((sum) => amountOf(unitsOf(sum, grid), grid));
  const paidYears = Array.from(years.totals(), (paid) => paid / terms[0].periodsPerYear);
  return success({
    grid,
    totals: Array.from({ length: segments }, (_, s) =>
      stepsNamed((__, k) => totals[s * stepNames.length + k] as number),
    ),
    paidYears: { segments: paidYears.slice(0, -1), total: paidYears.at(-1) ?? 0 },
  });
}

/** The steps of rows, or of some customers of a row: `of` writes them into `amounts`. */
function stepsOfRows(
  { segment, once }: Pick<CondensedCustomers, 'segment' | 'once'>,
  method: ValueMethod,
  [first, ...others]: BySegment<Terms>,
) {
  const amounts = new Float64Array(stepNames.length);
  const timeless: Outcome<PeriodSums> = success(method.timeless);
  const formulas: BySegment<StepFormula> = [stepFormula(first), ...others.map(stepFormula)];
  return {
    amounts,
    /** The places of the steps that the terms include. */
    included: includedSteps(first).map((step) => stepNames.indexOf(step)),
    of(
      row: number,
      payment: number,
      orders: number | undefined,
      goods: number | undefined,
      customers: number | undefined,
    ): Outcome<PeriodSums> {
      const isTimed = once[row] === 0;
      const stay = isTimed ? method.sums(row) : timeless;
      if (!stay.ok) return stay;
      const referred = isTimed && first.referral ? method.referred?.(row) : undefined;
      const formula = ofSegment(formulas, segment[row] as number);
      formula(amounts, payment, stay.value, orders, goods, referred, customers);
      return stay;
    },
  };
}

/** The lifetime value of each customer, before acquisition. */
export interface CustomerValues {
  /** The sum of the steps, each on the grid. */
  readonly values: Float64Array;
  /** What the value has lost by that, in units of the grid. */
  readonly lost: Float64Array;
}

/**
 * Values each customer.
 *
 * @param inRows - of the customers
 * @param method - made of the rows, with the same terms
 * @throws {RangeError} a stay has no finite value, which {@link rowValues} tells
 */
export function customerValues(
  { count, amount, amountYears, orders, goods }: Customers,
  { rows, rowOf }: CustomersInRows,
  method: ValueMethod,
  terms: BySegment<Terms>,
  grid: DecimalGrid,
): CustomerValues {
  const [{ acquisition: _once, ...first }] = terms;
  const steps = stepsOfRows(rows, method, terms);
  const own = includedSteps(first).map((step) => stepNames.indexOf(step));
  const values = new Float64Array(count);
  const lost = new Float64Array(count);
  const unit = amountOf(1, grid);
  for (let i = 0; i < count; i++) {
    const periods = periodsCovered(amountYears[i] as number, first.periodsPerYear);
    const found = steps.of(
      rowOf[i] as number,
      (amount[i] as number) / periods,
      ofPeriod(orders?.[i], periods),
      ofPeriod(goods?.[i], periods),
      1,
    );
    if (!found.ok) throw new RangeError(`customer ${i} has no finite value`);
    let value = 0;
    let exact = 0;
    for (const step of own) {
      const amount = steps.amounts[step] as number;
      value += unitsOf(amount, grid);
      exact += amount;
    }
    values[i] = amountOf(value, grid);
    lost[i] = (exact - (values[i] as number)) / unit;
  }
  return { values, lost };
}

const ofPeriod = (all: number | undefined, periods: number): number | undefined =>
  all === undefined ? undefined : all / periods;

/**
 * The values rounded so that those of each segment add up to the total of the segment. The total is rounded once, so
 * that it is the list that gives way: units of the grid that are too many or too few are taken from, or given to, the
 * customers whose values rounding has changed most (the largest remainders).
 *
 * @param totals - the value of each segment, on the grid
 */
export function addingUp(
  { values, lost }: CustomerValues,
  segment: Uint32Array,
  totals: readonly number[],
  grid: DecimalGrid,
): Float64Array {
  const left = Float64Array.from(totals, (total) => unitsOf(total, grid));
  const members = new Float64Array(totals.length);
  for (const [i, value] of values.entries()) {
    const s = segment[i] as number;
    left[s] = (left[s] as number) - unitsOf(value, grid);
    members[s] = (members[s] as number) + 1;
  }
  const everybody = left.map((units, s) => Math.floor(units / (members[s] as number)));
  const some = left.map((units, s) => units - (everybody[s] as number) * (members[s] as number));
  const listed = new Float64Array(values.length);
  const gained = lost.map((units) => -units);
  // Those who have lost most come first in their segment, and of equals the first of the table.
  for (const i of ascendingOrder(gained, Uint32Array.from(values.keys()))) {
    const s = segment[i] as number;
    const isLeft = (some[s] as number) > 0;
    some[s] = (some[s] as number) - 1;
    const units = unitsOf(values[i] as number, grid) + (everybody[s] as number);
    listed[i] = amountOf(units + (isLeft ? 1 : 0), grid);
  }
  return listed;
}
