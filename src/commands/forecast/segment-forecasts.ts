import { groupSteps } from '../../core/forecast/customer-money.ts';
import {
  type GroupForecast,
  groupForecasts,
  summedForecasts,
} from '../../core/forecast/group-forecasts.ts';
import {
  customersOf,
  entryCount,
  type KnownPurchases,
} from '../../core/forecast/known-purchases.ts';
import {
  type MonthForecast,
  type MonthTotals,
  monthForecasts,
  summedMonths,
} from '../../core/forecast/month-forecasts.ts';
import type { ForecastShortage } from '../../core/forecast/too-few.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import type { MonthAhead } from '../../core/purchase/calendar/spend-law.ts';
import { customersAt } from '../../core/purchase/purchase-cells.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentWaterfalls } from '../../core/value/waterfall.ts';
import { inMinorUnits, minorUnits } from '../../input/orders/minor-amounts.ts';
import { type FittedForecast, moneyOf } from './fitted-forecast.ts';
import type { SomeCustomers } from './read-customers.ts';
import type { MonthResult, SegmentForecast } from './result.ts';

/** The forecast of a fit, and the groups of its customers. */
interface FittedGroups {
  readonly fit: FittedForecast;
  readonly groups: Groups;
}

/** The forecasts of every group of every fit, and of all customers; their waterfalls add up exactly. */
export function segmentForecasts(
  customers: SomeCustomers,
  parts: readonly FittedGroups[],
): {
  readonly total: SegmentForecast;
  readonly segments: readonly SegmentForecast[];
  readonly months?: readonly MonthResult[];
} {
  const steps = parts[0]?.fit.money.steps ?? [];
  const waterfalls = segmentWaterfalls(parts.flatMap(stepsOf), steps);
  const forecasts = parts.map(({ fit: { forecast, each, money, grid }, groups }) =>
    groupForecasts(forecast, each, money, groupsOf(groups), grid),
  );
  const ofGroups = forecasts.flatMap(({ groups }) => groups);
  const past = parts.flatMap(({ fit: { forecast }, groups }) =>
    purchasesBy(groups, forecast.known),
  );
  const marks = parts.map(({ fit: { forecast } }) => forecast.marked);
  const marksOfGroups = parts.flatMap(({ fit: { forecast }, groups: { keys } }) =>
    keys.map(() => forecast.marked),
  );
  const total = segmentOf(
    purchasesOfAll(customers.known),
    summedForecasts(forecasts.map(({ all }) => all)),
    waterfalls.total,
    // The forecast of all adds up those of the fits: it is one as long as one of them is.
    marks.every((mark) => mark !== null) ? (marks[0] ?? null) : null,
  );
  const segments = past.map((line, i) =>
    segmentOf(line, ofGroups[i], waterfalls.segments[i], marksOfGroups[i] ?? null),
  );
  return { total, ...withMonths(parts, segments) };
}

/** The segments, with `--months` each with its months, and the months of all customers. */
function withMonths(
  parts: readonly FittedGroups[],
  segments: readonly SegmentForecast[],
): {
  readonly segments: readonly SegmentForecast[];
  readonly months?: readonly MonthResult[];
} {
  const ahead = parts[0]?.fit.months?.months;
  if (ahead === undefined) return { segments };
  let before = 0;
  const forecasts = parts.map(({ fit: { forecast, each, months, grid }, groups }) => {
    if (months === null) throw new RangeError('a fit without months');
    const ofPart = segments.slice(before, before + groups.keys.length);
    before += ofPart.length;
    return monthForecasts(forecast, each, months, groupsOf(groups), ofPart.map(totalsOf), grid);
  });
  const ofSegments = forecasts.flatMap(({ groups }) => groups);
  const results = (months: readonly MonthForecast[]) =>
    months.map((month, k) => ({ ...daysOf(ahead[k]), ...month }));
  return {
    segments: segments.map((segment, i) => ({ ...segment, months: results(ofSegments[i] ?? []) })),
    months: results(summedMonths(forecasts.map(({ all }) => all))),
  };
}

function totalsOf({ purchasesToCome, spendToCome, value }: SegmentForecast): MonthTotals {
  if (purchasesToCome === undefined || spendToCome === undefined || value === undefined)
    throw new RangeError('a segment without a forecast');
  return {
    purchases: purchasesToCome.expected,
    spend: spendToCome.expected,
    value: value.expected,
  };
}

/** The name and the days of a month ahead. */
function daysOf(month: MonthAhead | undefined) {
  if (month === undefined) throw new RangeError('a month without days');
  const { first, last } = month;
  const from = isoDate(first);
  return { month: from.slice(0, 7), from, until: isoDate(last), days: last - first + 1 };
}

const stepsOf = ({ fit, groups }: FittedGroups) =>
  groupSteps(moneyOf(fit), groupsOf(groups), fit.grid);

const groupsOf = ({ keys, codes }: Groups) => ({ of: codes, count: keys.length });

/** What a group bought, with its forecast. */
function segmentOf(
  purchased: SegmentForecast,
  forecast: GroupForecast | undefined,
  waterfall: NonNullable<SegmentForecast['waterfall']> | undefined,
  marked: ForecastShortage | null,
): SegmentForecast {
  if (forecast === undefined || waterfall === undefined)
    throw new RangeError('a group without a forecast');
  const { buyers, purchases, spend, value } = forecast;
  const expected = decimalSum(waterfall.map(({ amount }) => amount));
  return {
    ...purchased,
    marked,
    buyers,
    purchasesToCome: purchases,
    spendToCome: spend,
    value: { ...value, expected },
    waterfall,
  };
}

/** The groups, such as segments or tenths, that customers are divided into. */
export interface Groups {
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** The group of each customer, an index into `keys`. */
  readonly codes: Uint32Array;
}

/** The customers as one group. */
export const oneGroup = (
  count: number,
  segment: Readonly<Record<string, string>> = {},
): Groups => ({ keys: [segment], codes: new Uint32Array(count) });

/** What all customers bought, as `purchasesBy` counts it. */
export function purchasesOfAll(known: KnownPurchases): SegmentForecast {
  const [total] = purchasesBy(oneGroup(entryCount(known)), known);
  if (total === undefined) throw new RangeError('no total');
  return total;
}

/** What the customers of each group bought; spend is added up in whole minor units, so exactly. */
export function purchasesBy(
  { keys, codes }: Groups,
  known: Pick<KnownPurchases, 'totals' | 'counted'>,
): readonly SegmentForecast[] {
  const { orders, amount } = known.totals;
  const customers = customersOf(known);
  const sums = keys.map((segment) => ({
    segment,
    customers: 0,
    oneTime: 0,
    purchases: 0,
    totalSpend: 0,
  }));
  for (let i = 0; i < orders.length; i++) {
    const sum = sums[codes[i] ?? 0];
    if (sum === undefined) throw new RangeError(`customer ${i} is in no group`);
    const repeats = (orders[i] ?? 1) - 1;
    const own = customersAt({ customers }, i);
    sum.customers += own;
    if (repeats === 0) sum.oneTime += own;
    sum.purchases += own * repeats;
    sum.totalSpend += inMinorUnits(amount[i] ?? 0);
  }
  return sums.map((sum) => ({ ...sum, totalSpend: knownOrNull(sum.totalSpend / minorUnits) }));
}

/** The number, or null where it is not known. */
const knownOrNull = (value = Number.NaN): number | null => (Number.isNaN(value) ? null : value);
