import { notSettled } from '../numeric/steps.ts';

/**
 * Draws from the standard normal distribution, from a source of uniform numbers: two at a time, the second kept for
 * the next call.
 *
 * @throws {RangeError} the source gives no number that can be used
 * @see Marsaglia & Bray (1964), SIAM Review 6(3), the polar method
 */
export function normalDraws(random: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const normal = kept;
      kept = undefined;
      return normal;
    }
    for (let tried = 0; tried < mostRejected; tried++) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const s = x * x + y * y;
      if (!(s > 0 && s < 1)) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      kept = y * factor;
      return x * factor;
    }
    throw notSettled('a normal draw', mostRejected);
  };
}

/** A pair is rejected with a chance of 1 − π/4: so many in a row do not occur, whatever the seed. */
export const mostRejected = 1000;
