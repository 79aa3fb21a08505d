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
  type Held,
} from './backtest.ts';
import { expectedSpend, type KnownSpend } from './expected-spend.ts';
import { type Forecaster, fittedForecasters, pastRate } from './forecaster.ts';
import { splitDays } from './split-days.ts';
import { type Band, bandOf, totalSpread } from './total-spread.ts';

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
  readonly meanSpend: Float64Array;
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
    tests: fittedForecasters(models, cells).map((forecaster) => ({
      forecaster,
      ...closeness(forecaster.law, held),
    })),
    pastRate: closeness(pastRate.law, held),
    held,
    weekly: parted.weekly,
    weekUnits: 7 / daysPerUnit[terms.unit],
    meanSpend: expectedSpend(spendKnown(summary, totals, terms)).each,
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
  /** How much more than chance the backtest was off: standard deviations of logarithms, for the bands of a forecast. */
  readonly excess: { readonly purchases: number; readonly spend: number };
  readonly coverage: number;
  readonly weeks: readonly { readonly actual: number; readonly predicted: number }[];
  readonly byPurchases: readonly CountClass[];
}

/** @param draws - of the parameters, from the seed */
export function holdoutReport(
  { held, weekly, weekUnits, meanSpend, actual, actualSpend }: Holdout,
  test: ModelTest,
  draws: number,
  seed: number,
): HoldoutReport {
  const { forecaster, ...close } = test;
  const { law } = forecaster;
  const spread = totalSpread(forecaster, held.cells, held.length, {
    draws,
    random: randomSource(seed),
  });
  const { predicted } = close;
  const bought = Math.sqrt(spread.dispersion * predicted);
  const { expected, squares } = spendTotals(held, law, meanSpend);
  const spent = Math.sqrt(spread.dispersion * squares);
  const purchases = bandOf(predicted, [spread.parameters], bought);
  const spend = bandOf(expected, [spread.parameters], spent);
  let sum = 0;
  const cumulative = cumulativeWeeks(law, held, weekUnits, weekly.length);
  return {
    ...test,
    purchases,
    spend,
    excess: {
      purchases: excessOf(actual, predicted, spread.parameters, bought),
      spend: excessOf(actualSpend, expected, spread.parameters, spent),
    },
    coverage: coverage(law, held),
    weeks: cumulative.map((each, week) => {
      sum += weekly[week] ?? 0;
      return { actual: sum, predicted: each };
    }),
    byPurchases: byPurchases(law, held),
  };
}

/** Σ E(X)·m and Σ E(X)·m², m the spend expected a purchase. */
function spendTotals(
  { cells, actual, length }: Held,
  law: Forecaster['law'],
  meanSpend: Float64Array,
): { readonly expected: number; readonly squares: number } {
  const each = Float64Array.from(cells.weight, (_, cell) =>
    law.expected(
      {
        purchases: cells.purchases[cell] ?? 0,
        recency: cells.recency[cell] ?? 0,
        age: cells.age[cell] ?? 0,
      },
      length,
    ),
  );
  let expected = 0;
  let squares = 0;
  for (let i = 0; i < actual.length; i++) {
    const own = each[cells.cellOf[i] as number] as number;
    const spend = meanSpend[i] as number;
    expected += own * spend;
    squares += own * spend * spend;
  }
  return { expected, squares };
}

/**
 * What of the distance between truth and prediction chance does not explain: log² of their ratio, less the variances
 * that the band has already.
 */
function excessOf(actual: number, predicted: number, parameters: number, chance: number): number {
  if (!(actual > 0 && predicted > 0)) return 0;
  const off = Math.log(actual / predicted);
  return Math.sqrt(Math.max(0, off ** 2 - parameters ** 2 - (chance / predicted) ** 2));
}
