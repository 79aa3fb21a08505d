import type { Sloped } from './sloped.ts';

const distance = 1e-3;

/**
 * The curvature of −f: minus the matrix of its second derivatives, from differences of its slopes.
 *
 *     f″ ≈ [8 (f′(x+h) − f′(x−h)) − (f′(x+2h) − f′(x−2h))] / 12h,  with an error of h⁴ f⁽⁵⁾/30
 *
 * @param f - its variables are of scale 1, such as logarithms
 * @returns rows, exactly symmetric
 * @see Abramowitz & Stegun (1964), 25.3.6
 */
export function curvatureAt(f: Sloped, at: readonly number[]): number[][] {
  const rows = at.map((_, i) => {
    const slopesAt = (steps: number) => {
      const slopes = new Float64Array(at.length);
      f(
        at.map((x, j) => (i === j ? x + steps * distance : x)),
        slopes,
      );
      return slopes;
    };
    const [farBefore, before, after, farAfter] = [-2, -1, 1, 2].map(slopesAt);
    return at.map((_, j) => {
      const near = (after?.[j] ?? 0) - (before?.[j] ?? 0);
      const far = (farAfter?.[j] ?? 0) - (farBefore?.[j] ?? 0);
      return (far - 8 * near) / (12 * distance);
    });
  });
  return rows.map((row, i) => row.map((entry, j) => (entry + (rows[j]?.[i] ?? 0)) / 2));
}
