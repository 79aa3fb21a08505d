import { type Eigen, symmetricEigen } from './symmetric-matrix.ts';

/** A function with its gradient, which it writes to `slopes`; not finite where it is not defined. */
export type Sloped = (at: readonly number[], slopes: Float64Array) => number;

/** Where a search for a maximum ended. */
export interface Maximum {
  /**
   * `converged`: at a maximum. `stopped`: the search left the range that the caller allows. `flat`: the function is
   * constant in some direction as far as its digits show. `lost`: none of these within the iterations allowed.
   */
  readonly status: 'converged' | 'stopped' | 'flat' | 'lost';
  readonly at: readonly number[];
  readonly value: number;
  /** The curvature of −f at its minimum. */
  readonly curvature: Eigen;
}

const iterations = 200;
const longestStep = 2;
/** A step this short is the last: Newton's next one would be its square. */
const shortStep = 1e-8;
/** Curvature below this part of the greatest is 0 but for rounding. */
const flatness = 1e-11;
/** A gain below this part of the value is lost in its rounding. */
const noise = 1e-13;

/**
 * The maximum of a smooth function by Newton's method: the step to the top of the parabola that has
 * the slopes and the curvature found here; where the function curves upwards along an axis, the
 * same distance uphill. A step is at most 2 long in every direction, and halved until it gains.
 *
 * @param f - of variables of comparable scale, such as logarithms
 * @param stop - true outside the range in which a maximum would mean something
 * @see Nocedal & Wright (2006), Numerical Optimization, 3.1 and 3.4
 */
export function maximise(
  f: Sloped,
  start: readonly number[],
  stop: (at: readonly number[]) => boolean = () => false,
): Maximum {
  const slopes = new Float64Array(start.length);
  let at = start;
  let value = f(at, slopes);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const curvature = symmetricEigen(curvatureAt(f, at));
    const found = (status: Maximum['status']) => ({ status, at, value, curvature });
    if (stop(at)) return found('stopped');
    if (!(Number.isFinite(value) && curvature.values.every(Number.isFinite))) return found('lost');
    const step = newtonStep(curvature, slopes);
    const greatest = Math.max(...step.map(Math.abs));
    const rounded = dot(step, slopes) <= noise * Math.abs(value);
    if (greatest <= shortStep || (rounded && isFlat(curvature))) {
      at = at.map((x, i) => x + (step[i] ?? 0));
      value = f(at, slopes);
      const there = symmetricEigen(curvatureAt(f, at));
      return { status: isFlat(there) ? 'flat' : 'converged', at, value, curvature: there };
    }
    let length = Math.min(1, longestStep / greatest);
    const gained = new Float64Array(start.length);
    for (let halvings = 0; ; halvings++) {
      const next = at.map((x, i) => x + length * (step[i] ?? 0));
      const reached = f(next, gained);
      const gains = reached > value + 1e-4 * length * dot(step, slopes);
      if (Number.isFinite(reached) && (rounded || gains)) {
        at = next;
        value = reached;
        slopes.set(gained);
        break;
      }
      if (halvings === 60) return found('lost');
      length /= 2;
    }
  }
  return { status: 'lost', at, value, curvature: symmetricEigen(curvatureAt(f, at)) };
}

/** The scalar product of two vectors. */
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Whether a function with this curvature is constant in some direction as far as its digits show. */
export const isFlat = ({ values }: Eigen): boolean =>
  !(Math.min(...values) > flatness * Math.max(...values));

/** The step to the top of the parabola with this gradient and this curvature; uphill where it curves upwards. */
export function newtonStep({ values, axes }: Eigen, slopes: Float64Array): number[] {
  const least = flatness * Math.max(...values.map(Math.abs));
  const step = Array.from(slopes, () => 0);
  axes.forEach((axis, k) => {
    const uphill = dot(axis, slopes);
    if (uphill === 0) return;
    const along = uphill / Math.max(Math.abs(values[k] ?? 0), least);
    for (let i = 0; i < step.length; i++) step[i] = (step[i] ?? 0) + along * (axis[i] ?? 0);
  });
  return step;
}

/** The distance h between the points of the differences. */
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
