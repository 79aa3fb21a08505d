import { quantile } from '../numeric/distribution.ts';
import { firstNotBelow } from '../numeric/first-not-below.ts';
import { multipleOf, roundStep } from '../numeric/round-step.ts';

/** How many figures lie in each of several bins of equal width, beginning at round numbers. */
export interface Histogram {
  /** Where the first bin begins. */
  readonly from: number;
  readonly width: number;
  /** Of the figures in [from + i·width, from + (i + 1)·width), for i = 0, 1, … */
  readonly counts: readonly number[];
  /** Figures below the first bin, and above the last: of tails that are too long for so many bins. */
  readonly below: number;
  readonly above: number;
}

/** More bins cannot be told apart. */
const mostBins = 60;
/** So many between P10 and P90 show the shape, however many figures there are. */
const mostWithin = 24;
/** The finest width of amounts. */
const finest = 1e-6;

/**
 * Counts figures in bins. Between P10 and P90 there are about n^(1/3) bins for n figures, the rate at which the
 * histogram comes nearest to the density; the width is rounded up to 1, 2 or 5 times a power of ten.
 *
 * @param sorted - ascending, finite, at least one figure
 * @returns null where all figures are alike
 * @see Freedman & Diaconis (1981), Zeitschrift für Wahrscheinlichkeitstheorie 57, 453–476: the width is proportional to
 *   n^(−1/3)
 */
export function histogram(sorted: Float64Array): Histogram | null {
  const least = quantile(sorted, 0);
  const most = quantile(sorted, 1);
  if (least === most) return null;
  const middle = quantile(sorted, 0.9) - quantile(sorted, 0.1);
  // Where more than four fifths of the figures are alike, the others decide.
  const spread = middle > 0 ? middle : most - least;
  const within = Math.min(Math.cbrt(sorted.length), mostWithin);
  const step = roundStep(Math.max(spread / within, finest));
  const width = multipleOf(step, 1);
  const binOf = (figure: number) => Math.floor(figure / width);
  const [first, last] = [binOf(least), binOf(most)];
  // The bins around the median, where not all have a place.
  const centred = binOf(quantile(sorted, 0.5)) - mostBins / 2;
  const start = Math.max(first, Math.min(centred, last - mostBins + 1));
  const bins = Math.min(mostBins, last - start + 1);
  // How many figures lie below the beginning of each bin, and of the one after the last.
  const lower = Array.from({ length: bins + 1 }, (_, i) =>
    firstNotBelow(sorted, multipleOf(step, start + i)),
  );
  return {
    from: multipleOf(step, start),
    width,
    counts: lower.slice(1).map((upTo, i) => upTo - (lower[i] ?? 0)),
    below: lower[0] ?? 0,
    above: sorted.length - (lower.at(-1) ?? 0),
  };
}
