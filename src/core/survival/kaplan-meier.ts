import { z95 } from '../numeric/chi-squared.ts';
import type { Curve } from './curve.ts';
import type { RiskSets } from './risk-sets.ts';

/** The Kaplan–Meier estimate: one entry a time at which somebody ended, ascending. */
export interface KaplanMeier {
  readonly years: Float64Array;
  /** S falls linearly from here to `years`; at once where the two are equal. */
  readonly afterYears: Float64Array;
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  /** S at the time. */
  readonly survival: Float64Array;
  /**
   * Greenwood's sum: the variance of S is S² times it, and 0 where S is 0. Finite everywhere. It is valid only where
   * every customer has weight 1.
   */
  readonly greenwood: Float64Array;
  readonly reachYears: number;
}

/** S within this of one half counts as one half, for the median. */
const rounding = 1e-12;

/**
 * The Kaplan–Meier estimate of the share of customers who stay at least t years, from stays that have ended and stays
 * that are still going on.
 *
 *     S(t) = Π_{tⱼ ≤ t} (1 − dⱼ/nⱼ),    Var S(t) ≈ S(t)²·Σ_{tⱼ ≤ t} dⱼ/(nⱼ(nⱼ − dⱼ))
 *
 * At each time tⱼ the share dⱼ/nⱼ of those at risk ended. An active customer is at risk as long as the record goes,
 * and counts neither as ended nor as staying for ever; a customer whose observation began late is at risk from then.
 * Where only the interval is known in which customers ended, S falls linearly over it, as if they had left evenly.
 * Where observation begins late, all of the few who are at risk at first may end: then S is 0 from there on.
 *
 * @see Kaplan & Meier (1958), J. American Statistical Association 53(282); Greenwood (1926)
 */
export function kaplanMeier(risk: RiskSets): KaplanMeier {
  const { years, afterYears, atRisk, ended, reachYears } = risk;
  const survival = new Float64Array(years.length);
  const greenwood = new Float64Array(years.length);
  let share = 1;
  let sum = 0;
  for (let j = 0; j < years.length; j++) {
    const n = atRisk[j] ?? 0;
    const d = ended[j] ?? 0;
    share *= (n - d) / n;
    // Where all have ended the term is infinite and S² is 0; their product is taken as 0.
    if (n > d) sum += d / n / (n - d);
    survival[j] = share;
    greenwood[j] = sum;
  }
  return { years, afterYears, atRisk, ended, survival, greenwood, reachYears };
}

/**
 * S at a time; null beyond the reach, where nobody was observed.
 *
 * @param years - ≥ 0
 */
export function survivalAt(km: KaplanMeier, years: number): number | null {
  return years <= km.reachYears ? surviving(km, years) : null;
}

/**
 * The 95 % interval of S at a time, from the variance of log(−log S), which keeps it within 0 and 1:
 *
 *     S^θ to S^(1/θ),  θ = exp(1.96·√(Σ dⱼ/(nⱼ(nⱼ − dⱼ)))/|log S|)
 *
 * @returns null where S is 1 or 0, whose variance is not known, and beyond the reach
 * @see Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, 1.4
 */
export function survivalInterval(
  km: KaplanMeier,
  years: number,
): { low: number; high: number } | null {
  const share = survivalAt(km, years);
  if (share === null || share === 0 || share === 1) return null;
  const log = Math.log(share);
  const spread = Math.exp((z95 * Math.sqrt(logVariance(km, years))) / -log);
  return { low: Math.exp(log * spread), high: Math.exp(log / spread) };
}

/** The first time at which no more than half of the customers are left; null if it is not reached. */
export function medianYears(km: KaplanMeier): number | null {
  const half = 0.5 + rounding;
  const j = km.survival.findIndex((share) => share <= half);
  if (j < 0) return null;
  const before = km.survival[j - 1] ?? 1;
  const after = km.afterYears[j] ?? 0;
  const part = Math.max(0, before - 0.5) / (before - (km.survival[j] ?? 0));
  return after + Math.min(1, part) * ((km.years[j] ?? 0) - after);
}

/** The estimate as a curve; beyond its reach nothing is added. */
export function kaplanMeierCurve(km: KaplanMeier): Curve {
  const { reachYears } = km;
  const areas = areasBefore(km);
  return {
    survival: (years) => surviving(km, Math.min(years, reachYears)),
    area: (years) => {
      const end = Math.min(years, reachYears);
      const j = timesUpTo(km, end);
      const flat = (km.survival[j - 1] ?? 1) * (end - (km.years[j - 1] ?? 0));
      return (areas[j] ?? 0) + flat - lostBy(km, j, end);
    },
    reachYears,
  };
}

/** The number of times up to `years`. */
function timesUpTo({ years: times }: KaplanMeier, years: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((times[middle] ?? 0) <= years) from = middle + 1;
    else to = middle;
  }
  return from;
}

function surviving(km: KaplanMeier, years: number): number {
  const j = timesUpTo(km, years);
  const before = km.survival[j - 1] ?? 1;
  return before - progress(km, j, years) * (before - (km.survival[j] ?? before));
}

/** The part of the interval of entry j, the next one, that has passed. */
function progress(km: KaplanMeier, j: number, years: number): number {
  const after = km.afterYears[j] ?? Infinity;
  return years > after ? (years - after) / ((km.years[j] ?? 0) - after) : 0;
}

/** The integral of the fall of S within the interval of entry j, the next one. */
function lostBy(km: KaplanMeier, j: number, years: number): number {
  const part = progress(km, j, years);
  if (part === 0) return 0;
  const fall = (km.survival[j - 1] ?? 1) - (km.survival[j] ?? 0);
  return (fall * part * (years - (km.afterYears[j] ?? 0))) / 2;
}

/** ∫₀ᵗ S up to each time, with a 0 before the first. */
function areasBefore({ years, afterYears, survival }: KaplanMeier): Float64Array {
  const areas = new Float64Array(years.length + 1);
  for (let j = 0; j < years.length; j++) {
    const before = survival[j - 1] ?? 1;
    const time = years[j] ?? 0;
    const lost = ((before - (survival[j] ?? 0)) * (time - (afterYears[j] ?? 0))) / 2;
    areas[j + 1] = (areas[j] ?? 0) + before * (time - (years[j - 1] ?? 0)) - lost;
  }
  return areas;
}

/**
 * The variance of log S: Greenwood's sum, and within an interval, of which the part f has passed, a part of its term.
 * With φ = 1 − d/n and S = S₋·(1 − f + f·φ), it is the variance of φ, φ·d/n², times the slope f/(1 − f + f·φ) squared.
 */
function logVariance(km: KaplanMeier, years: number): number {
  const j = timesUpTo(km, years);
  const past = km.greenwood[j - 1] ?? 0;
  const part = progress(km, j, years);
  if (part === 0) return past;
  const n = km.atRisk[j] ?? 0;
  const d = km.ended[j] ?? 0;
  const stay = (n - d) / n;
  const slope = part / (1 - part + part * stay);
  return past + (slope * slope * stay * d) / n / n;
}
