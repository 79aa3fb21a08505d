import { correlation } from '../numeric/correlation.ts';
import {
  type FittedSpend,
  fitSpend,
  gammaGammaLaw,
  type PurchaseSpending,
  type SpendLaw,
} from '../purchase/gamma-gamma.ts';
import type { Estimated } from './parameter-draws.ts';

/** Purchases whose mean is known: of each customer, how many there are and how much each came to on average. */
export interface KnownSpend {
  /** 0 where none is known. */
  readonly purchases: ArrayLike<number>;
  /** NaN where none is known; 0 or less where refunds ate it up. */
  readonly meanSpend: ArrayLike<number>;
  /** Mean of all purchases there are, for want of a better one. */
  readonly overall: number;
}

/** A law of spend that was found before: of Gamma-Gamma, or without parameters the mean alone. */
export interface GivenSpend {
  readonly parameters: { readonly p: number; readonly q: number; readonly v: number } | null;
  /** Of log p, log q and log v; null where it is not known. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly mean: number;
}

/** `gamma-gamma`: each customer's mean, drawn towards that of all. `mean`: that of all for everybody. */
export const spendModels = ['gamma-gamma', 'mean'] as const;

/** What a purchase is expected to come to. */
export interface ExpectedSpend {
  readonly model: (typeof spendModels)[number];
  readonly fit: FittedSpend | null;
  /** Of Gamma-Gamma, fitted or given; null where there are none. */
  readonly parameters: GivenSpend['parameters'];
  /** Customers with a mean spend above 0, whom the model rests on. */
  readonly customers: number;
  /** Customers who have bought, for nothing or less after refunds: no law of spend has them. */
  readonly leftOut: number;
  /** Of purchases and mean spend of those customers (Pearson); null for fewer than three, or where one of the two does not vary. */
  readonly correlation: number | null;
  /** Mean spend of a purchase over all customers, as the model has it. */
  readonly mean: number;
  /** Of each customer, in the currency. */
  readonly each: Float64Array;
  /** Purchases of each customer that are known, and what they came to. */
  readonly known: KnownSpend;
  /** By how many are known, how purchases vary about what is expected, in squares of it. */
  readonly variation: (purchases: number) => Variation;
  /** The parameters of Gamma-Gamma with what they may as well be; absent where that is not known. */
  readonly uncertain?: Estimated;
}

/** Purchases of a customer from one to the next, and all of them together. */
export interface Variation {
  readonly within: number;
  readonly between: number;
}

/**
 * Expected spend a purchase of every customer, by Gamma-Gamma where it can be fitted.
 *
 * A customer without known purchases is expected to spend the mean of all; where that mean is infinite by the
 * model (q ≤ 1), the mean of the customers' means stands in. Customers who paid nothing so far are expected to
 * pay nothing.
 *
 * @param given - the law, where it is not to be fitted
 */
export function expectedSpend(known: KnownSpend, given?: GivenSpend): ExpectedSpend {
  const { purchases, meanSpend, overall } = known;
  const count = purchases.length;
  const payers: number[] = [];
  let leftOut = 0;
  for (let i = 0; i < count; i++) {
    if (!((purchases[i] as number) > 0)) continue;
    if ((meanSpend[i] as number) > 0) payers.push(i);
    else leftOut += 1;
  }
  const spending = {
    purchases: Float64Array.from(payers, (i) => purchases[i] as number),
    meanSpend: Float64Array.from(payers, (i) => meanSpend[i] as number),
  };
  const fit = given === undefined ? fitSpend(spending) : null;
  const law = given === undefined ? settledLaw(fit) : lawOf(given);
  const plain = given?.mean ?? (payers.length > 0 ? meanOf(spending.meanSpend) : overall);
  const mean = law?.mean ?? plain;
  const each = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const n = purchases[i] as number;
    const own = meanSpend[i] as number;
    if (!(n > 0)) each[i] = mean;
    else if (!(own > 0)) each[i] = 0;
    else each[i] = law === null ? mean : (law.expected(n, own) ?? own);
  }
  return {
    model: law === null ? 'mean' : 'gamma-gamma',
    fit,
    parameters: (given ?? fit)?.parameters ?? null,
    customers: payers.length,
    leftOut,
    correlation: correlation(spending.purchases, spending.meanSpend),
    mean,
    each,
    known,
    variation: law === null ? plainVariation(spending, mean) : boundedVariation(law),
    ...uncertainty(law === null ? null : (given ?? fit)),
  };
}

const settledLaw = (fit: FittedSpend | null): SpendLaw | null =>
  fit?.status === 'converged' ? fit.law : null;

function lawOf({ parameters }: GivenSpend): SpendLaw | null {
  if (parameters === null) return null;
  return gammaGammaLaw([parameters.p, parameters.q, parameters.v], 1);
}

/** A spread so wide that the law has no variance counts as this many squares of the mean. */
const widest = 4;

function boundedVariation(law: SpendLaw): ExpectedSpend['variation'] {
  return (n) => {
    const { within, between } = law.variation(n);
    return { within: Math.min(widest, within), between: Math.min(widest, between) };
  };
}

/** Where customers do not differ more than chance makes them: Var(z̄) = Var(z)/n. */
function plainVariation({ purchases, meanSpend }: PurchaseSpending, mean: number) {
  let squares = 0;
  for (let i = 0; i < purchases.length; i++)
    squares += (purchases[i] as number) * ((meanSpend[i] as number) - mean) ** 2;
  const within = purchases.length > 1 ? squares / purchases.length / mean ** 2 : 0;
  return () => ({ within: Math.min(widest, within), between: 0 });
}

function uncertainty(
  law: Pick<FittedSpend, 'parameters' | 'covariance'> | GivenSpend | null,
): Pick<ExpectedSpend, 'uncertain'> {
  if (law === null || law.parameters === null || law.covariance === null) return {};
  const { p, q, v } = law.parameters;
  return { uncertain: { parameters: [p, q, v], covariance: law.covariance } };
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
