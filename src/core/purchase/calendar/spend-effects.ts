import { maximiseBfgs } from '../../numeric/bfgs.ts';
import { dot, type Sloped } from '../../numeric/maximise.ts';
import { inverse, quadraticForm, symmetricEigen } from '../../numeric/symmetric-matrix.ts';
import {
  type ComparedPurchases,
  relativeFit,
  type SlopeMoments,
  slopeMoments,
} from './relative-spend.ts';

/** Comparable purchases in bins that are calendar months of the log, with what the bins have in common. */
export interface SpendBins {
  readonly compared: ComparedPurchases;
  /** 0 … 11, by bin; each of them occurs. */
  readonly month: readonly number[];
  /** Time in years, by bin. */
  readonly years: readonly number[];
}

/** Effects of the months, with their test. */
export interface SpendEffects {
  /** log f of the twelve months, up to a constant. */
  readonly effects: readonly number[];
  /** Their covariance, without φ. */
  readonly covariance: readonly (readonly number[])[];
  /** Q. */
  readonly statistic: number;
  readonly phi: number;
  readonly phiDegrees: number;
}

type Vector = ArrayLike<number>;
type Matrix = readonly Vector[];

const months = 12;
/** Trend and first purchase: the columns before those of the months. */
const nuisances = 2;

/**
 * Estimates and tests the effects of the months on the spend of a purchase, beside a trend and a first purchase that is
 * different. With the slopes S and their moments V, J of relative-spend.ts, and G the columns of trend, first purchase
 * and the months from February on, by bin:
 *
 * 1. θ̂ solves GᵀS = 0: in each month the adjusted purchases are on average as large as their customers' others.
 *    Cov θ̂ = H⁻¹ GᵀVG H⁻¹, H = GᵀJG.
 * 2. Q is the score test. Trend and first purchase alone are fitted; R = Gₘ − Gₙ Hₙₙ⁻¹ Hₙₘ is what they leave of the
 *    columns of the months. Q = SᵀR (RᵀVR)⁻¹ RᵀS. V is the covariance over all orders of each customer's amounts,
 *    so that Q is χ²₁₁ for many customers, whatever the law of the amounts.
 * 3. φ = Σ_b S_b²/V_bb / its expectation, at θ̂. The expectation is Σ_b (MVMᵀ)_bb / V_bb, where
 *    M = I − JG H⁻¹ Gᵀ is what the fit leaves of the slopes.
 *
 * @returns null where the customers do not link all months with each other, or too few amounts differ
 */
export function spendEffects({ compared, month, years }: SpendBins): SpendEffects | null {
  const { bins } = compared;
  const column = (entry: (bin: number) => number) =>
    Float64Array.from({ length: bins + 1 }, (_, b) => entry(b));
  const columns = [
    column((b) => years[b] ?? 0),
    column((b) => (b === bins ? 1 : 0)),
    ...Array.from({ length: months - 1 }, (_, k) => column((b) => (month[b] === k + 1 ? 1 : 0))),
  ];
  const few = columns.slice(0, nuisances);
  const fewest = startingInverse(compared, few);
  if (fewest === null) return null;
  const fitOf = latestFit(compared);
  const without = fitted(compared, fitOf, few, [0, 0], fewest);
  const learnt = inverseOf(quadratic(columns, without.information));
  if (learnt === null) return null;
  const test = scoreTest(columns, without);
  // Where no customer's amounts differ nothing can: Q is 0.
  if (test === null || (test.rank > 0 && test.rank < months - 1)) return null;
  const start = columns.map((_, k) => without.at[k] ?? 0);
  const full = fitted(compared, fitOf, columns, start, learnt);
  const inverted = inverseOf(quadratic(columns, full.information));
  if (inverted === null) return null;
  const spread = quadratic(columns, full.covariance);
  const covariance = inverted.map((row) =>
    inverted.map((other) =>
      dot(
        row,
        spread.map((each) => dot(each, other)),
      ),
    ),
  );
  const january = new Array<number>(months).fill(0);
  return {
    effects: [0, ...full.at.slice(nuisances)],
    covariance: [
      january,
      ...covariance.slice(nuisances).map((row) => [0, ...row.slice(nuisances)]),
    ],
    statistic: test.value,
    phi: overdispersion(columns, inverted, full),
    phiDegrees: bins - months - 1,
  };
}

/** Effects that were fitted, with the slopes there and their moments. */
interface Fit extends SlopeMoments {
  /** One a column. */
  readonly at: readonly number[];
  readonly slopes: Float64Array;
}

/** For many customers the search begins with the curvature of so many of them. */
const enough = 20_000;

