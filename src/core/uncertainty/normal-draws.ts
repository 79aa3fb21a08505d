/**
 * Draws from the standard normal distribution, from a source of uniform numbers: two at a time, the second kept for
 * the next call.
 *
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
    for (;;) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      kept = y * factor;
      return x * factor;
    }
  };
}
