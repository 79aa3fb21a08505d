import {
  type CalendarPeriods,
  type CohortUnit,
  calendarPeriods,
} from '../../core/cohorts/calendar-periods.ts';
import { type PeriodSales, periodSales } from '../../core/cohorts/period-sales.ts';
import { shapley } from '../../core/compare/shapley.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { success } from '../../core/outcome.ts';
import type { CohortGroups } from './counted-cohorts.ts';
import type { PeriodComparison, PeriodLine, PeriodSegment, Periods } from './period-schema.ts';

/** The days that a log covers, as far as it is known. */
interface Observed {
  readonly since: number;
  readonly until: number;
}

/**
 * Sales by calendar period, of all customers and of each segment, and the latest whole period against earlier ones.
 *
 * A period that the log does not cover wholly is marked, and compared with none.
 */
export function salesByPeriod(groups: CohortGroups, unit: CohortUnit, observed: Observed): Periods {
  const { intakes, codes, count, segments } = groups;
  const periods = calendarPeriods(intakes.periods.from, observed.until, unit);
  const segmentOf = (sales: PeriodSales | undefined, segment: PeriodSegment['segment']) => {
    if (sales === undefined) throw new RangeError('no sales of a segment');
    const lines = linesOf(sales, periods, observed, intakes.days.minorUnits);
    return { segment, periods: lines, comparisons: comparisonsOf(lines, unit) };
  };
  const everybody = { intakes, codes: new Uint32Array(codes.length), count: 1 };
  const bySegment = segments === undefined ? [] : periodSales({ intakes, codes, count }, periods);
  return {
    unit,
    total: segmentOf(periodSales(everybody, periods)[0], {}),
    segments: bySegment.map((sales, s) => segmentOf(sales, segments?.keys[s] ?? {})),
  };
}

function linesOf(
  sales: PeriodSales,
  { names, firstDay, lastDay }: CalendarPeriods,
  { since, until }: Observed,
  minorUnits: number,
): PeriodLine[] {
  return names.map((period, p) => {
    const isOver = (lastDay[p] ?? Infinity) <= until;
    const at = (column: ArrayLike<number>): number => column[p] ?? 0;
    const revenue = at(sales.amount);
    const orders = at(sales.orders);
    const active = at(sales.active);
    return {
      period,
      whole: isOver && (p > 0 || since <= firstDay),
      revenue: revenue / minorUnits,
      revenueNew: at(sales.amountNew) / minorUnits,
      revenueReturning: (revenue - at(sales.amountNew)) / minorUnits,
      orders,
      orderValue: orders === 0 ? null : revenue / minorUnits / orders,
      activeCustomers: active,
      newCustomers: at(sales.newCustomers),
      returningCustomers: active - at(sales.newCustomers),
      reactivatedCustomers: at(sales.reactivated),
      lostCustomers: isOver && p > 0 ? at(sales.lost) : null,
    };
  });
}

const periodsInYear: Readonly<Record<CohortUnit, number>> = { month: 12, quarter: 4, year: 1 };

/** The latest whole period against the one before, and that of a year before, as far as these are whole. */
function comparisonsOf(lines: readonly PeriodLine[], unit: CohortUnit): PeriodComparison[] {
  const latest = lines.findLastIndex(({ whole }) => whole);
  const after = lines[latest];
  if (after === undefined) return [];
  return [...new Set([1, periodsInYear[unit]])].flatMap((distance) => {
    const before = lines[latest - distance];
    return before?.whole === true ? [comparisonOf(before, after)] : [];
  });
}

/**
 * Explains the change of revenue by its factors: active customers, orders of each, and the value of an order. The effects
 * are their Shapley values, which add up to the change exactly.
 */
export function comparisonOf(before: PeriodLine, after: PeriodLine): PeriodComparison {
  const change = decimalSum([after.revenue, -before.revenue]);
  return {
    period: after.period,
    against: before.period,
    before: before.revenue,
    after: after.revenue,
    change,
    changeShare: before.revenue > 0 ? change / before.revenue : null,
    ...effectsOf(before, after, change),
  };
}

const factors = ['customers', 'ordersEach', 'orderValue'] as const;

function effectsOf(before: PeriodLine, after: PeriodLine, change: number) {
  // Where nobody bought, orders and their values are not known: all of the change is that of the customers.
  if (before.orders === 0 || after.orders === 0)
    return { byCustomers: change, byOrdersEach: 0, byOrderValue: 0 };
  const [was, is] = [factorsOf(before), factorsOf(after)];
  const found = shapley(factors, (changed) =>
    success(factors.reduce((product, name) => product * (changed.has(name) ? is : was)[name], 1)),
  );
  if (!found.ok) throw new RangeError('the effects on revenue are not known');
  const [byCustomers = 0, byOrdersEach = 0, byOrderValue = 0] = found.value.effects;
  return { byCustomers, byOrdersEach, byOrderValue };
}

const factorsOf = ({ activeCustomers, orders, revenue }: PeriodLine) => ({
  customers: activeCustomers,
  ordersEach: orders / activeCustomers,
  orderValue: revenue / orders,
});
