import { boundedSteps } from './bounded-steps.ts';

/** The sum ends where the weight of the beta distribution has fallen by e^−45. */
const negligible = 45;
const step = 1 / 32;
/** With a parameter below this the distribution lies at its ends, 0 and 1, but for a share of this size. */
const atTheEnds = 1e-20;
/** With a variance of the log-odds below this the distribution counts as a point. */
const aPoint = 1e-18;
/** With parameters between these two the weight falls by e^−45 within 52/step. */
const mostSteps = 64 / step;

/**
 * The mean of a smooth function of p over the beta distribution: ∫ f(p) p^(a−1) (1−p)^(b−1) dp / B(a, b).
 *
 * Double exponential integration: summed at equal steps of τ with the log-odds of p at log a/b + w·(π/2) sinh τ. Both
 * ends, where the density may be infinite, are reached double exponentially, and such a sum of an analytic function has
 * all digits. The width w = √(1/a + 1/b) is that of the distribution where it is narrow. The sum of the weights replaces
 * B(a, b), so that nothing cancels where a and b are large.
 *
 * Its limits: f(0) as a → 0 or b → ∞; f(1) as b → 0 or a → ∞; (b f(0) + a f(1))/(a + b) as both → 0, where only the two
 * ends are left; f(a/(a+b)) as both → ∞, where the distribution is a point.
 *
 * @param a - ≥ 0
 * @param b - ≥ 0; not 0 with a, nor Infinity with it
 * @param f - finite on [0, 1]
 * @throws {RangeError} a or b leaves its range
 * @see Takahasi & Mori (1974), Publications of RIMS 9(3)
 * @example betaMean(2, 3, (p) => p); // => 2/5
 */
export function betaMean(a: number, b: number, f: (p: number) => number): number {
  if (!(a >= 0 && b >= 0 && a + b > 0 && Math.min(a, b) < Infinity)) {
    throw new RangeError(`a mean over the beta law needs a, b ≥ 0, not ${a} and ${b}`);
  }
  if (a === Infinity) return f(1);
  if (b === Infinity) return f(0);
  const middle = Math.log(a) - Math.log(b);
  const share = 1 / (1 + Math.exp(-middle));
  if (Math.min(a, b) < atTheEnds) return (1 - share) * f(0) + share * f(1);
  if (1 / a + 1 / b < aPoint) return f(share);
  const width = Math.min(1, Math.sqrt(1 / a + 1 / b)) * (Math.PI / 2);
  let sum = 0;
  let weights = 0;
  for (const direction of [1, -1]) {
    const rise = direction === 1 ? weightOn(a, b, middle) : weightOn(b, a, -middle);
    for (const n of boundedSteps(mostSteps, 'the mean over a beta law')) {
      const k = direction === 1 ? n : n + 1;
      const grown = Math.exp(k * step);
      const distance = (width * (grown - 1 / grown)) / 2;
      const log = rise(distance) + Math.log(grown + 1 / grown);
      if (log < -negligible) break;
      const weight = Math.exp(log);
      weights += weight;
      sum += weight * f(1 / (1 + Math.exp(-(middle + direction * distance))));
    }
  }
  return sum / weights;
}

/**
 * log p^a (1−p)^b where the log-odds are d ≥ 0 above m = log a/b, less its value at m, where p is a/(a+b):
 *
 *     a d − (a+b) log(1 + p (e^d − 1)) = −b d − (a+b) log(1 + (1−p) (e^−d − 1))
 *
 * The first loses no digits where a < b, and the second where a > b.
 */
function weightOn(a: number, b: number, m: number): (d: number) => number {
  if (m > 0) {
    const rest = 1 / (1 + Math.exp(m));
    return (d) => -b * d - (a + b) * Math.log1p(rest * Math.expm1(-d));
  }
  const share = 1 / (1 + Math.exp(-m));
  const from = softplus(m);
  return (d) =>
    a * d - (a + b) * (d < 1 ? Math.log1p(share * Math.expm1(d)) : softplus(m + d) - from);
}

/** log(1 + e^x). */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
