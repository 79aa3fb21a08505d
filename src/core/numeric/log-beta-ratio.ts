import { large, stirlingRise } from './log-gamma.ts';

/**
 * log B(a, b + x) − log B(a, b): how the beta function falls as its second argument grows. The same
 * with a and x exchanged, and as precise where both are small beside b, or either is huge.
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
  const apart = (a / (a + b)) * (x / (b + x));
  return apart < 0.5 ? Math.log1p(-apart) : Math.log(b) - Math.log(a + b) + Math.log1p(a / (b + x));
}
