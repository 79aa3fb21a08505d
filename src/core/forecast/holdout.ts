import { randomSource } from '../numeric/random.ts';
import {
  type CustomerSummary,
  customerSummary,
  daysPerUnit,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import {
  type PurchaseDays,
  type PurchaseTotals,
  purchaseTotals,
} from '../purchase/purchase-totals.ts';
import {
  byPurchases,
  type Closeness,
  type CountClass,
  closeness,
  coverage,
  cumulativeWeeks,
  expectedOf,
  type Held,
} from './backtest.ts';
import { type ExpectedSpend, expectedSpend, type KnownSpend } from './expected-spend.ts';
import { type FitProgress, type Forecaster, fittedForecasters, pastRate } from './forecaster.ts';
import { spendSpread, spendVariance } from './spend-spread.ts';
import { splitDays } from './split-days.ts';
import { type Band, bandOf, type Moves, totalSpread } from './total-spread.ts';

/** A log parted in time, and what each model said at the split. */
export interface Holdout {
  /** Last day that the models knew. */
  readonly split: number;
  /** Customers known at the split. */
  readonly customers: number;
  /** Customers who came later: no model foresees them. */
  readonly leftOut: number;
  /** Purchases after the split of those who were known. */
  readonly actual: number;
  /** Of them, those who bought. */
  readonly buyers: number;
  readonly actualSpend: number;
  readonly tests: readonly ModelTest[];
  /** The plain rule: everybody goes on as so far. */
  readonly pastRate: Closeness;
  readonly held: Held;
  readonly weekly: Float64Array;
  readonly weekUnits: number;
  /** What purchases were expected to come to, at the split. */
  readonly spend: ExpectedSpend;
}

/** A model fitted to what was known at the split. */
export interface ModelTest extends Closeness {
  readonly forecaster: Forecaster;
}

/**
 * Fits the models to a log as it was on a day, and compares what they say with what happened after.
 *
 * @param split - that day, before the last of the observation
 */
export function holdoutOf(
  days: PurchaseDays,
  terms: SummaryTerms,
  split: number,
  models: readonly PurchaseModelName[],
  progress?: (fit: FitProgress) => void,
): Holdout {
  const parted = splitDays(days, split, terms.until);
  const totals = purchaseTotals(parted.known);
  const summary = customerSummary(totals, { ...terms, until: split });
  const cells = purchaseCells(summary);
  const length = (terms.until - split) / daysPerUnit[terms.unit];
  const held: Held = { cells, actual: parted.purchases, length };
  return {
    split,
    customers: parted.customers.length,
    leftOut: parted.leftOut,
    actual: parted.purchases.reduce((sum, each) => sum + each, 0),
    buyers: parted.purchases.reduce((sum, each) => sum + Math.min(1, each), 0),
    actualSpend: parted.spend.reduce((sum, each) => sum + each, 0),
    tests: fittedForecasters(models, cells, progress).map((forecaster) => ({
      forecaster,
      ...closeness(forecaster.law, held),
    })),
    pastRate: closeness(pastRate.law, held),
    held,
    weekly: parted.weekly,
    weekUnits: 7 / daysPerUnit[terms.unit],
    spend: expectedSpend(spendKnown(summary, totals, terms)),
  };
}

/** The purchases of which the mean spend is one, and what all purchases come to where there are none such. */
export const spendKnown = (
  { purchases, meanSpend }: CustomerSummary,
  { orders, amount }: Pick<PurchaseTotals, 'orders' | 'amount'>,
  { includeFirst }: SummaryTerms,
): KnownSpend => {
  const sum = (column: Float64Array | Uint32Array) => {
    let total = 0;
    for (const each of column) total += each;
    return total;
  };
  const overall = sum(amount) / sum(orders);
  return {
    purchases: includeFirst ? orders : purchases,
    meanSpend,
    // A summary made elsewhere may not say what was spent in all.
    overall: Number.isNaN(overall) ? 0 : Math.max(0, overall),
  };
};

/** How a model did, in full: its band, and by week and by number of purchases. */
export interface HoldoutReport extends ModelTest {
  readonly purchases: Band;
  readonly spend: Band;
  /** By how much more than chance the backtest was off, as logarithms; below 0: less came than was foreseen. */
  readonly excess: { readonly purchases: number; readonly spend: number };
  readonly coverage: number;
  readonly weeks: readonly { readonly actual: number; readonly predicted: number }[];
  readonly byPurchases: readonly CountClass[];
}

/** @param draws - of the parameters, from the seed */
export function holdoutReport(
  { held, weekly, weekUnits, spend: worth, actual, actualSpend }: Holdout,
  test: ModelTest,
  draws: number,
  seed: number,
): HoldoutReport {
  const { forecaster, predicted } = test;
  const { law } = forecaster;
  const { cells, length } = held;
  const terms = { draws, random: randomSource(seed) };
  const { parameters, variance } = totalSpread(forecaster, cells, length, terms);
  const expected = expectedOf(law, cells, length);
  const spendParameters = spendSpread(worth, expected, terms);
  const sums = { variance: 0, spend: 0, spendVariance: 0 };
  for (let i = 0; i < worth.each.length; i++) {
    const [own, m] = [expected(i), worth.each[i] as number];
    const byChance = variance[cells.cellOf[i] as number] as number;
    const variation = worth.variation(worth.known.purchases[i] as number);
    sums.variance += byChance;
    sums.spend += own * m;
    sums.spendVariance += spendVariance(own, byChance, m, variation);
  }
  const bought = { parameters: [parameters], missed: 0, chance: Math.sqrt(sums.variance) };
  const spent = {
    parameters: [parameters, spendParameters],
    missed: 0,
    chance: Math.sqrt(sums.spendVariance),
  };
  let sum = 0;
  const cumulative = cumulativeWeeks(law, held, weekUnits, weekly.length);
  return {
    ...test,
    purchases: bandOf(predicted, bought),
    spend: bandOf(sums.spend, spent),
    excess: {
      purchases: excessOf(actual, predicted, 1, bought),
      spend: excessOf(actualSpend, sums.spend, worth.mean, spent),
    },
    coverage: coverage(law, held),
    weeks: cumulative.map((each, week) => {
      sum += weekly[week] ?? 0;
      return { actual: sum, predicted: each };
    }),
    byPurchases: byPurchases(law, held),
  };
}

/**
 * What of the distance between truth and prediction chance and parameters do not explain: the logarithm of their
 * ratio, its square less the variances that the band has already. Half a purchase is added to both, so that none
 * at all is a number, too.
 *
 * @param one - what one purchase comes to
 * @returns below 0 where less came than was foreseen
 */
function excessOf(actual: number, predicted: number, one: number, moves: Moves): number {
  const [came, foreseen] = [Math.max(0, actual) + one / 2, predicted + one / 2];
  if (!(came > 0 && foreseen > 0)) return 0;
  const off = Math.log(came / foreseen);
  const explained = [...moves.parameters, moves.chance / foreseen];
  const rest = explained.reduce((left, each) => left - each * each, off * off);
  return Math.sign(off) * Math.sqrt(Math.max(0, rest));
}
