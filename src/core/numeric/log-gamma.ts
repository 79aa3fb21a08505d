/** ζ(k) − 1 for k = 2, 3, …; the last is what a double still sees at |z| = ½. */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993,
  0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143,
  0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915,
  6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6,
  3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8,
];

/** 1 − γ, with Euler's constant. */
const oneLessEuler = 0.42278433509846713;
const halfLogTwoPi = 0.9189385332046728;

/** Stirling's correction is Σ cⱼ/x^(2j+1); from 10 on these terms leave less than a rounding error. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];
/** From here on Stirling's formula holds to the last digit. */
const large = 10;

/**
 * Logarithm of the gamma function, log Γ(x), to about 1e-15 of its size, also near its zeros at 1 and 2.
 *
 *     x ≥ 10:          (x − ½) log x − x + ½ log 2π + 1/12x − 1/360x³ + …   (Stirling)
 *     around 2:        log Γ(2+z) = (1−γ) z + Σ_{k≥2} (−1)ᵏ (ζ(k)−1) zᵏ/k
 *     everything else: Γ(x+1) = x Γ(x) leads to one of the two
 *
 * @param x - > 0; −log x as x → 0, and Infinity at Infinity
 * @throws {RangeError} x leaves its range
 * @see Abramowitz & Stegun (1964), 6.1.33 and 6.1.41
 * @example logGamma(5); // => log 24 = 3.178…
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`log-gamma needs a positive number, not ${x}`);
  if (x >= large) return (x - 0.5) * (Math.log(x) - 1) - 0.5 + halfLogTwoPi + correction(x);
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let rest = x;
  while (rest >= 2.5) {
    rest -= 1;
    product *= rest;
  }
  return aroundTwo(rest - 2) + Math.log(product);
}

/** log Γ(2 + z) for |z| ≤ ½, by its power series. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let k = zetaLessOne.length + 1; k >= 2; k--) {
    sum = (k % 2 === 0 ? 1 : -1) * ((zetaLessOne[k - 2] ?? 0) / k) + z * sum;
  }
  return z * (oneLessEuler + z * sum);
}

/** Stirling's correction, 1/12x − 1/360x³ + … */
function correction(x: number): number {
  const w = 1 / x / x;
  return stirling.reduceRight((sum, c) => sum * w + c, 0) / x;
}

/** correction(x + t) − correction(x), by divided differences: it vanishes with t instead of in noise. */
function stirlingRise(x: number, t: number): number {
  const u = 1 / x;
  const v = 1 / (x + t);
  // The correction is u·Q(u²); Horner's scheme gives Q(v²) and (Q(u²) − Q(v²))/(u² − v²) at once.
  let atV = 0;
  let slope = 0;
  for (const c of [...stirling].reverse()) {
    slope = slope * u * u + atV;
    atV = atV * v * v + c;
  }
  return -t * u * v * (atV + u * (u + v) * slope);
}

/** 1/12x² − 1/120x⁴ + …: minus the derivative of Stirling's correction, −(2j+1)·cⱼ/x^(2j+2) each. */
function falling(x: number): number {
  const w = 1 / x / x;
  return stirling.reduceRight((sum, c, j) => sum * w + (2 * j + 1) * c, 0) * w;
}

/**
 * ψ(x + t) − ψ(x), where ψ is the derivative of log Γ, without cancellation, however large x is against t: to about
 * 1e-15 of its size, or 1e-19.
 *
 *     x ≥ 10: ψ(x) = log x − 1/2x − 1/12x² + 1/120x⁴ − …;   below: ψ(x) = ψ(x+1) − 1/x
 *
 * It is 0 at t = 0, 1/x for a t far above a small x, and t/x where x is far above t.
 *
 * @param x - > 0, finite
 * @param t - ≥ 0, finite
 * @throws {RangeError} x or t leaves its range
 * @see Abramowitz & Stegun (1964), 6.3.5 and 6.3.18
 * @example digammaRise(1, 2); // => 1 + 1/2
 */
