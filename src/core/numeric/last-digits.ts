import { curvatureAt } from './curvature.ts';
import { isFlat, newtonStep } from './maximise.ts';
import type { Sloped } from './sloped.ts';
import { type Eigen, symmetricEigen } from './symmetric-eigen.ts';

/** The top of a function, found to the last digits that its rounding leaves. */
export interface Top {
  readonly at: readonly number[];
  readonly value: number;
  /** Of −f. */
  readonly curvature: Eigen;
  /** Whether the function is as good in some direction as far as can be told, so that it has no top. */
  readonly flat: boolean;
}

const mostSteps = 4;
/** A step this short is the last, and a longer one than this leads away from where the curvature was found. */
const shortStep = 1e-9;
const longestStep = 0.1;

/**
 * From a place very near the top to the top, by Newton's steps with the curvature found once: it costs four
 * evaluations a variable, each step one.
 *
 * @param alike - curved about as f is, and cheaper: the curvature is found from it, and the top from f all the same, as
 *   each step leaves only so small a part of the distance as the two differ
 */
export function lastDigits(f: Sloped, near: readonly number[], alike: Sloped = f): Top {
  const curvature = symmetricEigen(curvatureAt(alike, near));
  const slopes = new Float64Array(near.length);
  let at = near;
  let value = f(at, slopes);
  const flat =
    !(Number.isFinite(value) && curvature.values.every(Number.isFinite)) || isFlat(curvature);
  for (let taken = 0; taken < mostSteps && !flat; taken++) {
    const step = newtonStep(curvature, slopes);
    const greatest = Math.max(...step.map(Math.abs));
    if (greatest > longestStep) break;
    const next = at.map((x, i) => x + (step[i] ?? 0));
    const reached = f(next, slopes);
    if (!Number.isFinite(reached)) break;
    at = next;
    value = reached;
    if (greatest <= shortStep) break;
  }
  return { at, value, curvature, flat };
}
