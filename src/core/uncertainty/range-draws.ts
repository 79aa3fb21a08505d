import { gammaDraws } from '../numeric/random.ts';
import type { Range } from '../quantity/range.ts';

/**
 * Draws of a quantity from its range, each independent of the others.
 *
 *     low..high          uniform between the two
 *     low..likely..high  PERT: low + (high − low)·Beta(α, β), with
 *                        α = 1 + 4(likely − low)/(high − low), β = 1 + 4(high − likely)/(high − low)
 *
 * A single figure is that figure. A beta draw is G(α)/(G(α) + G(β)) of two gamma draws.
 *
 * @param random - uniform in [0, 1)
 * @returns one draw a call, in [low, high]
 * @see Malcolm, Roseboom, Clark & Fazar (1959), Operations Research 7(5), for the PERT distribution
 */
export function rangeDraws({ low, likely, high }: Range, random: () => number): () => number {
  const width = high - low;
  if (width === 0) return () => low;
  // The last bit of a sum must not lead out of the range: a retention stays at most 1.
  const at = (share: number) => Math.min(high, low + width * share);
  if (likely === undefined) return () => at(random());
  const above = gammaDraws(1 + (4 * (likely - low)) / width, random);
  const below = gammaDraws(1 + (4 * (high - likely)) / width, random);
  return () => {
    const part = above();
    return at(part / (part + below()));
  };
}

/** The mean of what is drawn from a range: (low + 4·likely + high)/6, or the midpoint. */
export const rangeMean = ({ low, base, likely, high }: Range): number =>
  likely === undefined ? base : (low + 4 * likely + high) / 6;
