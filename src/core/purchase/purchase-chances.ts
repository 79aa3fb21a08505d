/** The chances of 0, 1, 2, … purchases, one a call. */
export type PurchaseChances = () => number;

/**
 * Of a customer who buys at random at a rate λ ~ gamma(s, β) for a time t: the negative binomial law.
 *
 *     P(X = k) = Γ(s+k)/(Γ(s) k!) · (β/(β+t))^s · (t/(β+t))^k
 *
 * Its logarithm is carried on, so that thousands of purchases do not begin with a chance of 0.
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
 * The same of a customer who stops after each purchase with a chance p ~ beta(a, b): either the k purchases
 * are all that the time allows, each survived, or the k-th was the last.
 *
 *     P(X = k) = B(a, b+k)/B(a, b) · N(k) + B(a+1, b+k−1)/B(a, b) · [1 − Σ_{j<k} N(j)],  N the law above
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

/** Several laws, each with its weight. */
export function mixedChances(
  parts: readonly { readonly weight: number; readonly chances: PurchaseChances }[],
): PurchaseChances {
  return () => parts.reduce((sum, { weight, chances }) => sum + weight * chances(), 0);
}

/** Of a customer who is still there with the chance `alive`, and buys nothing any more otherwise. */
export function chancesIfAlive(alive: number, chances: PurchaseChances): PurchaseChances {
  let gone = 1 - alive;
  return () => {
    const chance = alive * chances() + gone;
    gone = 0;
    return chance;
  };
}

/** More purchases than this are not counted one by one. */
const mostCounted = 1_000_000;

/**
 * The least numbers of purchases that are not exceeded with the given chances.
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

/** Of a chance that is no number no sum would ever be large enough. */
function numberOf(chance: number): number {
  if (Number.isNaN(chance)) throw new RangeError('a chance of purchases is no number');
  return chance;
}

/** What is left of the law when the rest no longer moves a digit of its variance. */
const negligible = 1e-12;
/** The same of what is left by the fall of the chances: where their sum is not 1 to the last digit that shows the end. */
const leastTail = 1e-14;

/**
 * The variance of the number of purchases.
 *
 * @param mean - of the same law
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
    // Of a geometric series with the last ratio, which all of these laws come to.
    if (off > 0 && chance * before < leastTail * (before - chance)) break;
    before = chance;
  }
  return variance;
}
