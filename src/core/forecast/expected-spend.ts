import { correlation } from '../numeric/correlation.ts';
import {
  type FittedSpend,
  fitSpend,
  gammaGammaLaw,
  type PurchaseSpending,
  type SpendLaw,
} from '../purchase/gamma-gamma.ts';
import { type Estimated, parameterDraws } from './parameter-draws.ts';
import { deviation, type SpreadTerms } from './total-spread.ts';

/** The spend of customers so far: the number of purchases of each, and their mean. */
export interface KnownSpend {
  /** 0 where none is known. */
  readonly purchases: ArrayLike<number>;
  /** NaN where no purchase is known; 0 or less where refunds exceed the purchases. */
  readonly meanSpend: ArrayLike<number>;
  /** Mean of all purchases, used where no customer has a mean spend above 0. */
  readonly overall: number;
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
  /** Expected spend of a purchase of each customer, in the currency. */
  readonly each: Float64Array;
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
  const { purchases, meanSpend, overall } = known;
  const count = purchases.length;
  const ofPayers = { purchases: new Float64Array(count), meanSpend: new Float64Array(count) };
  let payers = 0;
  let leftOut = 0;
  for (let i = 0; i < count; i++) {
    const n = purchases[i] as number;
    const z = meanSpend[i] as number;
    if (!(n > 0)) continue;
    if (z > 0) {
      ofPayers.purchases[payers] = n;
      ofPayers.meanSpend[payers] = z;
      payers += 1;
    } else leftOut += 1;
  }
  const spending = {
    purchases: ofPayers.purchases.subarray(0, payers),
    meanSpend: ofPayers.meanSpend.subarray(0, payers),
  };
  const fit = saved === undefined ? fitSpend(spending) : null;
  const law = saved === undefined ? settledLaw(fit) : lawOf(saved);
  const plain = saved?.mean ?? (payers > 0 ? meanOf(spending.meanSpend) : overall);
  const mean = law?.mean ?? plain;
  const each = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const n = purchases[i] as number;
    const z = meanSpend[i] as number;
    if (!(n > 0)) each[i] = mean;
    else if (!(z > 0)) each[i] = 0;
    else each[i] = law === null ? mean : (law.expected(n, z) ?? z);
  }
  return {
    model: law === null ? 'mean' : 'gamma-gamma',
    fit,
    parameters: (saved ?? fit)?.parameters ?? null,
    customers: payers,
    leftOut,
    correlation: correlation(spending.purchases, spending.meanSpend),
    mean,
    each,
    known,
    variation: law === null ? plainVariation(spending, mean) : boundedVariation(law),
    ...uncertainty(law === null ? null : (saved ?? fit)),
  };
}

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
function plainVariation({ purchases, meanSpend }: PurchaseSpending, mean: number) {
  let squares = 0;
  for (let i = 0; i < purchases.length; i++)
    squares += (purchases[i] as number) * ((meanSpend[i] as number) - mean) ** 2;
  const within = purchases.length > 1 ? squares / purchases.length / mean ** 2 : 0;
  return () => ({ within: Math.min(widest, within), between: 0 });
}

function uncertainty(
  law: Pick<FittedSpend, 'parameters' | 'covariance'> | SavedSpend | null,
): Pick<ExpectedSpend, 'uncertain'> {
  if (law === null || law.parameters === null || law.covariance === null) return {};
  const { p, q, v } = law.parameters;
  return { uncertain: { parameters: [p, q, v], covariance: law.covariance } };
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The size of the sample of customers. */
const enough = 500;

/**
 * The uncertainty of the total spend from the parameters of Gamma-Gamma: the standard deviation of log Σ E(X) m_θ over
 * θ ~ N(θ̂, H⁻¹), where m is the expected spend of a purchase. For more than 500 customers from a sample of them.
 *
 * @param purchases - E(X), the expected purchases of each customer
 * @returns 0 where the covariance of the parameters is not known
 */
export function spendSpread(
  { uncertain, known }: ExpectedSpend,
  purchases: (customer: number) => number,
  { draws, random }: SpreadTerms,
): number {
  const count = known.purchases.length;
  if (uncertain === undefined || count === 0) return 0;
  const size = Math.min(enough, count);
  const some = Array.from({ length: size }, (_, i) => Math.floor(((i + 0.5) * count) / size));
  const expected = some.map(purchases);
  const next = parameterDraws(uncertain, random);
  return deviation(
    Array.from({ length: draws }, () => {
      const law = gammaGammaLaw(next(), 1);
      let total = 0;
      for (const [place, i] of some.entries()) {
        const n = known.purchases[i] as number;
        const z = known.meanSpend[i] as number;
        const m = n > 0 ? (z > 0 ? law.expected(n, z) : 0) : law.mean;
        total += (expected[place] ?? 0) * (m ?? Number.NaN);
      }
      return Math.log(total);
    }),
  );
}

/**
 * The variance of the spend of a customer on X purchases of m each, in money: that of each purchase, that of the
 * customer's mean, and that of the number of purchases.
 *
 *     Var S = m² [E(X) w + E(X²) b + Var(X)],  w within the customer, b between customers with the same history
 */
export const spendVariance = (
  expected: number,
  variance: number,
  m: number,
  { within, between }: Variation,
): number => m * m * (expected * within + (variance + expected * expected) * between + variance);
