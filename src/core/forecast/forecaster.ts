import { type ModelClock, plainClock } from '../purchase/calendar/clocked-law.ts';
import { type FittedPurchases, fitPurchases, isClearlyWorse } from '../purchase/fit-purchases.ts';
import type { PurchaseCells, PurchaseHistory } from '../purchase/purchase-cells.ts';
import { negativeBinomialChances } from '../purchase/purchase-chances.ts';
import {
  type PurchaseLaw,
  type PurchaseModelName,
  purchaseModelNames,
} from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { chooseForecaster, leastDifference } from './choose-forecaster.ts';
import type { Estimated } from './parameter-draws.ts';

/** The purchase models, and the past rate of each customer. */
export const forecasterNames = [...purchaseModelNames, 'past-rate'] as const;

/** What forecasts purchases: a model that was fitted, or the past rate of each customer. */
export interface Forecaster {
  readonly name: (typeof forecasterNames)[number];
  /** In the unit of the histories that it was fitted to; of their calendar, where it has one. */
  readonly law: PurchaseLaw;
  /** The times of the model that times of the calendar mean. */
  readonly clock: ModelClock;
  /** The weight of a day, in days since 1970-01-01; absent where all count alike. */
  readonly weights?: (day: number) => number;
  /** e^γ of each group of customers but the first. */
  readonly effects?: readonly number[];
  /** Absent for the past rate, which has no parameters. */
  readonly fit?: FittedPurchases;
  /** The parameters with their covariance; absent where it is not known. */
  readonly uncertain?: Estimated & {
    readonly lawOf: (parameters: readonly number[]) => PurchaseLaw;
  };
}

/**
 * The benchmark for the models: every customer goes on to buy at the rate so far, and nobody stops.
 *
 *     rate = x / T, purchases in the time t ~ Poisson(rate · t)
 *
 * Customers without a repeat purchase are expected to make none.
 */
export const pastRateLaw: PurchaseLaw = {
  alive: () => 1,
  aliveAfter: () => 1,
  expected: (history, ahead) => rateOf(history) * ahead,
  buysWithin: (history, ahead) => -Math.expm1(-rateOf(history) * ahead),
  // A gamma distribution this narrow is practically a single rate.
  chances: (history, ahead) => negativeBinomialChances(narrow, narrow, rateOf(history) * ahead),
  discounted: (history, discount) => rateOf(history) / discount,
};

const narrow = 1e12;

const rateOf = ({ purchases, age }: PurchaseHistory): number => (age > 0 ? purchases / age : 0);

/** The forecaster that assumes that every customer goes on at the past rate. */
export const pastRate: Forecaster = { name: 'past-rate', law: pastRateLaw, clock: plainClock };

/**
 * Whether it is a model with parameters. The past rate forecasts where nobody has bought again: the band of a rate of 0
 * goes from 0 to 0, but nothing is known of its uncertainty.
 */
export const isFitted = ({ fit }: Forecaster): boolean => fit !== undefined;

/** The progress of fitting several models. */
export interface FitProgress {
  readonly model: PurchaseModelName;
  /** The number of the model, from 1. */
  readonly place: number;
  readonly models: number;
  /** The number of evaluations of its likelihood so far. */
  readonly evaluations: number;
}

/** Fits the models; those that cannot be fitted are left out. */
export const fittedForecasters = (
  names: readonly PurchaseModelName[],
  cells: PurchaseCells,
  progress?: (fit: FitProgress) => void,
): readonly Forecaster[] => forecastersUnless(() => false, names, cells, progress);

/** The same without models that are clearly worse than one before them, which would take most of the time. */
export const likelyForecasters: typeof fittedForecasters = (names, cells, progress) =>
  forecastersUnless(
    (name, fitted) => {
      const { fit } = chooseForecaster(fitted, pastRate).chosen;
      return fit !== undefined && isClearlyWorse(name, cells, fit.aic + leastDifference);
    },
    names,
    cells,
    progress,
  );

/** @param isLeftOut - whether a model is not fitted, by the models before it */
function forecastersUnless(
  isLeftOut: (name: PurchaseModelName, fitted: readonly Forecaster[]) => boolean,
  names: readonly PurchaseModelName[],
  cells: PurchaseCells,
  progress: ((fit: FitProgress) => void) | undefined,
): readonly Forecaster[] {
  const fitted: Forecaster[] = [];
  for (const [i, name] of names.entries()) {
    if (isLeftOut(name, fitted)) continue;
    const fit = fitPurchases(
      name,
      cells,
      progress &&
        ((evaluations) =>
          progress({ model: name, place: i + 1, models: names.length, evaluations })),
    );
    if (fit !== null) fitted.push(forecasterOf(fit));
  }
  return fitted;
}

/** The forecaster of a fitted model. */
export function forecasterOf(fit: FittedPurchases): Forecaster {
  const { parameters: names, law: lawOf } = purchaseModels[fit.model];
  const parameters = names.map((name) => {
    const value = fit.parameters[name];
    if (value === undefined) throw new RangeError(`${fit.model} without ${name}`);
    return value;
  });
  return {
    name: fit.model,
    law: lawOf(parameters),
    clock: plainClock,
    fit,
    ...(fit.covariance !== null && {
      uncertain: { parameters, covariance: fit.covariance, lawOf },
    }),
  };
}
