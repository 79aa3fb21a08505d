import { notConverged } from './bounded-steps.ts';
import { logGamma } from './log-gamma.ts';

/** Below this mean, counting up from 0 is fast; from it on the hat of the other method is above the probabilities. */
const smallMean = 10;

/** A pair of numbers is rejected with probability below one half: this many in a row do not occur. */
const mostRejected = 1000;

/**
 * Draws from the binomial distribution of n trials, each a success with the same probability p:
 * P(k) = C(n, k)·pᵏ·(1 − p)ⁿ⁻ᵏ.
 *
 * Below a mean of 10 by inversion: the probabilities are added up from 0 until they exceed a uniform number. From
 * there on by BTRS, transformed rejection with a squeeze. For p above ½ the failures are drawn.
 *
 * The law is exact up to the 2⁻³² between uniform numbers. Only logarithms, exponentials and square roots are used,
 * which give the same digits in every engine.
 *
 * @param p - in [0, 1]
 * @param uniform - uniform numbers in [0, 1)
 * @returns draws for the n of each call, a whole number ≥ 0 and below 2⁵³
 * @throws {RangeError} p or n leaves its range
 * @see Hörmann (1993), The generation of binomial random variates, J. Statistical Computation and Simulation 46
 */
export function binomialDraws(p: number, uniform: () => number): (n: number) => number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is from 0 to 1, not ${p}`);
  if (p > 0.5) {
    const failures = binomialDraws(1 - p, uniform);
    return (n) => n - failures(n);
  }
  const odds = p / (1 - p);
  const logNone = Math.log1p(-p);
  return (n) => {
    if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`${n} is no number of trials`);
    if (n === 0 || p === 0) return 0;
    return n * p < smallMean
      ? byInversion(n, odds, logNone, uniform())
      : byRejection(n, p, uniform);
  };
}

/** The k at which the probabilities from 0 on exceed the uniform number. */
function byInversion(n: number, odds: number, logNone: number, uniform: number): number {
  let probability = Math.exp(n * logNone);
  let rest = uniform;
  let k = 0;
  while (rest >= probability && k < n) {
    rest -= probability;
    k += 1;
    probability *= (odds * (n - k + 1)) / k;
    // Rounding may leave a rest that is above all that remains.
    if (k > n * odds && probability < 1e-18) break;
  }
  return k;
}

/** BTRS: p ≤ ½, n·p ≥ 10. */
function byRejection(n: number, p: number, uniform: () => number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const within = 0.92 - 4.2 / b;
  for (let tried = 0; tried < mostRejected; tried++) {
    const v = uniform();
    const u = uniform() - 0.5;
    const distance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / distance + b) * u + centre);
    // Nearly nine in ten end here, without logarithms.
    if (distance >= 0.07 && v <= within) return k;
    if (!(k >= 0 && k <= n)) continue;
    const alpha = (2.83 + 5.1 / b) * deviation;
    const hat = Math.log((v * alpha) / (a / (distance * distance) + b));
    if (hat <= logRatio(n, p, k)) return k;
  }
  throw notConverged('a binomial draw', mostRejected);
}

/** log P(k) − log P(m), at the mode m = ⌊(n + 1)p⌋. */
function logRatio(n: number, p: number, k: number): number {
  const mode = Math.floor((n + 1) * p);
  return (
    logGamma(mode + 1) -
    logGamma(k + 1) +
    (logGamma(n - mode + 1) - logGamma(n - k + 1)) +
    (k - mode) * Math.log(p / (1 - p))
  );
}