export function digammaRise(x: number, t: number): number {
  if (!(x > 0 && t >= 0 && x + t < Infinity)) {
    throw new RangeError(`a rise of digamma needs x > 0 and t ≥ 0, not ${x} and ${t}`);
  }
  let led = 0;
  let from = x;
  for (; from < large; from++) led += t / from / (from + t);
  const to = from + t;
  return Math.log1p(t / from) + t / (2 * from) / to + falling(from) - falling(to) + led;
}

/**
 * log B(a, b + x) − log B(a, b), the logarithm of a ratio of beta functions. It stays the same when a and x are
 * exchanged, and is as precise where both are small against b, or either is huge.
 *
 *     Γ(b+x) Γ(a+b) / Γ(b) Γ(a+b+x);   with b up by 1 it loses the factor b(a+b+x)/((a+b)(b+x)), until
 *     Stirling's formula holds, of which only the terms that do not cancel are summed:
 *     −[(b−½) log(b(a+b+x)/((a+b)(b+x))) + a log(1 + x/(a+b)) + x log(1 + a/(b+x)) + …]
 *
 * It is 0 at x = 0; as b → 0 it falls like log b, and as x → ∞ like −a log x.
 *
 * @param a - > 0, finite
 * @param b - > 0, finite
 * @param x - ≥ 0, finite
 * @throws {RangeError} an argument leaves its range
 * @example logBetaRatio(1, 1, 2); // => log 1/3 = −1.098…
 */
export function logBetaRatio(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && a + b + x < Infinity)) {
    throw new RangeError(`a ratio of betas needs a, b > 0 and x ≥ 0, not ${a}, ${b} and ${x}`);
  }
  let led = 0;
  let from = b;
  for (; from < large; from++) led += logFactor(a, from, x);
  const main =
    (from - 0.5) * logFactor(a, from, x) +
    a * Math.log1p(x / (a + from)) +
    x * Math.log1p(a / (from + x));
  return led - main - (stirlingRise(a + from, x) - stirlingRise(from, x));
}

/** log b(a+b+x)/((a+b)(b+x)): the two products differ by a·x. */
function logFactor(a: number, b: number, x: number): number {
  const fraction = (a / (a + b)) * (x / (b + x));
  return fraction < 0.5
    ? Math.log1p(-fraction)
    : Math.log(b) - Math.log(a + b) + Math.log1p(a / (b + x));
}

/** Up to this many single steps are faster than Stirling's formula, and as exact. */
const fewSteps = 24;

/**
 * log Γ(c + n) − log Γ(c) and its slope in c, for whole numbers n in rising order.
 *
 * A likelihood needs them for every number of purchases that occurs. The step from one number to the next is a sum of a
 * few logarithms, Γ(c+1) = c Γ(c), or Stirling's formula.
 *
 * @param c - > 0, finite
 * @param counts - whole, rising, ≥ 0
 * @param values - one entry a count, written
 * @param slopes - the same, of the derivatives in c
 */
export function risingFactorials(
  c: number,
  counts: ArrayLike<number>,
  values: Float64Array,
  slopes: Float64Array,
): void {
  let reached = 0;
  let value = 0;
  let slope = 0;
  for (let i = 0; i < counts.length; i++) {
    const next = counts[i] as number;
    if (next - reached <= fewSteps) {
      for (; reached < next; reached++) {
        value += Math.log(c + reached);
        slope += 1 / (c + reached);
      }
    } else {
      value += logGammaRise(c + reached, next - reached);
      slope += digammaRise(c + reached, next - reached);
      reached = next;
    }
    values[i] = value;
    slopes[i] = slope;
  }
}

/** log Γ(x + t) − log Γ(x), x > 0 and t ≥ 0, without the noise of two large numbers. */
function logGammaRise(x: number, t: number): number {
  if (x < large) return logGamma(x + t) - logGamma(x);
  return (x - 0.5) * Math.log1p(t / x) + t * Math.log(x + t) - t + stirlingRise(x, t);
}
