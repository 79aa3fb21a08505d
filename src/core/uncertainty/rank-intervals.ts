import { quantile } from '../numeric/distribution.ts';

/** The ranks that a figure may have, from 1 for the greatest. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Intervals for the ranks of figures, which hold for all of them together in 95 % of samples.
 *
 *     low = 1 + figures that are greater beyond chance,   high = figures − those that are less beyond chance
 *
 * One figure is greater than another beyond chance where their difference exceeds c standard errors of it. c is the
 * 95 % quantile of the greatest difference of a draw from its mean, over all pairs, in standard errors: with two figures
 * about 1.96, with 50 about 4, so that among many pairs none is called different by chance.
 *
 * @param figures - the estimates
 * @param draws - for each of them its draws, as many for each, drawn together
 * @throws {RangeError} a figure has no draws
 * @see Al Mohamad, Goeman & van Zwet (2022), Biometrics 78(1), for ranks from all pairs by Tukey's procedure
 */
export function rankIntervals(
  figures: readonly number[],
  draws: readonly Float64Array[],
): readonly RankInterval[] {
  const count = draws[0]?.length ?? 0;
  if (draws.length !== figures.length || (figures.length > 0 && count < 2))
    throw new RangeError(`${figures.length} figures with ${count} draws`);
  const means = draws.map(meanOf);
  const greatest = new Float64Array(count);
  const pairs: { readonly one: number; readonly other: number; readonly error: number }[] = [];
  const differences = new Float64Array(count);
  for (const [one, first] of draws.entries()) {
    for (let other = one + 1; other < draws.length; other++) {
      const second = draws[other] ?? first;
      const mean = (means[one] ?? 0) - (means[other] ?? 0);
      let squares = 0;
      for (let d = 0; d < count; d++) {
        const difference = (first[d] ?? 0) - (second[d] ?? 0) - mean;
        differences[d] = difference;
        squares += difference * difference;
      }
      const error = Math.sqrt(squares / (count - 1));
      if (!(error > 0)) continue;
      pairs.push({ one, other, error });
      for (let d = 0; d < count; d++) {
        const away = Math.abs(differences[d] ?? 0) / error;
        if (away > (greatest[d] ?? 0)) greatest[d] = away;
      }
    }
  }
  greatest.sort();
  const bound = count === 0 ? 0 : quantile(greatest, 0.95);
  const above = new Uint32Array(figures.length);
  const below = new Uint32Array(figures.length);
  for (const { one, other, error } of pairs) {
    const difference = (figures[one] ?? 0) - (figures[other] ?? 0);
    if (Math.abs(difference) <= bound * error) continue;
    const [more, less] = difference > 0 ? [one, other] : [other, one];
    above[less] = (above[less] ?? 0) + 1;
    below[more] = (below[more] ?? 0) + 1;
  }
  return figures.map((_, i) => ({
    low: 1 + (above[i] ?? 0),
    high: figures.length - (below[i] ?? 0),
  }));
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
