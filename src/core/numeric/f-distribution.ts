import { boundedSteps } from './bounded-steps.ts';
import { logGamma } from './log-gamma.ts';
import { bisect } from './root.ts';

/**
 * The probability that an F variable, the ratio of two independent mean squares, exceeds f.
 *
 *     P = I_x(d₂/2, d₁/2),  x = d₂/(d₂ + d₁ f)
 *
 * @param f - ≥ 0; 1 at 0, and 0 at Infinity
 * @param above - d₁ > 0, the degrees of freedom of the numerator, finite
 * @param below - d₂ > 0, those of the denominator, finite
 * @throws {RangeError} an argument leaves its range
 * @see Abramowitz & Stegun (1964), 26.6.2
 * @example fUpperTail(19.5, 2, 2); // => 1/20.5
 */
export function fUpperTail(f: number, above: number, below: number): number {
  if (!(f >= 0 && above > 0 && above < Infinity && below > 0 && below < Infinity))
    throw new RangeError(`no F variable of ${above} and ${below} degrees of freedom exceeds ${f}`);
  if (f === Infinity) return 0;
  const ratio = (above / below) * f;
  return incompleteBeta(below / 2, above / 2, 1 / (1 + ratio), ratio / (1 + ratio));
}

/**
 * The t beyond which a variable of Student's distribution lies on either side with probability p: t² is an F variable
 * with 1 and d degrees of freedom.
 *
 * @param p - in (0, 1), not below 1e-9
 * @param degreesOfFreedom - d ≥ 1, finite
 * @throws {RangeError} p or d leaves its range
 * @see Abramowitz & Stegun (1964), 26.7.1 and 26.6.12
 * @example studentQuantile(0.05, 10); // => 2.228…
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 1e-9 && p < 1 && degreesOfFreedom >= 1 && degreesOfFreedom < Infinity))
    throw new RangeError(`no t of ${degreesOfFreedom} degrees of freedom for ${p}`);
  const reaches = (t: number) => fUpperTail(t * t, 1, degreesOfFreedom) <= p;
  // One degree has the longest tails: P(|t| > x) < 1/x.
  return bisect(reaches, 0, 1 / p);
}

const mostSteps = 100_000;
const precision = 2 ** -53;

/** Iₓ(a, b), with y = 1 − x given apart so that it keeps its digits. */
function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x === 0) return 0;
  if (y === 0) return 1;
  // The fraction converges fast up to about the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - fraction(b, a, y, x);
  return fraction(a, b, x, y);
}

/**
 * By the continued fraction of the incomplete beta function, evaluated from its beginning by Lentz's method.
 *
 * @see Abramowitz & Stegun (1964), 26.5.8
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const log = a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b);
  let numerator = 1;
  let denominator = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  const extend = (term: number): number => {
    denominator = 1 / (1 + term * denominator);
    numerator = 1 + term / numerator;
    value *= numerator * denominator;
    return numerator * denominator;
  };
  for (const step of boundedSteps(mostSteps, 'an incomplete beta function')) {
    const m = step + 1;
    extend((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = extend((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) <= 2 * precision) break;
  }
  return (Math.exp(log) * value) / a;
}
