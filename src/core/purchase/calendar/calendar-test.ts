import { chiSquaredUpperTail } from '../../numeric/chi-squared.ts';
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
  const months = new Set(compared.map((bin) => bins.bins[bin]?.month));
  const others = design.filter(({ kind }) => kind !== 'month').length;
  const freedom = compared.length - months.size - others;
  if (freedom <= 0) return null;
  let sum = 0;
  for (const bin of compared) {
    const e = expected[bin] ?? Number.NaN;
    sum += ((repeats[bin] ?? 0) - e) ** 2 / e;
  }
  return { phi: Math.max(1, sum / freedom), freedom };
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
