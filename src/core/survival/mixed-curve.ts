import type { Curve } from './curve.ts';

/** One group of a mixture and how many customers it has. */
export interface Share {
  readonly curve: Curve;
  readonly customers: number;
}

/**
 * The curve of all groups together: S(t) = Σ nᵢ·Sᵢ(t) ÷ Σ nᵢ. Beyond its reach a group counts nobody.
 *
 * @throws {RangeError} there are no customers
 */
export function mixedCurve(shares: readonly Share[]): Curve {
  const all = shares.reduce((sum, { customers }) => sum + customers, 0);
  if (!(all > 0)) throw new RangeError('a mixture needs customers');
  const mean = (of: (curve: Curve) => number) =>
    shares.reduce((sum, { curve, customers }) => sum + customers * of(curve), 0) / all;
  return {
    survival: (years) => mean((curve) => (years <= curve.reachYears ? curve.survival(years) : 0)),
    area: (years) => mean((curve) => curve.area(years)),
    reachYears: Math.max(...shares.map(({ curve }) => curve.reachYears)),
  };
}
