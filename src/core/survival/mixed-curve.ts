import type { Curve } from './curve.ts';

/** One group of a mixture and what it counts for: its customers, or their spend. */
export interface Share {
  readonly curve: Curve;
  readonly weight: number;
}

/**
 * The curve of all groups together: S(t) = Σ wᵢ·Sᵢ(t) ÷ Σ wᵢ. Beyond its reach a group counts nobody.
 *
 * @throws {RangeError} the weights do not add up to more than 0
 */
export function mixedCurve(shares: readonly Share[]): Curve {
  const all = shares.reduce((sum, { weight }) => sum + weight, 0);
  if (!(all > 0)) throw new RangeError('a mixture needs something to mix');
  const mean = (of: (curve: Curve) => number) =>
    shares.reduce((sum, { curve, weight }) => sum + weight * of(curve), 0) / all;
  return {
    survival: (years) => mean((curve) => (years <= curve.reachYears ? curve.survival(years) : 0)),
    area: (years) => mean((curve) => curve.area(years)),
    reachYears: Math.max(...shares.map(({ curve }) => curve.reachYears)),
  };
}
