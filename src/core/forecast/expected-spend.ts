import { correlation } from '../numeric/correlation.ts';
import {
  type FittedSpend,
  fitSpend,
  gammaGammaLaw,
  type PurchaseSpending,
  type SpendLaw,
} from '../purchase/gamma-gamma.ts';
import { customersAt } from '../purchase/purchase-cells.ts';
import type { Estimated } from './parameter-draws.ts';

/** The spend of customers so far: the number of purchases of each, and their mean. */
export interface KnownSpend {
  /** 0 where none is known. */
  readonly purchases: ArrayLike<number>;
  /**
   * NaN where no purchase is known; 0 or less where refunds exceed the purchases. Where an entry stands for several
   * customers, the mean over those of them who paid.
   */
  readonly meanSpend: ArrayLike<number>;
  /** Mean of all purchases, used where no customer has a mean spend above 0. */
  readonly overall: number;
  /** Absent where each entry is one customer. */
  readonly counted?: CountedSpend | undefined;
}

/** What entries that stand for several customers say of their spend. */
export interface CountedSpend {
  /** The number of customers of each entry. */
  readonly customers: Float64Array;
  /** Those of them with known purchases and a mean spend above 0. */
  readonly payers: ArrayLike<number>;
  /** The mean of the squares of the mean spend of these payers; NaN where there are none. */
  readonly meanSquares: ArrayLike<number>;
  /** All payers, by purchases and mean spend. */
  readonly spending: PurchaseSpending;
}

