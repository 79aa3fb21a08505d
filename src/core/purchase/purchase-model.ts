import type { Sloped } from '../numeric/maximise.ts';
import type { CellColumns } from './purchase-cells.ts';
import type { PurchaseChances } from './purchase-chances.ts';

/** Models of how customers without a contract buy, and stop. */
export const purchaseModelNames = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd'] as const;

export type PurchaseModelName = (typeof purchaseModelNames)[number];

/** What is known of one customer; times in the unit of the model. */
export interface PurchaseHistory {
  /** x, repeat purchases. */
  readonly purchases: number;
  /** t_x, when the last was. */
  readonly recency: number;
  /** T, how long the customer has been observed. */
  readonly age: number;
}

/** What a parameter of a law may be: no fit goes further, and every law has finite answers so far. */
export const parameterRange = { least: 1e-30, most: 1e30 } as const;

export const isParameter = (value: number): boolean =>
  value >= parameterRange.least && value <= parameterRange.most;

/** A model with its parameters: what it expects of a customer. */
export interface PurchaseLaw {
  /** The chance that the customer has not stopped buying for good. */
  readonly alive: (history: PurchaseHistory) => number;
  /** The chance that after the time `ahead` the customer will still not have stopped. */
  readonly aliveAfter: (history: PurchaseHistory, ahead: number) => number;
  /** Purchases expected in the time `ahead`. */
  readonly expected: (history: PurchaseHistory, ahead: number) => number;
  /** The chance of at least one purchase in that time. */
  readonly buysWithin: (history: PurchaseHistory, ahead: number) => number;
  /** The chances of 0, 1, 2, … purchases in that time. */
  readonly chances: (history: PurchaseHistory, ahead: number) => PurchaseChances;
  /** Purchases expected ever after, each discounted by e^(−discount · time). */
  readonly discounted: (history: PurchaseHistory, discount: number) => number;
}

/** A model as the fit sees it: its parameters are positive, and sought as logarithms. */
export interface PurchaseModel {
  readonly name: PurchaseModelName;
  readonly parameters: readonly string[];
  /** Values of the parameters to begin a search with, given the mean age and the mean time between purchases. */
  readonly starts: (times: {
    readonly age: number;
    readonly between: number;
  }) => readonly (readonly number[])[];
  /** About which share of customers stops: at a purchase, or in a time `age`. Absent where nobody does. */
  readonly dropout?: (parameters: readonly number[], age: number) => number;
  /** The log-likelihood of all customers in the logarithms of the parameters, with its slopes. */
  readonly likelihood: (cells: CellColumns) => Sloped;
  readonly law: (parameters: readonly number[]) => PurchaseLaw;
}
