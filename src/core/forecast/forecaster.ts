import { type FittedPurchases, fitPurchases } from '../purchase/fit-purchases.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import {
  type PurchaseLaw,
  type PurchaseModelName,
  purchaseModelNames,
} from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import type { Estimated } from './parameter-draws.ts';
import { pastRateLaw } from './past-rate.ts';

/** The models of purchases, and the rule that every customer goes on as so far. */
export const forecasterNames = [...purchaseModelNames, 'past-rate'] as const;

/** What forecasts purchases: a model that was fitted, or the past rate of each customer. */
export interface Forecaster {
  readonly name: (typeof forecasterNames)[number];
  /** In the unit of the histories that it was fitted to. */
  readonly law: PurchaseLaw;
  /** Absent for the past rate, which has no parameters. */
  readonly fit?: FittedPurchases;
  /** What its parameters may as well be; absent where the data do not say. */
  readonly uncertain?: Estimated & {
    readonly lawOf: (parameters: readonly number[]) => PurchaseLaw;
  };
}

/** The rule that every customer goes on as so far. */
export const pastRate: Forecaster = { name: 'past-rate', law: pastRateLaw };

/** How far the fitting of several models has come. */
export interface FitProgress {
  readonly model: PurchaseModelName;
  /** Of the model among all of them, from 1. */
  readonly place: number;
  readonly models: number;
  /** Of the likelihood of this model so far. */
  readonly evaluations: number;
}

/** Fits the models, each that can be. */
export function fittedForecasters(
  names: readonly PurchaseModelName[],
  cells: PurchaseCells,
  progress?: (fit: FitProgress) => void,
): readonly Forecaster[] {
  return names.flatMap((name, i) => {
    const fit = fitPurchases(
      name,
      cells,
      progress &&
        ((evaluations) =>
          progress({ model: name, place: i + 1, models: names.length, evaluations })),
    );
    return fit === null ? [] : [forecasterOf(fit)];
  });
}

/** A model with the parameters that were found. */
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
    fit,
    ...(fit.covariance !== null && {
      uncertain: { parameters, covariance: fit.covariance, lawOf },
    }),
  };
}
