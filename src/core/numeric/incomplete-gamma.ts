import { boundedSteps } from './bounded-steps.ts';
import { logGamma } from './log-gamma.ts';

/** Stirling's correction cⱼ/x^(2j+1): from 16 on these terms leave less than a rounding error. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];
const large = 16;
const tiny = 1e-300;
const precision = 2 ** -54;

/**
 * The lower part of the gamma function, as a share of all of it: the distribution function of a gamma
 * variable with shape a and scale 1.
 *
 *     P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a);   0 at x = 0, and 1 at Infinity
 *
 * By its power series for x < a + 1, and from there as 1 − Q. About 1e-13 of its size.
 *
 * @param a - > 0, finite
 * @param x - ≥ 0
 * @throws {RangeError} a or x leaves its range
 * @see Abramowitz & Stegun (1964), 6.5.29
 * @example lowerGamma(1, 2); // => 1 − e⁻² = 0.8646…
 */
export function lowerGamma(a: number, x: number): number {
  check(a, x);
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/**
 * The upper part, Q(a, x) = 1 − P(a, x), with all its digits where it is small: by a continued fraction
 * for x ≥ a + 1. 1 at x = 0, and 0 at Infinity.
 *
 * @param a - > 0, finite
 * @param x - ≥ 0
 * @throws {RangeError} a or x leaves its range
 * @see Abramowitz & Stegun (1964), 6.5.31
 * @example upperGamma(1, 2); // => e⁻² = 0.1353…
 */
export function upperGamma(a: number, x: number): number {
  check(a, x);
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

function check(a: number, x: number): void {
  if (!(a > 0 && a < Infinity && x >= 0)) {
    throw new RangeError(`incomplete gamma needs a > 0 and x ≥ 0, not ${a} and ${x}`);
  }
}

/** P = p·(1 + x/(a+1) + x²/((a+1)(a+2)) + …). */
const series = (a: number, x: number): number =>
  Math.min(1, poissonTerm(a, x) * lowerGammaSeries(a, x));

/**
 * The series of the lower part: 1 + x/(a+1) + x²/((a+1)(a+2)) + … = a·x⁻ᵃ·eˣ·∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt. It is a number
 * also where Γ(a) is beyond all of them, or xᵃ below.
 *
 * @param a - > 0, finite
 * @param x - ≥ 0, finite, best below a + 1: it takes about √a steps there, and x of them far above. 1 at 0
 * @throws {RangeError} a or x leaves its range
 * @see Abramowitz & Stegun (1964), 6.5.29
 */
export function lowerGammaSeries(a: number, x: number): number {
  check(a, x);
  let term = 1;
  let sum = 1;
  for (const n of boundedSteps(mostTerms(Math.max(a, x)), 'the series of a lower gamma function')) {
    if (!(term > sum * precision)) break;
    term *= x / (a + n + 1);
    sum += term;
  }
  return sum;
}

/** Some 16·√a terms suffice where x is about a, and up to 46·√x where it is above; beyond, the sum is no number. */
const mostTerms = (a: number): number => Math.ceil(200 + 60 * Math.sqrt(a));

/** Q = p·a/(x+1−a − 1·(1−a)/(x+3−a − 2·(2−a)/(x+5−a − …))), by Lentz's method as modified by Thompson & Barnett. */
function fraction(a: number, x: number): number {
  if (x === Infinity) return 0;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  // Should rounding keep the factors from settling, nothing is left to gain.
  const enough = mostTerms(a);
  for (let n = 1; n < enough; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const factor = c * d;
    product *= factor;
    if (Math.abs(factor - 1) <= 4 * precision) break;
  }
  return poissonTerm(a, x) * a * product;
}

/**
 * p = xᵃ e⁻ˣ/Γ(a+1). For large a the three factors are too large to have digits left after cancelling; then
 *
 *     p = exp(−a·φ((x−a)/a) − correction(a))/√(2πa),  φ(u) = u − log(1+u)
 *
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 */
function poissonTerm(a: number, x: number): number {
  if (x === 0) return 0;
  if (a < large) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  const w = 1 / a / a;
  const correction = stirling.reduceRight((sum, c) => sum * w + c, 0) / a;
  return Math.exp(-a * deviance(a, x) - correction) / Math.sqrt(2 * Math.PI * a);
}

/** φ(u) = u − log(1+u) for 1+u = x/a; near 0 with s = u/(2+u): log(1+u) = 2(s + s³/3 + s⁵/5 + …), u − 2s = u·s. */
function deviance(a: number, x: number): number {
  const u = (x - a) / a;
  if (Math.abs(u) > 0.5) return u - Math.log(x / a);
  const s = u / (2 + u);
  let sum = 0;
  let power = s * s * s;
  for (const n of boundedSteps(100, 'the series of a logarithm')) {
    if (!(Math.abs(power) > u * u * precision)) break;
    sum += power / (2 * n + 3);
    power *= s * s;
  }
  return u * s - 2 * sum;
}
