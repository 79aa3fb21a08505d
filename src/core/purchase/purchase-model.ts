import type { CellColumns, PurchaseHistory } from './purchase-cells.ts';
import type { PurchaseChances } from './purchase-chances.ts';

/** Models of how customers without a contract buy, and stop. */
export const purchaseModelNames = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd'] as const;

export type PurchaseModelName = (typeof purchaseModelNames)[number];

/** The range of every parameter: no fit goes beyond it, and every model has finite results within it. */
export const parameterRange = { least: 1e-30, most: 1e30 } as const;

/** Whether a value is in the range of parameters. */
export const isParameter = (value: number): boolean =>
  value >= parameterRange.least && value <= parameterRange.most;

/** A purchase model with fixed parameters: its predictions for a customer. */
export interface PurchaseLaw {
  /** The probability that the customer has not stopped buying for good. */
  readonly alive: (history: PurchaseHistory) => number;
  /** The probability that the customer will not have stopped after the time `ahead`. */
  readonly aliveAfter: (history: PurchaseHistory, ahead: number) => number;
  /** Expected purchases in the time `ahead`. */
  readonly expected: (history: PurchaseHistory, ahead: number) => number;
  /** The probability of at least one purchase in that time. */
  readonly buysWithin: (history: PurchaseHistory, ahead: number) => number;
  /** The probabilities of 0, 1, 2, … purchases in that time. */
  readonly chances: (history: PurchaseHistory, ahead: number) => PurchaseChances;
  /** Expected purchases over the whole future, each discounted by e^(−discount · time). */
  readonly discounted: (history: PurchaseHistory, discount: number) => number;
  /** The times before `ahead` at which the rate of all purchases jumps; absent where it never does. */
  readonly breaks?: (ahead: number) => readonly number[];
}

/** Slopes of a log-likelihood by the times of each history, weighted by its customers. */
export interface TimeSlopes {
  /** By t_x, the time of the last purchase. */
  readonly recency: Float64Array;
  /** By T, the time of observation. */
  readonly age: Float64Array;
}

/**
 * The log-likelihood of histories in the logarithms of the parameters. It writes its slopes by them to `slopes`, and
 * those by the times of each history to `byTime`, where it is given. The times are read at every call, so that a caller
 * may change them in between.
 */
export type PurchaseLikelihood = (
  at: readonly number[],
  slopes: Float64Array,
  byTime?: TimeSlopes,
) => number;

/** A purchase model for fitting: its parameters are positive, and the search is in their logarithms. */
export interface PurchaseModel {
  readonly name: PurchaseModelName;
  readonly parameters: readonly string[];
  /** Starting points of the search, given the mean age and the mean time between purchases. */
  readonly starts: (times: {
    readonly age: number;
    readonly between: number;
  }) => readonly (readonly number[])[];
  /** The approximate share of customers who stop, at a purchase or within a time `age`. Absent where nobody stops. */
  readonly dropout?: (parameters: readonly number[], age: number) => number;
  /** The log-likelihood of all customers. */
  readonly likelihood: (cells: CellColumns) => PurchaseLikelihood;
  readonly law: (parameters: readonly number[]) => PurchaseLaw;
}
