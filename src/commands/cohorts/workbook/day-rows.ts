import { type Cohorts, countOf } from '../../../core/cohorts/cohorts.ts';
import {
  addedSpend,
  type CumulativeSpend,
  cumulativeSpend,
} from '../../../core/cohorts/cumulative-spend.ts';

/** What the customers of a cohort had brought by some day after their first purchase, in the currency. */
export interface DayRow {
  readonly days: number;
  readonly customers: number;
  readonly spend: number;
  readonly goods: number;
  readonly orders: number;
}

/** Spend, cost of goods and orders of a cohort, by each day after the first purchase. */
export interface ByDay {
  readonly spend: CumulativeSpend;
  readonly goods: CumulativeSpend | undefined;
  readonly orders: CumulativeSpend;
}

/** The same of each cohort, by the log alone. */
export function byDayOf(cohorts: Cohorts): readonly ByDay[] {
  const { intakes } = cohorts;
  const { days } = intakes;
  const summed = (amount: Float64Array) =>
    cumulativeSpend({ ...cohorts, intakes: { ...intakes, days: { ...days, amount } } });
  const spend = cumulativeSpend(cohorts);
  const goods = days.goods === undefined ? undefined : summed(days.goods);
  const orders = summed(Float64Array.from(days.orders ?? new Uint32Array(days.day.length)));
  return spend.map((each, c) => ({
    spend: each,
    goods: goods?.[c],
    orders: orders[c] ?? each,
  }));
}

/** Several cohorts as one. */
export const addedByDay = (cohorts: readonly ByDay[]): ByDay => ({
  spend: addedSpend(cohorts.map(({ spend }) => spend)),
  goods: cohorts.some(({ goods }) => goods !== undefined)
    ? addedSpend(cohorts.flatMap(({ goods }) => goods ?? []))
    : undefined,
  orders: addedSpend(cohorts.map(({ orders }) => orders)),
});

/**
 * The days on which something changed, those that are asked for, and the last: between two of them everything stays as
 * it was, so that the last row up to a day holds on that day.
 *
 * @param isWhole - whether days of changes are wanted; without it only those that are asked for
 */
export function dayRows(
  { spend, goods, orders }: ByDay,
  asked: ReadonlySet<number>,
  { minorUnits, isWhole }: { readonly minorUnits: number; readonly isWhole: boolean },
): readonly DayRow[] {
  const { observed, amount } = spend;
  const columns = [observed, amount, orders.amount, ...(goods === undefined ? [] : [goods.amount])];
  const last = observed.length - 1;
  return Array.from(observed, (customers, days): DayRow | null => {
    const isAsked = asked.has(days) || days === last;
    const changes = isWhole && columns.some((column) => column[days] !== column[days - 1]);
    if (!isAsked && !changes) return null;
    return {
      days,
      customers,
      spend: (amount[days] ?? 0) / minorUnits,
      goods: (goods?.amount[days] ?? 0) / minorUnits,
      orders: orders.amount[days] ?? 0,
    };
  }).filter((row) => row !== null);
}

/** What the customers of each cohort have brought until the last day, those of unfinished periods too. */
export function soFarOf({ intakes, codes, count }: Cohorts): readonly Omit<DayRow, 'days'>[] {
  const { customer, amount, goods, orders, minorUnits } = intakes.days;
  const sums = Array.from({ length: count }, () => ({
    customers: 0,
    spend: 0,
    goods: 0,
    orders: 0,
  }));
  for (const [i, code] of codes.entries()) {
    const own = sums[code];
    if (own !== undefined) own.customers += countOf(intakes, i);
  }
  for (let i = 0; i < customer.length; i++) {
    const own = sums[codes[customer[i] ?? 0] ?? 0];
    if (own === undefined) continue;
    own.spend += amount[i] ?? 0;
    own.goods += goods?.[i] ?? 0;
    own.orders += orders?.[i] ?? 0;
  }
  return sums.map(({ spend, goods: ofGoods, ...own }) => ({
    ...own,
    spend: spend / minorUnits,
    goods: ofGoods / minorUnits,
  }));
}

/** Several of these as one. */
export const addedSoFar = (parts: readonly Omit<DayRow, 'days'>[]): Omit<DayRow, 'days'> => ({
  customers: parts.reduce((sum, { customers }) => sum + customers, 0),
  spend: parts.reduce((sum, { spend }) => sum + spend, 0),
  goods: parts.reduce((sum, { goods }) => sum + goods, 0),
  orders: parts.reduce((sum, { orders }) => sum + orders, 0),
});
