import { chiSquaredQuantile, chiSquaredUpperTail } from '../../numeric/chi-squared.ts';
import type { CalendarBins } from './calendar-bins.ts';
import type { CalendarData, CalendarMaximum } from './fit-calendar.ts';

/** A test of one part of a calendar by a likelihood ratio. */
export interface CalendarTest {
  /** LR = 2 Δ log L. */
  readonly likelihoodRatio: number;
  readonly freedom: number;
  /** φ: by how much the counts of a month vary more between years than by chance. */
  readonly dispersion: number;
  /** The degrees of freedom of φ. */
  readonly dispersionFreedom: number;
  /** The probability of LR/φ this large without any difference. */
  readonly p: number;
}

/** A calendar month with fewer days of observation says too little to compare years. */
const fewestDays = 7;

/**
 * Compares two fits, the smaller one nested in the larger one.
 *
 * @param freedom - how many coefficients the larger one has more
 * @returns null where one of the two was not found, or nothing is left to compare years by
 */
export function calendarTest(
  smaller: CalendarMaximum | null,
  larger: CalendarMaximum | null,
  data: CalendarData,
  freedom: number,
): CalendarTest | null {
  if (smaller === null || larger === null) return null;
  const dispersion = dispersionOf(larger, data);
  if (dispersion === null) return null;
  const likelihoodRatio = Math.max(0, 2 * (larger.penalised - smaller.penalised));
  return {
    likelihoodRatio,
    freedom,
    dispersion: dispersion.phi,
    dispersionFreedom: dispersion.freedom,
    p: chiSquaredUpperTail(likelihoodRatio / dispersion.phi, freedom),
  };
}

/**
 * φ, by how much the purchases of a calendar month vary more between years than by chance.
 *
 *     φ = max(1, Σ (n_b − e_b)²/e_b ÷ df)
 *
 * over the bins of months seen in two or more years; df is the number of these bins, less that of such months, less one
 * for each other coefficient. A bin in which nothing is expected, because nobody could buy, is none of them.
 *
 * @returns null where no degree of freedom is left
 */
export function dispersionOf(
  { expected, design }: CalendarMaximum,
  { bins, repeats }: Pick<CalendarData, 'bins' | 'repeats'>,
): { readonly phi: number; readonly freedom: number } | null {
  const compared = comparedBins(bins, expected);
  const freedom = freedomOf(compared, bins, design);
  if (freedom <= 0) return null;
  const sum = distancesOf(compared, expected, repeats).reduce((all, each) => all + each, 0);
  return { phi: Math.max(1, sum / freedom), freedom };
}

/** The median of a χ² variable with one degree of freedom. */
const medianSquare = chiSquaredQuantile(0.5, 1);

/**
 * φ by the median instead of the mean, so that a few months that were unusual once do not count:
 *
 *     φ = max(1, median (n_b − e_b)²/e_b ÷ .455 · bins ÷ df)
 *
 * @returns null where no degree of freedom is left
 */
export function usualDispersion(
  { expected, design }: CalendarMaximum,
  { bins, repeats }: Pick<CalendarData, 'bins' | 'repeats'>,
): number | null {
  const compared = comparedBins(bins, expected);
  const freedom = freedomOf(compared, bins, design);
  if (freedom <= 0) return null;
  const rising = Float64Array.from(distancesOf(compared, expected, repeats)).sort();
  const median = rising[Math.floor(rising.length / 2)] ?? 0;
  return Math.max(1, ((median / medianSquare) * compared.length) / freedom);
}

/** (n_b − e_b)²/e_b of each bin. */
const distancesOf = (
  compared: readonly number[],
  expected: Float64Array,
  repeats: Float64Array,
): readonly number[] =>
  compared.map((bin) => {
    const e = expected[bin] as number;
    return ((repeats[bin] ?? 0) - e) ** 2 / e;
  });

/** Bins, less their calendar months, less every other coefficient. */
function freedomOf(
  compared: readonly number[],
  { bins }: CalendarBins,
  design: CalendarMaximum['design'],
): number {
  const months = new Set(compared.map((bin) => bins[bin]?.month));
  const others = design.filter(({ kind }) => kind !== 'month').length;
  return compared.length - months.size - others;
}

/** The bins of calendar months that are seen in two years or more. An event divides a month, and shortens none. */
function comparedBins({ bins }: CalendarBins, expected: Float64Array): readonly number[] {
  const monthOf = (bin: number) => bins[bin]?.name.slice(0, 7) ?? '';
  const daysOf = new Map<string, number>();
  for (const [bin, { days }] of bins.entries())
    daysOf.set(monthOf(bin), (daysOf.get(monthOf(bin)) ?? 0) + days);
  const known = [...bins.keys()].filter(
    (bin) => (daysOf.get(monthOf(bin)) ?? 0) >= fewestDays && (expected[bin] ?? 0) > 0,
  );
  const seen = (month: number | undefined) =>
    new Set(known.filter((bin) => bins[bin]?.month === month).map(monthOf)).size;
  return known.filter((bin) => seen(bins[bin]?.month) > 1);
}