/** The spend of a saved model: of Gamma-Gamma, or, without parameters, the mean alone. */
export interface SavedSpend {
  readonly parameters: { readonly p: number; readonly q: number; readonly v: number } | null;
  /** Covariances of log p, log q and log v; null where they are not known. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly mean: number;
}

/** `gamma-gamma`: the mean of each customer, shrunk towards that of all. `mean`: the mean of all for every customer. */
export const spendModels = ['gamma-gamma', 'mean'] as const;

/** The expected spend of a purchase, for each customer. */
export interface ExpectedSpend {
  readonly model: (typeof spendModels)[number];
  readonly fit: FittedSpend | null;
  /** Of Gamma-Gamma, fitted or saved; null where there are none. */
  readonly parameters: SavedSpend['parameters'];
  /** The number of customers with a mean spend above 0, from whom the model is estimated. */
  readonly customers: number;
  /** Customers with purchases but no spend after refunds; the model excludes them. */
  readonly leftOut: number;
  /** Pearson's correlation of purchases and mean spend; null for fewer than three customers, or without variation. */
  readonly correlation: number | null;
  /** Mean spend of a purchase over all customers, by the model. */
  readonly mean: number;
  /** Expected spend of a purchase of each customer, in the currency; the mean over the customers of an entry. */
  readonly each: Float64Array;
  /** Of an entry of several customers the mean of its square; null where each entry is one customer. */
  readonly meanSquares: Float64Array | null;
  /** The spend so far that this was computed from. */
  readonly known: KnownSpend;
  /** Relative variances of the spend of a purchase, by the number of known purchases; in squares of the expectation. */
  readonly variation: (purchases: number) => Variation;
  /** The parameters of Gamma-Gamma with their covariance; absent where it is not known. */
  readonly uncertain?: Estimated;
}

/** Relative variances: within a customer's purchases, and of the customer's mean. */
export interface Variation {
  readonly within: number;
  readonly between: number;
}

/**
 * Expected spend a purchase of every customer, by Gamma-Gamma where it can be fitted.
 *
 * A customer without known purchases is expected to spend the mean of all; where the model has no finite mean
 * (q ≤ 1), the mean of the customers' means is used. Customers who paid nothing so far are expected to pay nothing.
 *
 * @param saved - the spend of a saved model; absent: fitted to the known spend
 */
export function expectedSpend(known: KnownSpend, saved?: SavedSpend): ExpectedSpend {
  const { purchases, meanSpend, overall, counted } = known;
  const count = purchases.length;
  const spending = counted?.spending ?? spendingOf(known);
  const payers = customersIn(spending);
  const fit = saved === undefined ? fitSpend(spending) : null;
  const law = saved === undefined ? settledLaw(fit) : lawOf(saved);
  const plain = saved?.mean ?? (payers > 0 ? meanOf(spending) : overall);
  const mean = law?.mean ?? plain;
  /** Of those who paid z on each of n purchases. */
  const ofPayer = (n: number, z: number) => (law === null ? mean : (law.expected(n, z) ?? z));
  const each = new Float64Array(count);
  const squares = counted === undefined ? null : new Float64Array(count);
  let leftOut = 0;
  for (let i = 0; i < count; i++) {
    const n = purchases[i] as number;
    const z = meanSpend[i] as number;
    const isKnown = n > 0;
    if (counted === undefined || squares === null) {
      if (isKnown && !(z > 0)) leftOut += 1;
      each[i] = isKnown ? (z > 0 ? ofPayer(n, z) : 0) : mean;
      continue;
    }
    if (!isKnown) {
      each[i] = mean;
      squares[i] = mean * mean;
      continue;
    }
    const paying = counted.payers[i] as number;
    const all = counted.customers[i] as number;
    leftOut += all - paying;
    if (paying === 0) continue;
    // The expected spend is linear in z, so that its mean is that of the mean z; its variance is that of z by its slope.
    const m = ofPayer(n, z);
    const slope = (m - ofPayer(n, 0)) / z;
    const variance = Math.max(0, (counted.meanSquares[i] as number) - z * z);
    each[i] = (paying / all) * m;
    squares[i] = (paying / all) * (m * m + slope * slope * variance);
  }
  return {
    model: law === null ? 'mean' : 'gamma-gamma',
    fit,
    parameters: (saved ?? fit)?.parameters ?? null,
    customers: payers,
    leftOut,
    correlation: correlation(spending.purchases, spending.meanSpend, spending.customers),
    mean,
    each,
    meanSquares: squares,
    known,
    variation: law === null ? plainVariation(spending, mean) : boundedVariation(law),
    ...uncertainty(law === null ? null : (saved ?? fit)),
  };
}

/** The customers with a mean spend above 0, where each entry is one customer. */
function spendingOf({ purchases, meanSpend }: KnownSpend): PurchaseSpending {
  const count = purchases.length;
  const ofPayers = { purchases: new Float64Array(count), meanSpend: new Float64Array(count) };
  let payers = 0;
  for (let i = 0; i < count; i++) {
    const n = purchases[i] as number;
    const z = meanSpend[i] as number;
    if (!(n > 0 && z > 0)) continue;
    ofPayers.purchases[payers] = n;
    ofPayers.meanSpend[payers] = z;
    payers += 1;
  }
  return {
    purchases: ofPayers.purchases.subarray(0, payers),
    meanSpend: ofPayers.meanSpend.subarray(0, payers),
  };
}

function customersIn(spending: PurchaseSpending): number {
  let all = 0;
  for (let i = 0; i < spending.purchases.length; i++) all += customersAt(spending, i);
  return all;
}

/**
 * The expected spend of a purchase of a customer as a line in what the customer spent on the purchases that count.
 *
 *     m = intercept + slope · spent,  by Gamma-Gamma p (v + spent)/(p n + q − 1)
 *
 * @param purchases - n, those purchases of the customer
 * @returns for a customer who spent more than 0 on them; without a purchase the mean of all
 */
export function spendLine(
  { model, parameters, mean }: Pick<ExpectedSpend, 'model' | 'parameters' | 'mean'>,
  purchases: number,
): { readonly intercept: number; readonly slope: number } {
  if (!(purchases > 0) || model === 'mean' || parameters === null)
    return { intercept: mean, slope: 0 };
  const { p, q, v } = parameters;
  const weight = p * purchases + q - 1;
  return weight > 0
    ? { intercept: (p * v) / weight, slope: p / weight }
    : { intercept: 0, slope: 1 / purchases };
}

/** The square of the expected spend of a purchase; its mean over the customers of an entry. */
export const squaredSpend = (
  { each, meanSquares }: Pick<ExpectedSpend, 'each' | 'meanSquares'>,
  i: number,
): number => (meanSquares === null ? (each[i] as number) ** 2 : (meanSquares[i] as number));

const settledLaw = (fit: FittedSpend | null): SpendLaw | null =>
  fit?.status === 'converged' ? fit.law : null;

function lawOf({ parameters }: SavedSpend): SpendLaw | null {
  if (parameters === null) return null;
  return gammaGammaLaw([parameters.p, parameters.q, parameters.v], 1);
}

/** The largest relative variance, also where the model has no finite one. */
const widest = 4;

function boundedVariation(law: SpendLaw): ExpectedSpend['variation'] {
  return (n) => {
    const { within, between } = law.variation(n);
    return { within: Math.min(widest, within), between: Math.min(widest, between) };
  };
}

/** The variation without a model, assuming that customers do not differ: Var(z̄) = Var(z)/n. */
function plainVariation(spending: PurchaseSpending, mean: number) {
  const { purchases, meanSpend } = spending;
  let squares = 0;
  for (let i = 0; i < purchases.length; i++)
    squares +=
      customersAt(spending, i) * (purchases[i] as number) * ((meanSpend[i] as number) - mean) ** 2;
  const customers = customersIn(spending);
  const within = customers > 1 ? squares / customers / mean ** 2 : 0;
  return () => ({ within: Math.min(widest, within), between: 0 });
}

function uncertainty(
  law: Pick<FittedSpend, 'parameters' | 'covariance'> | SavedSpend | null,
): Pick<ExpectedSpend, 'uncertain'> {
  if (law === null || law.parameters === null || law.covariance === null) return {};
  const { p, q, v } = law.parameters;
  return { uncertain: { parameters: [p, q, v], covariance: law.covariance } };
}

function meanOf(spending: PurchaseSpending): number {
  let sum = 0;
  for (let i = 0; i < spending.meanSpend.length; i++)
    sum += customersAt(spending, i) * (spending.meanSpend[i] as number);
  return sum / customersIn(spending);
}

/**
 * The variance of the spend of a customer on X purchases of m each, in money: that of each purchase, that of the
 * customer's mean, and that of the number of purchases.
 *
 *     Var S = m² [E(X) w + E(X²) b + Var(X)],  w within the customer, b between customers with the same history
 *
 * @param square - m²
 */
export const spendVariance = (
  expected: number,
  variance: number,
  square: number,
  { within, between }: Variation,
): number => square * (expected * within + (variance + expected * expected) * between + variance);
