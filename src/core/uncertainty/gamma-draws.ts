import { notSettled } from '../numeric/steps.ts';
import { mostRejected, normalDraws } from './normal-draws.ts';

/**
 * Draws from the gamma distribution of scale 1, from a source of uniform numbers. Only logarithms and
 * square roots are used, which every engine computes alike.
 *
 * @param shape - at least 1
 * @returns one draw a call
 * @throws {RangeError} the shape is below 1
 * @see Marsaglia & Tsang (2000), ACM Trans. Math. Software 26(3), with normal numbers by Marsaglia's polar method
 */
export function gammaDraws(shape: number, random: () => number): () => number {
  if (!(shape >= 1 && shape < Infinity)) {
    throw new RangeError(`the shape of a gamma draw must be at least 1, not ${shape}`);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  const normal = normalDraws(random);
  return () => {
    for (let tried = 0; tried < mostRejected; tried++) {
      const x = normal();
      const root = 1 + c * x;
      if (!(root > 0)) continue;
      const v = root * root * root;
      const u = random();
      const squared = x * x;
      // Nearly always true, and spares the logarithms.
      if (u < 1 - 0.0331 * squared * squared) return d * v;
      if (Math.log(u) < squared / 2 + d * (1 - v + Math.log(v))) return d * v;
    }
    throw notSettled('a gamma draw', mostRejected);
  };
}
