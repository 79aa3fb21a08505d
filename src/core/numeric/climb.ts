import type { Sloped } from './sloped.ts';

/** Where a search uphill ended. */
export interface Summit {
  /**
   * `level`: no slope is left to speak of. `settled`: the last steps gained nothing. `stopped`: it went where it was
   * not to go. `lost`: it ran out of steps, or began where the function is no number.
   */
  readonly status: 'level' | 'settled' | 'stopped' | 'lost';
  readonly at: readonly number[];
  readonly value: number;
}

const mostSteps = 300;
const longestStep = 1.5;
/** Of a slope, per unit of the scale of the function. */
const levelSlope = 1e-10;
/** A gain below this part of the value drowns in its rounding. */
const noise = 1e-15;
/** A sum of many terms is rounded by so many times more. */
const hidden = 16;
const triedShorter = 40;

/**
 * The top of a smooth function by quasi-Newton steps (BFGS): the curvature is learnt from how the slopes
 * change on the way, so that each step costs one evaluation, and not a matrix of second derivatives.
 *
 *     H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ,  s the step, y the fall of the slopes, ρ = 1/yᵀs
 *
 * A step is at most 1.5 long in every direction, and halved until it gains; where it gains no more the
 * search has settled. Where the function is not finite it gains nothing.
 *
 * @param f - of variables of comparable scale, such as logarithms
 * @param stop - true where the search has left the ground where a top would mean something
 * @param scale - how many observations the function sums over, so that slopes can be told from none
 * @param learnt - the inverse of the curvature of −f, where something like it is known already
 * @see Nocedal & Wright (2006), Numerical Optimization, 6.1
 */
export function climb(
  f: Sloped,
  start: readonly number[],
  scale: number,
  stop: (at: readonly number[]) => boolean = () => false,
  learnt?: readonly (readonly number[])[],
): Summit {
  const slopes = new Float64Array(start.length);
  const next = new Float64Array(start.length);
  let at = start;
  let value = f(at, slopes);
  if (!Number.isFinite(value)) return { status: 'lost', at, value };
  let inverse = learnt?.map((row) => [...row]) ?? diagonal(start.length, 1 / scale);
  for (let taken = 0; taken < mostSteps; taken++) {
    if (stop(at)) return { status: 'stopped', at, value };
    if (Math.max(...slopes.map(Math.abs)) <= levelSlope * scale) {
      return { status: 'level', at, value };
    }
    let step = inverse.map((row) => dot(row, slopes));
    if (!(dot(step, slopes) > 0)) {
      inverse = diagonal(start.length, 1 / scale);
      step = inverse.map((row) => dot(row, slopes));
    }
    const uphill = dot(step, slopes);
    // No more can be gained than rounding hides: shorter steps would only be tried in vain.
    if (uphill <= hidden * noise * Math.abs(value)) return { status: 'settled', at, value };
    let length = Math.min(1, longestStep / Math.max(...step.map(Math.abs)));
    let reached = at;
    let gained = value;
    for (let halvings = 0; ; halvings++) {
      reached = at.map((x, i) => x + length * (step[i] ?? 0));
      gained = f(reached, next);
      if (Number.isFinite(gained) && gained >= value + 1e-4 * length * uphill) break;
      if (halvings === triedShorter) return { status: 'settled', at, value };
      length /= 2;
    }
    const moved = reached.map((x, i) => x - (at[i] ?? 0));
    const fall = Array.from(slopes, (slope, i) => slope - (next[i] ?? 0));
    inverse = updated(inverse, moved, fall, taken === 0 && learnt === undefined);
    const settled = gained - value <= noise * Math.abs(value);
    at = reached;
    value = gained;
    slopes.set(next);
    if (settled) return { status: 'settled', at, value };
  }
  return { status: 'lost', at, value };
}

const diagonal = (size: number, entry: number): number[][] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? entry : 0)),
  );

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

function updated(inverse: number[][], step: number[], fall: number[], first: boolean): number[][] {
  const curved = dot(step, fall);
  // Where the function curves upwards along the step, nothing can be learnt from it.
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
