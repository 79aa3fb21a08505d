import type { Resampled } from './bootstrap.ts';

/** What is known of the numbers of some customers: their total, and how they lie about the mean of their stratum. */
export interface Moments {
  readonly customers: number;
  /** Σx */
  readonly total: number;
  /** An unbiased estimate of the variance of the total: Σ_s n/(n − 1) · Σ(x − x̄)², over the strata s. */
  readonly variance: number;
  /** Σ(x − x̄)², where x̄ is the mean of the stratum. */
  readonly squares: number;
  /** Σ(x − x̄)³ */
  readonly cubes: number;
  readonly least: number;
  readonly greatest: number;
}

/** The moments of one stratum, and what its numbers are compared with. */
export interface StratumMoments extends Moments {
  /** Their mean; where all of them are the same number, exactly that. */
  readonly mean: number;
}

/**
 * The moments of a column of numbers in each stratum. A stratum of one customer does not show how customers vary: its
 * variance is 0.
 */
export function stratumMoments(
  column: Float64Array,
  strata: NonNullable<Resampled['strata']>,
): StratumMoments[] {
  const zeros = () => new Float64Array(strata.number);
  const [counts, totals, squares, cubes] = [zeros(), zeros(), zeros(), zeros()];
  const least = zeros().fill(Infinity);
  const greatest = zeros().fill(-Infinity);
  const { codes } = strata;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] ?? 0;
    const s = codes[i] ?? 0;
    counts[s] = (counts[s] ?? 0) + 1;
    totals[s] = (totals[s] ?? 0) + x;
    if (x < (least[s] ?? 0)) least[s] = x;
    if (x > (greatest[s] ?? 0)) greatest[s] = x;
  }
  const means = totals.map((total, s) =>
    least[s] === greatest[s] ? (least[s] ?? 0) : total / Math.max(1, counts[s] ?? 0),
  );
  for (let i = 0; i < column.length; i++) {
    const s = codes[i] ?? 0;
    const y = (column[i] ?? 0) - (means[s] ?? 0);
    squares[s] = (squares[s] ?? 0) + y * y;
    cubes[s] = (cubes[s] ?? 0) + y * y * y;
  }
  return Array.from(means, (mean, s) => ({
    customers: counts[s] ?? 0,
    total: totals[s] ?? 0,
    variance: varianceOfTotal(counts[s] ?? 0, squares[s] ?? 0),
    squares: squares[s] ?? 0,
    cubes: cubes[s] ?? 0,
    least: least[s] ?? 0,
    greatest: greatest[s] ?? 0,
    mean,
  }));
}

/** The estimated variance of the total of a stratum, from the squares about its mean. */
export const varianceOfTotal = (customers: number, squares: number): number =>
  customers > 1 ? (customers / (customers - 1)) * squares : 0;

/** The moments of several strata together, each still about its own mean. */
export function momentsTogether(strata: readonly Moments[]): Moments {
  const sum = (of: (each: Moments) => number) => strata.reduce((all, each) => all + of(each), 0);
  return {
    customers: sum(({ customers }) => customers),
    total: sum(({ total }) => total),
    variance: sum(({ variance }) => variance),
    squares: sum(({ squares }) => squares),
    cubes: sum(({ cubes }) => cubes),
    least: strata.reduce((all, { least }) => Math.min(all, least), Infinity),
    greatest: strata.reduce((all, { greatest }) => Math.max(all, greatest), -Infinity),
  };
}

/** Less than this share of the squares is rounding: all customers drawn are alike. */
const rounding = 1e-10;

/** Σ(y − ȳ)² from Σy and Σy², where y are small as differences from a mean are. */
export function squaresAbout(customers: number, sum: number, squares: number): number {
  if (customers === 0) return 0;
  const about = squares - (sum * sum) / customers;
  return about > rounding * squares ? about : 0;
}
