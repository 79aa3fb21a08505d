import { boundedSteps } from '../numeric/bounded-steps.ts';
import { chiSquaredUpperTail } from '../numeric/chi-squared.ts';
import { bisect } from '../numeric/root.ts';
import { fewestCustomers } from './evidence.ts';
import type { KaplanMeier } from './kaplan-meier.ts';

/** How far the true curve may lie from the Kaplan–Meier estimate, at all times at once. */
export interface SimultaneousBand {
  /** c, the critical value of the supremum of the Brownian bridge. */
  readonly critical: number;
  /**
   * The half-width of the band at a time.
   *
   * @param survival - S at the time, or S just before a time at which it falls
   * @param greenwood - Greenwood's sum there
   */
  readonly halfWidth: (survival: number, greenwood: number) => number;
}

/** The share of samples whose band holds the whole true curve. */
const confidence = 0.95;

/**
 * Where hardly anybody has ended, Greenwood's sum is itself uncertain, and the critical value falls to 0 with it. Published
 * tables begin here, too.
 */
const leastRange = 0.1;

/**
 * The 95 % band of Hall and Wellner around the Kaplan–Meier estimate, which holds the whole true curve in 95 of 100
 * samples. An interval of a single time does not: the curve leaves such intervals at some of many times by chance.
 *
 *     S(t) ± c(a)·S(t)·(1 + n·σ²(t))/√n,    σ²(t) = Σ_{tⱼ ≤ t} dⱼ/(nⱼ(nⱼ − dⱼ)),    a = n·σ²(T)/(1 + n·σ²(T))
 *
 * On the plain scale: it judges distances, and need not keep within 0 and 1. T is the last time at which
 * {@link fewestCustomers} are at risk: with fewer, Greenwood's variance is too low. Where no customer is censored, it is the
 * band of Kolmogorov and Smirnov, of the same width everywhere. For times at the ends of intervals only, it is a little too
 * wide.
 *
 * @param customers - n
 * @returns null where so many were never at risk at a time at which somebody ended
 * @see Hall & Wellner (1980), Biometrika 67(1); Klein & Moeschberger (2003), Survival Analysis, 2nd ed., 4.4
 */
export function simultaneousBand(km: KaplanMeier, customers: number): SimultaneousBand | null {
  let last = -1;
  for (let j = 0; j < km.years.length; j++) {
    if ((km.atRisk[j] ?? 0) >= fewestCustomers && (km.survival[j] ?? 0) > 0) last = j;
  }
  if (last < 0) return null;
  const spread = customers * (km.greenwood[last] ?? 0);
  const critical = bridgeQuantile(confidence, Math.max(leastRange, spread / (1 + spread)));
  const scale = critical / Math.sqrt(customers);
  return {
    critical,
    halfWidth: (survival, greenwood) => scale * survival * (1 + customers * greenwood),
  };
}

/**
 * The number below which the absolute value of a Brownian bridge stays up to a, with the given probability.
 *
 * @param probability - in (0, 1)
 * @param a - the end of the range from 0, in (0, 1]
 * @throws {RangeError} either leaves its range
 * @example bridgeQuantile(0.95, 1); // => 1.3581, as of Kolmogorov's test
 */
export function bridgeQuantile(probability: number, a: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`a probability must be in (0, 1), not ${probability}`);
  }
  if (!(a > 0 && a <= 1)) throw new RangeError(`the range must end in (0, 1], not at ${a}`);
  return bisect((limit) => bridgeWithin(limit, a) >= probability, 0, mostLikely);
}

/** A Brownian bridge exceeds this with a probability of 4·10⁻²². */
const mostLikely = 5;

/**
 * The probability that a Brownian bridge B stays within ± λ up to a:
 *
 *     P(sup_{0 ≤ u ≤ a} |B(u)| ≤ λ) = Σ_{k = −∞}^{∞} (−1)ᵏ e^{−2k²λ²} P(|Z − 2kλ√((1−a)/a)| < λ/√(a(1−a)))
 *
 * with Z normal. At a = 1 it is Kolmogorov's distribution.
 *
 * @param limit - λ, ≥ 0
 * @param a - in (0, 1]
 * @see Koziol & Byar (1975), Technometrics 17(4); Hall & Wellner (1980), Biometrika 67(1)
 */
function bridgeWithin(limit: number, a: number): number {
  if (limit === 0) return 0;
  const half = limit / Math.sqrt(a * (1 - a));
  const shift = 2 * limit * Math.sqrt((1 - a) / a);
  let sum = normalWithin(half, 0);
  for (const n of boundedSteps(mostTerms, 'the probability of a Brownian bridge')) {
    const k = n + 1;
    const term = 2 * Math.exp(-2 * k * k * limit * limit) * normalWithin(half, k * shift);
    sum += k % 2 === 0 ? term : -term;
    if (term < leastTerm) break;
  }
  return Math.min(1, Math.max(0, sum));
}

const mostTerms = 1e6;
const leastTerm = 1e-16;

/** P(|Z − m| < b) of a normal Z, for m ≥ 0. */
function normalWithin(b: number, m: number): number {
  if (b === Infinity) return 1;
  const above = (x: number) => chiSquaredUpperTail(x * x, 1) / 2;
  const upper = m - b;
  return (upper >= 0 ? above(upper) : 1 - above(-upper)) - above(m + b);
}
