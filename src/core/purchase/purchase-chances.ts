/** The probabilities of 0, 1, 2, … purchases, one a call. */
export type PurchaseChances = () => number;

/**
 * The number of purchases in a time t of a customer who buys at random at a rate λ ~ gamma(s, β): negative binomial.
 *
 *     P(X = k) = Γ(s+k)/(Γ(s) k!) · (β/(β+t))^s · (t/(β+t))^k
 *
 * Computed by recurrence of the logarithm, so that the first probabilities do not underflow for thousands of purchases.
 *
 * @see Ehrenberg (1959), Applied Statistics 8(1)
 */
export function negativeBinomialChances(s: number, beta: number, t: number): PurchaseChances {
  const logZ = Math.log(t / (beta + t));
  let log = -s * Math.log1p(t / beta);
  let k = 0;
  return () => {
    const chance = Math.exp(log);
    log += Math.log((s + k) / (k + 1)) + logZ;
    k += 1;
    return chance;
  };
}

/**
 * The same for a customer who stops after each purchase with probability p ~ beta(a, b): either the customer made k
 * purchases without stopping, or stopped after the k-th.
 *
 *     P(X = k) = B(a, b+k)/B(a, b) · N(k) + B(a+1, b+k−1)/B(a, b) · [1 − Σ_{j<k} N(j)],  N negative binomial
 *
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), eq. 8, of a new customer
 */
export function stoppingChances(
  s: number,
  beta: number,
  a: number,
  b: number,
  t: number,
): PurchaseChances {
  const within = negativeBinomialChances(s, beta, t);
  let survived = 1;
  let beyond = 1;
  let k = 0;
  return () => {
    const chance = within();
    const stopped = k === 0 ? 0 : (survived * a) / (a + b + (k - 1));
    if (k > 0) survived *= (b + (k - 1)) / (a + b + (k - 1));
    const found = survived * chance + stopped * Math.max(0, beyond);
    beyond -= chance;
    k += 1;
    return found;
  };
}

/** A mixture of distributions, each with its weight. */
export function mixedChances(
  parts: readonly { readonly weight: number; readonly chances: PurchaseChances }[],
): PurchaseChances {
  return () => parts.reduce((sum, { weight, chances }) => sum + weight * chances(), 0);
}

/** The same for a customer who is alive with probability `alive`, and otherwise buys nothing. */
export function chancesIfAlive(alive: number, chances: PurchaseChances): PurchaseChances {
  let gone = 1 - alive;
  return () => {
    const chance = alive * chances() + gone;
    gone = 0;
    return chance;
  };
}

/** The largest number of purchases that is reached by counting. */
const mostCounted = 1_000_000;

/**
 * Quantiles of the number of purchases: the least numbers that are not exceeded with the given probabilities.
 *
 * @param shares - rising, each below 1
 * @throws {RangeError} a chance is no number
 */
export function purchaseQuantiles(chances: PurchaseChances, shares: readonly number[]): number[] {
  const found: number[] = [];
  let sum = 0;
  let k = -1;
  for (const share of shares) {
    while ((k < 0 || sum < share) && k < mostCounted) {
      sum += numberOf(chances());
      k += 1;
    }
    found.push(k);
  }
  return found;
}

/** Rejects NaN, with which no sum would ever be large enough. */
function numberOf(chance: number): number {
  if (Number.isNaN(chance)) throw new RangeError('a chance of purchases is no number');
  return chance;
}

/** The remaining probability below which the rest no longer changes the variance. */
const negligible = 1e-12;
/** The same for the tail estimated from the fall of the probabilities, in case rounding keeps their sum below 1. */
const leastTail = 1e-14;

/**
 * The variance of the number of purchases.
 *
 * @param mean - of the same distribution
 * @throws {RangeError} a chance is no number
 */
export function purchaseVariance(chances: PurchaseChances, mean: number): number {
  let left = 1;
  let variance = 0;
  let before = 0;
  for (let k = 0; left > negligible && k < mostCounted; k++) {
    const chance = numberOf(chances());
    const off = k - mean;
    left -= chance;
    variance += chance * off * off;
    // The rest of a geometric series with the last ratio, which all of these distributions approach.
    if (off > 0 && chance * before < leastTail * (before - chance)) break;
    before = chance;
  }
  return variance;
}
