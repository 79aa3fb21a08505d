import { randomSource } from '../numeric/random.ts';
import {
  type CustomerSummary,
  customerSummary,
  daysPerUnit,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { historyOf, type PurchaseCells, purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import {
  firstDayOf,
  type PurchaseDays,
  type PurchaseTotals,
  purchaseTotals,
} from '../purchase/purchase-totals.ts';
import { isClearlyNearer } from './backtest.ts';
import { type Choice, chooseForecaster } from './choose-forecaster.ts';
import { type ExpectedSpend, expectedSpend, type GivenSpend } from './expected-spend.ts';
import { type FitProgress, type Forecaster, fittedForecasters, pastRate } from './forecaster.ts';
import {
  type Holdout,
  type HoldoutReport,
  holdoutOf,
  holdoutReport,
  spendKnown,
} from './holdout.ts';
import { spendSpread } from './spend-spread.ts';
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
  readonly progress?: (stage: ForecastStage) => void;
}

/** What a forecast does next, or how far it is with that. */
export type ForecastStage =
  | { readonly stage: 'fit' | 'backtest'; readonly fit: FitProgress }
  | { readonly stage: 'choice' | 'accuracy' | 'spread' };

/** What is known of customers: their purchases summed up, and day by day where there is a log of them. */
export interface KnownPurchases {
  /** Of a summary that was made elsewhere, `noDay` and NaN where it does not say. */
  readonly totals: Omit<PurchaseTotals, 'repeatAmount'>;
  readonly summary: CustomerSummary;
  readonly days: PurchaseDays | null;
}

/** A log with what it comes to. */
export function knownPurchases(days: PurchaseDays, terms: SummaryTerms): KnownPurchases {
  const totals = purchaseTotals(days);
  return { totals, summary: customerSummary(totals, terms), days };
}

/** A model that was fitted before, to other customers or an earlier log. */
export interface GivenModel {
  readonly forecaster: Forecaster;
  readonly spend: GivenSpend;
  readonly excess: Excess;
}

/** By how much more than chance a backtest was off, as logarithms, by which bands are widened; below 0: less came. */
export interface Excess {
  readonly purchases: number;
  readonly spend: number;
}

/** Models of purchases, the one that foresees, and how far it can be trusted. */
export interface PurchaseForecast {
  readonly known: KnownPurchases;
  readonly cells: PurchaseCells;
  /** Every model that could be fitted, to all that is known. */
  readonly fitted: readonly Forecaster[];
  readonly choice: Choice;
  readonly holdout: Holdout | null;
  /** The backtest of the model chosen; null without one. */
  readonly report: HoldoutReport | null;
  readonly spend: ExpectedSpend;
  readonly spread: TotalSpread;
  /** Of the parameters of spend, as a standard deviation of the logarithm of all that is spent. */
  readonly spendParameters: number;
  readonly excess: Excess;
}

/** Foresees the purchases of customers by a model that is given, or by one that is fitted to them. */
export function purchaseForecast(
  known: KnownPurchases,
  request: ForecastRequest,
  given?: GivenModel,
): PurchaseForecast {
  const { ahead, draws, seed } = request;
  const cells = purchaseCells(known.summary);
  const found =
    given === undefined
      ? chosenModel(known, cells, request)
      : {
          fitted: [given.forecaster],
          choice: {
            chosen: given.forecaster,
            chosenBy: 'saved model' as const,
            indistinguishable: [],
          },
          holdout: null,
          report: null,
        };
  const { chosen } = found.choice;
  const spend = expectedSpend(spendKnown(known.summary, known.totals, request), given?.spend);
  const terms = { draws, random: randomSource(seed) };
  request.progress?.({ stage: 'spread' });
  return {
    known,
    cells,
    ...found,
    spend,
    spread: totalSpread(chosen, cells, ahead, terms),
    // Of a few customers, so that not every history is asked for.
    spendParameters: spendSpread(
      spend,
      (i) => chosen.law.expected(historyOf(cells, cells.cellOf[i] as number), ahead),
      terms,
    ),
    excess: given?.excess ?? found.report?.excess ?? { purchases: 0, spend: 0 },
  };
}

/** Fits, tests and chooses. */
function chosenModel(
  { days }: KnownPurchases,
  cells: PurchaseCells,
  request: ForecastRequest,
): Pick<PurchaseForecast, 'fitted' | 'choice' | 'holdout' | 'report'> {
  const { models, split, draws, seed, progress } = request;
  const told = (stage: 'fit' | 'backtest') =>
    progress && ((fit: FitProgress) => progress({ stage, fit }));
  const fitted = fittedForecasters(models, cells, told('fit'));
  const holdout =
    split === null || days === null
      ? null
      : holdoutOf(days, request, split, models, told('backtest'));
  progress?.({ stage: 'choice' });
  const choice = chooseForecaster(
    fitted.map((forecaster) => {
      const mae = testOf(holdout, forecaster)?.mae;
      return { forecaster, ...(mae !== undefined && { mae }) };
    }),
    pastRate,
    (one, other) => isClear(holdout, one, other),
  );
  const tested = testOf(holdout, choice.chosen);
  progress?.({ stage: 'accuracy' });
  const report =
    holdout === null || tested === undefined ? null : holdoutReport(holdout, tested, draws, seed);
  return { fitted, choice, holdout, report };
}

/** Whether one model, as it was fitted at the split, did better than another beyond chance. */
function isClear(holdout: Holdout | null, one: Forecaster, other: Forecaster): boolean {
  const [first, second] = [testOf(holdout, one), testOf(holdout, other)];
  if (holdout === null || first === undefined || second === undefined) return true;
  return isClearlyNearer(first.forecaster.law, second.forecaster.law, holdout.held);
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
  const first = firstDayOf({ day });
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