/** The inverse of the curvature by some columns where nothing differs; null where it has none. */
function startingInverse(
  compared: ComparedPurchases,
  columns: readonly Vector[],
): number[][] | null {
  const zero = new Float64Array(compared.bins + 1);
  const from = (every: number) =>
    inverseOf(quadratic(columns, slopeMoments(compared, zero, every).information));
  const every = Math.max(1, Math.floor(compared.customers / enough));
  return from(every) ?? (every > 1 ? from(1) : null);
}

type RelativeFit = (effects: Float64Array, slopes: Float64Array) => number;

/** {@link relativeFit} of some purchases, without a second pass for the effects that it was evaluated at last. */
function latestFit(compared: ComparedPurchases): RelativeFit {
  let latest: Float64Array | null = null;
  const found = new Float64Array(compared.bins + 1);
  let value = Number.NaN;
  return (effects, slopes) => {
    if (latest === null || effects.some((x, b) => x !== latest?.[b])) {
      value = relativeFit(compared, effects, found);
      latest = effects;
    }
    slopes.set(found);
    return value;
  };
}

/** @param learnt - an estimate of the inverse of the curvature */
function fitted(
  compared: ComparedPurchases,
  fitOf: RelativeFit,
  columns: readonly Vector[],
  start: readonly number[],
  learnt: readonly (readonly number[])[],
): Fit {
  const slopes = new Float64Array(compared.bins + 1);
  const effectsOf = (at: readonly number[]) =>
    slopes.map((_, b) => columns.reduce((sum, each, k) => sum + (each[b] ?? 0) * (at[k] ?? 0), 0));
  const f: Sloped = (at, to) => {
    const value = fitOf(effectsOf(at), slopes);
    to.set(columns.map((each) => dot(each, slopes)));
    return value;
  };
  const { at } = maximiseBfgs(f, start, compared.customers, () => false, learnt);
  fitOf(effectsOf(at), slopes);
  return { at, slopes, ...slopeMoments(compared, effectsOf(at)) };
}

/** Q, and the rank of its covariance; null where trend and first purchase cannot be told apart. */
function scoreTest(columns: readonly Float64Array[], { slopes, covariance, information }: Fit) {
  const h = quadratic(columns, information);
  const among = inverseOf(h.slice(0, nuisances).map((row) => row.slice(0, nuisances)));
  if (among === null) return null;
  const remaining = columns.slice(nuisances).map((column, k) => {
    const explained = among.map((row) => dot(row, h[nuisances + k] ?? []));
    return column.map((x, b) =>
      explained.reduce((left, factor, i) => left - factor * (columns[i]?.[b] ?? 0), x),
    );
  });
  const spread = quadratic(remaining, covariance).map((row) => Float64Array.from(row));
  return quadraticForm(
    remaining.map((column) => dot(column, slopes)),
    spread,
  );
}

/** φ: the squared slopes of the bins over their expectation, both in units of the variance of each. */
function overdispersion(
  columns: readonly Vector[],
  inverted: Matrix,
  { slopes, covariance, information }: Fit,
): number {
  const spread = quadratic(columns, covariance);
  let [found, expected] = [0, 0];
  for (let b = 0; b < slopes.length - 1; b++) {
    const own = covariance[b]?.[b] ?? 0;
    if (!(own > 0)) continue;
    // Row b of J G H⁻¹, and of V G.
    const byInformation = columns.map((column) => dot(information[b] ?? [], column));
    const byCovariance = columns.map((column) => dot(covariance[b] ?? [], column));
    const weight = inverted.map((row) => dot(row, byInformation));
    const left =
      own -
      2 * dot(weight, byCovariance) +
      dot(
        weight,
        spread.map((row) => dot(row, weight)),
      );
    found += (slopes[b] ?? 0) ** 2 / own;
    expected += left / own;
  }
  return expected > negligible ? found / expected : 1;
}

/** Bins without any freedom left: their slopes are 0 by the fit. */
const negligible = 1e-6;

/** Cᵀ M C, C the columns. */
const quadratic = (columns: readonly Vector[], matrix: Matrix): number[][] => {
  const turned = columns.map((column) => matrix.map((row) => dot(row, column)));
  return columns.map((column) => turned.map((other) => dot(column, other)));
};

/** A column is determined by the others where they leave less than this share of it. */
const determined = 1e-10;

/** The inverse of a symmetric matrix; null where it has none but for rounding. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const scale = matrix.map((row, i) => Math.sqrt(Math.max(0, row[i] ?? 0)));
  if (!scale.every((each) => each > 0)) return null;
  const scaled = matrix.map((row, i) => row.map((x, j) => x / ((scale[i] ?? 1) * (scale[j] ?? 1))));
  const eigen = symmetricEigen(scaled);
  if (!eigen.values.every((value) => value > determined)) return null;
  return inverse(eigen).map((row, i) => row.map((x, j) => x / ((scale[i] ?? 1) * (scale[j] ?? 1))));
}
