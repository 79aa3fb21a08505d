import { randomSource } from '../numeric/random.ts';
import {
  type CustomerSummary,
  customerSummary,
  daysPerUnit,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { type PurchaseCells, purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { type PurchaseDays, purchaseTotals } from '../purchase/purchase-totals.ts';
import { type Choice, chooseForecaster } from './choose-forecaster.ts';
import { type ExpectedSpend, expectedSpend } from './expected-spend.ts';
import { type Forecaster, fittedForecasters, pastRate } from './forecaster.ts';
import {
  type Holdout,
  type HoldoutReport,
  holdoutOf,
  holdoutReport,
  spendKnown,
} from './holdout.ts';
import { type TotalSpread, totalSpread } from './total-spread.ts';

/** What is to be foreseen, and how. */
export interface ForecastRequest extends SummaryTerms {
  /** How far ahead, in the unit. */
  readonly ahead: number;
  readonly models: readonly PurchaseModelName[];
  /** The last day that the models of a backtest know; null for no backtest. */
  readonly split: number | null;
  /** Of parameters, from the seed. */
  readonly draws: number;
  readonly seed: number;
}

/** Models of a log of purchases, the one that foresees, and how far it can be trusted. */
export interface PurchaseForecast {
  readonly summary: CustomerSummary;
  readonly cells: PurchaseCells;
  /** Every model that could be fitted, to all that is known. */
  readonly fitted: readonly Forecaster[];
  readonly choice: Choice;
  readonly holdout: Holdout | null;
  /** The backtest of the model chosen; null without one. */
  readonly report: HoldoutReport | null;
  readonly spend: ExpectedSpend;
  readonly spread: TotalSpread;
}

/** Fits, tests and chooses models for all customers of a log. */
export function purchaseForecast(days: PurchaseDays, request: ForecastRequest): PurchaseForecast {
  const { models, split, ahead, draws, seed } = request;
  const totals = purchaseTotals(days);
  const summary = customerSummary(totals, request);
  const cells = purchaseCells(summary);
  const fitted = fittedForecasters(models, cells);
  const holdout = split === null ? null : holdoutOf(days, request, split, models);
  const choice = chooseForecaster(
    fitted.map((forecaster) => {
      const mae = testOf(holdout, forecaster)?.mae;
      return { forecaster, ...(mae !== undefined && { mae }) };
    }),
    pastRate,
  );
  const tested = testOf(holdout, choice.chosen);
  return {
    summary,
    cells,
    fitted,
    choice,
    holdout,
    report:
      holdout === null || tested === undefined ? null : holdoutReport(holdout, tested, draws, seed),
    spend: expectedSpend(spendKnown(summary, totals, request)),
    spread: totalSpread(choice.chosen, cells, ahead, { draws, random: randomSource(seed) }),
  };
}

/** What the same model said at the split, or the past rate where no model can be fitted. */
function testOf(holdout: Holdout | null, { name }: Forecaster) {
  if (holdout === null) return undefined;
  if (name === 'past-rate') return { forecaster: pastRate, ...holdout.pastRate };
  return holdout.tests.find(({ forecaster }) => forecaster.name === name);
}

/** A backtest that says something needs this many customers, and repeat purchases, at the split. */
const enough = 30;

/**
 * The day at which a log can be parted for a backtest, so that as long as is to be foreseen follows, but no more
 * than a third of it: models need the rest.
 *
 * @returns null where too little is known at that day
 */
export function usualSplit(
  { customer, day }: PurchaseDays,
  { until, unit }: SummaryTerms,
  ahead: number,
): number | null {
  const first = day.reduce((least, each) => Math.min(least, each), until);
  const length = Math.min(ahead * daysPerUnit[unit], (until - first) / 3);
  const split = until - Math.floor(length);
  if (split >= until || split <= first) return null;
  let customers = 0;
  let purchases = 0;
  let current = -1;
  for (let i = 0; i < day.length; i++) {
    if ((day[i] as number) > split) continue;
    purchases += 1;
    if (customer[i] !== current) customers += 1;
    current = customer[i] as number;
  }
  return customers >= enough && purchases - customers >= enough ? split : null;
}
