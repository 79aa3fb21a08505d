import { randomSource } from '../numeric/random.ts';
import { spendMonths } from '../purchase/calendar/spend-months.ts';
import { daysPerUnit, type SummaryTerms } from '../purchase/customer-summary.ts';
import { customersAt, type PurchaseHistories, purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import {
  byPurchases,
  type CountClass,
  coverage,
  cumulativeWeeks,
  type HeldOutPurchases,
  type HoldoutHistories,
  type ModelTest,
  modelTest,
} from './backtest.ts';
import {
  type ExpectedSpend,
  expectedSpend,
  spendVariance,
  squaredSpend,
} from './expected-spend.ts';
import type { UsedCalendar } from './forecast-calendar.ts';
import { type FitProgress, fittedForecasters, isFitted, pastRate } from './forecaster.ts';
import { type HeldOutGains, heldOutGains } from './group-effect.ts';
import type { KnownPurchases } from './known-purchases.ts';
import {
  multipliersOf,
  type SpendMultipliers,
  spendInUsualMonths,
  weightedPurchases,
} from './monthly-spend.ts';
import type { PurchasesAtSplit } from './purchases-at-split.ts';
import { spendKnown } from './spend-known.ts';
import { spendSpread } from './spend-spread.ts';
import { splitCalendar, splitForecasters } from './split-calendar.ts';
import { weeksOf, weeksUpTo } from './split-days.ts';
import { type Band, bandOf, type Moves, totalSpread } from './total-spread.ts';
import { bandsUpTo } from './weekly-bands.ts';

/** The backtest of the models: fitted to the log up to a split, compared with the purchases after it. */
export interface Holdout {
  /** The last day of the data that the models are fitted to. */
  readonly split: number;
  /** Customers with a purchase by the split. */
  readonly customers: number;
  /** Customers who came later: the models do not forecast them. */
  readonly leftOut: number;
  /** Purchases after the split of customers known by then. */
  readonly actual: number;
  /** The number of these customers who bought after the split. */
  readonly buyers: number;
  readonly actualSpend: number;
  /** The models without a calendar; with `calendarTests` only that of the forecast, and the one chosen without. */
  readonly tests: readonly ModelTest[];
  /** The models with the calendar of the forecast; null where it has none, or the time before cannot show it. */
  readonly calendarTests: readonly ModelTest[] | null;
  /** What the rates of groups gain; null without groups, or where the time before cannot show it. */
  readonly gains: HeldOutGains | null;
  /** The benchmark: every customer goes on at the past rate. */
  readonly pastRate: ModelTest;
  readonly histories: HoldoutHistories;
  readonly weekly: Float64Array;
  /** Repeat purchases of each week before the split, the last of which ends with it. */
  readonly weeklyBefore: Float64Array;
  readonly weekUnits: number;
  /** The expected spend of a purchase, from the data up to the split. */
  readonly spend: ExpectedSpend;
  /** Multipliers of the spend by month, from the data up to the split; null where the forecast has none. */
  readonly spendByMonth: SpendMultipliers | null;
  readonly unitDays: number;
}

/**
 * Fits the models to the time up to a day, and compares their forecasts with the purchases after it.
 *
 * @param whole - the purchases up to the last day of the observation
 * @param atSplit - the same customers at that day, before the last one
 */
export function holdoutOf(
  whole: KnownPurchases,
  atSplit: PurchasesAtSplit,
  terms: SummaryTerms,
  models: readonly PurchaseModelName[],
  { calendar, spendByMonth = false, groups, progress }: HoldoutSettings = {},
): Holdout {
  const { day: split, summary, entries, counted, repeats } = atSplit;
  const customers = counted?.customers;
  const group = groups && Uint32Array.from(entries, (i) => groups[i] as number);
  const cells = purchaseCells({ ...summary, group, customers });
  const histories: HoldoutHistories = {
    cells,
    whole: purchaseCells({ ...historiesOf(whole.summary, entries), group, customers }),
    actual: atSplit.purchases,
    customers,
    later: { firstDay: split + 1, daily: atSplit.daily },
    length: (terms.until - split) / daysPerUnit[terms.unit],
  };
  const { days } = atSplit;
  const multipliers = spendByMonth && days !== null ? multipliersOf(spendMonths(days)) : null;
  const known =
    multipliers === null || days === null
      ? spendKnown(summary, atSplit.totals, terms, counted)
      : spendInUsualMonths(days, multipliers, { ...terms, until: split });
  // With a calendar the model that is chosen without one is only compared with it.
  const own = calendar?.maximum.plain.model;
  const first = models.filter(
    (name) => own === undefined || [own, calendar?.without].includes(name),
  );
  const plain = fittedForecasters(first, cells, progress);
  const before =
    calendar === undefined
      ? null
      : splitCalendar(calendar, plain.find(({ name }) => name === own)?.fit, repeats, cells, split);
  const onCalendar = before && splitForecasters(before);
  // Where the time before the split does not show the calendar, every model is tested without it.
  const isTestedPlain = calendar !== undefined && onCalendar === null;
  const fitted = isTestedPlain ? fittedForecasters(models, cells, progress) : plain;
  return {
    split,
    customers: cells.customers,
    leftOut: atSplit.leftOut,
    actual: sumOfEntries(histories, (purchases) => purchases),
    buyers: sumOfEntries(histories, (purchases) => Math.min(1, purchases)),
    actualSpend: atSplit.spend,
    tests: fitted.map((each) => modelTest(each, histories)),
    calendarTests: onCalendar?.map((each) => modelTest(each, histories)) ?? null,
    gains:
      before === null || onCalendar === null || groups === undefined
        ? null
        : heldOutGains(before, onCalendar, histories),
    pastRate: modelTest(pastRate, histories),
    histories,
    weekly: weeksOf(atSplit.daily),
    weeklyBefore: weeksUpTo(repeats, split),
    weekUnits: 7 / daysPerUnit[terms.unit],
    spend: expectedSpend(known),
    spendByMonth: multipliers,
    unitDays: daysPerUnit[terms.unit],
  };
}

/** What a backtest may have besides the models. */
export interface HoldoutSettings {
  /** The calendar of the forecast, to be fitted to the time before the split. */
  readonly calendar?: UsedCalendar;
  /** Whether the forecast has multipliers of the spend on a purchase by month, to be estimated before the split. */
  readonly spendByMonth?: boolean;
  /** The group of each customer of the whole log. */
  readonly groups?: Uint32Array;
  readonly progress?: (fit: FitProgress) => void;
}

/** Σ over customers of what follows from the purchases of each after the split. */
function sumOfEntries(histories: HeldOutPurchases, of: (purchases: number) => number): number {
  const { actual } = histories;
  let sum = 0;
  for (let i = 0; i < actual.length; i++)
    sum += customersAt(histories, i) * of(actual[i] as number);
  return sum;
}

/** The histories of some customers, by their numbers. */
const historiesOf = (
  { purchases, recency, age }: PurchaseHistories,
  customers: Uint32Array,
): PurchaseHistories => {
  const of = (column: ArrayLike<number>) => {
    const some = new Float64Array(customers.length);
    for (let i = 0; i < some.length; i++) some[i] = column[customers[i] as number] as number;
    return some;
  };
  return { purchases: of(purchases), recency: of(recency), age: of(age) };
};

/** The full backtest of a model: its bands, and its accuracy by week and by number of purchases. */
export interface HoldoutReport extends ModelTest {
  readonly purchases: Band;
  readonly spend: Band;
  /** The error beyond chance, as logarithms of actual/forecast; below 0: less than forecast. */
  readonly excess: { readonly purchases: number; readonly spend: number };
  readonly coverage: number;
  /** Purchases up to the end of each week, with the band of those predicted before it is widened. */
  readonly weeks: readonly {
    readonly actual: number;
    readonly predicted: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly byPurchases: readonly CountClass[];
}

/**
 * The full backtest of one model.
 *
 * @param draws - the number of draws of the parameters, from the seed
 */
export function holdoutReport(
  {
    split,
    histories,
    weekly,
    weekUnits,
    unitDays,
    spend: worth,
    spendByMonth,
    actual,
    actualSpend,
  }: Holdout,
  test: ModelTest,
  draws: number,
  seed: number,
): HoldoutReport {
  const { forecaster, predicted } = test;
  const { law } = forecaster;
  const { cells, length } = histories;
  const isKnown = isFitted(forecaster);
  const terms = { draws, random: randomSource(seed) };
  const spread = totalSpread(forecaster, cells, length, terms, test.expected);
  const { parameters, variance } = spread;
  const days = { until: split, unitDays };
  const ofMoney = weightedPurchases(law, spendByMonth, cells, length, days, spread.expected);
  const spendParameters = spendSpread(worth, cells, ofMoney.weighted, terms);
  const sums = { variance: 0, spend: 0, spendVariance: 0 };
  for (let i = 0; i < worth.each.length; i++) {
    const cell = cells.cellOf[i] as number;
    const customers = customersAt(histories, i);
    const purchases = spread.expected[cell] as number;
    const money = ofMoney.weighted[cell] as number;
    const square = squaredSpend(worth, i) * (purchases > 0 ? money / purchases : 1) ** 2;
    const byChance = variance[cell] as number;
    const variation = worth.variation(worth.known.purchases[i] as number);
    sums.variance += customers * byChance;
    sums.spend += customers * money * (worth.each[i] as number);
    sums.spendVariance += customers * spendVariance(purchases, byChance, square, variation);
  }
  const bought = { parameters: [parameters], missed: 0, chance: Math.sqrt(sums.variance) };
  const spent = {
    parameters: [parameters, spendParameters, ofMoney.spendMultipliers],
    missed: 0,
    chance: Math.sqrt(sums.spendVariance),
  };
  let sum = 0;
  const times = Array.from(weekly, (_, week) => Math.min(length, (week + 1) * weekUnits));
  const sampled = cumulativeWeeks(law, histories, times);
  // A sample of many histories is made to end with the total of all.
  const scale = (sampled.at(-1) ?? 0) > 0 ? predicted / (sampled.at(-1) ?? 0) : 1;
  const cumulative = sampled.map((each) => each * scale);
  const whole = { expected: predicted, parameters, variance: sums.variance };
  const bands = isKnown
    ? bandsUpTo(forecaster, histories, times, cumulative, whole, { draws, seed })
    : [];
  return {
    ...test,
    purchases: bandOf(predicted, isKnown ? bought : null),
    spend: bandOf(sums.spend, isKnown ? spent : null),
    excess: {
      purchases: isKnown ? excessOf(actual, predicted, 1, bought) : 0,
      spend: isKnown ? excessOf(actualSpend, sums.spend, worth.mean, spent) : 0,
    },
    coverage: coverage(law, histories),
    weeks: cumulative.map((each, week) => {
      sum += weekly[week] ?? 0;
      const { low = null, high = null } = bands[week] ?? {};
      return { actual: sum, predicted: each, low, high };
    }),
    byPurchases: byPurchases(test.expected, histories),
  };
}

/**
 * The part of the error that chance and parameters do not explain: the square of the logarithm of actual/forecast, less
 * the variances that the band includes. Half a purchase is added to both, so that the logarithm of 0 is finite.
 *
 * @param one - the value of one purchase
 * @returns a logarithm, below 0 where actual is less than forecast
 */
function excessOf(actual: number, predicted: number, one: number, moves: Moves): number {
  const [came, forecast] = [Math.max(0, actual) + one / 2, predicted + one / 2];
  if (!(came > 0 && forecast > 0)) return 0;
  const off = Math.log(came / forecast);
  const explained = [...moves.parameters, moves.chance / forecast];
  const rest = explained.reduce((left, each) => left - each * each, off * off);
  return Math.sign(off) * Math.sqrt(Math.max(0, rest));
}
