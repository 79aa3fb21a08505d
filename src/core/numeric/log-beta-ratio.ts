import { logGammaRatio } from './log-gamma.ts';

/**
 * log B(a, b + x) − log B(a, b): how the beta function falls as its second argument grows.
 *
 *     Γ(b+x) Γ(a+b) / Γ(b) Γ(a+b+x), as ratios over x or, the same, as ratios over a
 *
 * Either pair of ratios cancels where what it is taken over is large; the smaller of the two is taken.
 *
 * @param a - > 0
 * @param b - > 0
 * @param x - ≥ 0
 * @throws {RangeError} an argument leaves its range
 * @example logBetaRatio(1, 1, 2); // => log 1/3 = −1.098…
 */
export function logBetaRatio(a: number, b: number, x: number): number {
  return x < a
    ? logGammaRatio(b, x) - logGammaRatio(a + b, x)
    : logGammaRatio(b, a) - logGammaRatio(b + x, a);
}
