import { curvatureAt, dot, isFlat, newtonStep, type Sloped } from './maximise.ts';
import { type Eigen, symmetricEigen } from './symmetric-matrix.ts';

/** A point at which a function was evaluated. */
export interface Evaluated {
  readonly at: readonly number[];
  readonly value: number;
  readonly slopes: Float64Array;
}

/** Where a search for a maximum ended. */
export interface BfgsResult extends Evaluated {
  /**
   * `level`: the gradient is nearly 0. `settled`: the last steps gained nothing. `stopped`: the search left the range
   * that the caller allows. `lost`: it ran out of steps, or started where the function is not finite.
   */
  readonly status: 'level' | 'settled' | 'stopped' | 'lost';
}

const mostSteps = 300;
const longestStep = 1.5;
/** A gradient below this counts as 0, per unit of the scale of the function. */
const levelSlope = 1e-10;
/** A gain below this part of the value is lost in its rounding. */
const noise = 1e-15;
/** The rounding error of a sum of many terms is larger by this factor. */
const noiseOfSums = 16;
const mostHalvings = 40;

/**
 * The maximum of a smooth function by the quasi-Newton method BFGS: the curvature is estimated from how the gradient
 * changes along the way, so that each step costs one evaluation instead of a matrix of second derivatives.
 *
 *     H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ,  s the step, y the fall of the slopes, ρ = 1/yᵀs
 *
 * A step is at most 1.5 long in every direction, and halved until it gains; where it gains no more the
 * search has settled. Where the function is not finite it gains nothing.
 *
 * @param f - of variables of comparable scale, such as logarithms
 * @param scale - how many observations the function sums over; the gradient is compared with it
 * @param stop - true outside the range in which a maximum would mean something
 * @param learnt - an estimate of the inverse of the curvature of −f, where one is known already
 * @see Nocedal & Wright (2006), Numerical Optimization, 6.1
 */
export function maximiseBfgs(
  f: Sloped,
  start: readonly number[],
  scale: number,
  stop: (at: readonly number[]) => boolean = () => false,
  learnt?: readonly (readonly number[])[],
): BfgsResult {
  const slopes = new Float64Array(start.length);
  const next = new Float64Array(start.length);
  let at = start;
  let value = f(at, slopes);
  if (!Number.isFinite(value)) return { status: 'lost', at, value, slopes };
  let inverse = learnt?.map((row) => [...row]) ?? diagonal(start.length, 1 / scale);
  for (let taken = 0; taken < mostSteps; taken++) {
    if (stop(at)) return { status: 'stopped', at, value, slopes };
    if (Math.max(...slopes.map(Math.abs)) <= levelSlope * scale) {
      return { status: 'level', at, value, slopes };
    }
    let step = inverse.map((row) => dot(row, slopes));
    if (!(dot(step, slopes) > 0)) {
      inverse = diagonal(start.length, 1 / scale);
      step = inverse.map((row) => dot(row, slopes));
    }
    const uphill = dot(step, slopes);
    // The gain would be lost in rounding: shorter steps would be tried in vain.
    if (uphill <= noiseOfSums * noise * Math.abs(value))
      return { status: 'settled', at, value, slopes };
    let length = Math.min(1, longestStep / Math.max(...step.map(Math.abs)));
    let reached = at;
    let gained = value;
    for (let halvings = 0; ; halvings++) {
      reached = at.map((x, i) => x + length * (step[i] ?? 0));
      gained = f(reached, next);
      if (Number.isFinite(gained) && gained >= value + 1e-4 * length * uphill) break;
      if (halvings === mostHalvings) return { status: 'settled', at, value, slopes };
      length /= 2;
    }
    const moved = reached.map((x, i) => x - (at[i] ?? 0));
    const fall = Array.from(slopes, (slope, i) => slope - (next[i] ?? 0));
    inverse = updated(inverse, moved, fall, taken === 0 && learnt === undefined);
    const settled = gained - value <= noise * Math.abs(value);
    at = reached;
    value = gained;
    slopes.set(next);
    if (settled) return { status: 'settled', at, value, slopes };
  }
  return { status: 'lost', at, value, slopes };
}

const diagonal = (size: number, entry: number): number[][] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? entry : 0)),
  );

/** The estimate of the inverse curvature after a step. */
function updated(inverse: number[][], step: number[], fall: number[], first: boolean): number[][] {
  const curved = dot(step, fall);
  // Where the function curves upwards along the step, the step says nothing about the maximum.
  if (!(curved > 0)) return inverse;
  const before = first ? diagonal(step.length, curved / dot(fall, fall)) : inverse;
  const turned = before.map((row) => dot(row, fall));
  const along = (1 + dot(fall, turned) / curved) / curved;
  return before.map((row, i) =>
    row.map((entry, j) => {
      const [si = 0, sj = 0, ti = 0, tj = 0] = [step[i], step[j], turned[i], turned[j]];
      return entry + along * si * sj - (ti * sj + si * tj) / curved;
    }),
  );
}

/** The maximum of a function, to the last digits that its rounding leaves. */
export interface RefinedMaximum {
  readonly at: readonly number[];
  readonly value: number;
  /** The curvature of −f. */
  readonly curvature: Eigen;
  /** Whether the function is constant in some direction as far as its digits show, so that it has no maximum. */
  readonly flat: boolean;
}

const mostRefinements = 4;
/** A step this short is the last. */
const shortRefinement = 1e-9;
/** A longer step leaves the neighbourhood in which the curvature was found. */
const longestRefinement = 0.1;

/**
 * Refines a point very near a maximum by Newton's steps, all with the curvature at that point. The curvature costs four
 * evaluations a variable, each step one.
 *
 * @param near - with the value and the slopes of f
 * @param similar - a cheaper function with nearly the curvature of f. Only the curvature is taken from it: the maximum is
 *   that of f, because each step reduces the distance to it by the relative difference of the two curvatures
 */
export const refineMaximum = (f: Sloped, near: Evaluated, similar: Sloped = f): RefinedMaximum =>
  refinedMaximum(f, near, curvatureAt(similar, near.at));

/**
 * The same with a curvature of −f that is known.
 *
 * @param rows - exactly symmetric
 */
export function refinedMaximum(
  f: Sloped,
  near: Evaluated,
  rows: readonly (readonly number[])[],
): RefinedMaximum {
  const curvature = symmetricEigen(rows);
  const slopes = near.slopes.slice();
  let { at, value } = near;
  const flat =
    !(Number.isFinite(value) && curvature.values.every(Number.isFinite)) || isFlat(curvature);
  for (let taken = 0; taken < mostRefinements && !flat; taken++) {
    const step = newtonStep(curvature, slopes);
    const greatest = Math.max(...step.map(Math.abs));
    if (greatest > longestRefinement) break;
    const next = at.map((x, i) => x + (step[i] ?? 0));
    const reached = f(next, slopes);
    if (!Number.isFinite(reached)) break;
    at = next;
    value = reached;
    if (greatest <= shortRefinement) break;
  }
  return { at, value, curvature, flat };
}
