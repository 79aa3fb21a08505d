import { z95 } from '../numeric/chi-squared.ts';
import type { KaplanMeier } from './kaplan-meier.ts';

/** The mean number of years that a customer stays within the first τ, with its 95 % interval. */
export interface RestrictedMean {
  readonly years: number;
  /** τ, years. */
  readonly horizon: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean stay within a horizon τ. Unlike the mean of whole stays, it depends only on what was observed.
 *
 *     mean = ∫₀^τ S,    variance = Σ_{tⱼ ≤ τ} [∫_{tⱼ}^τ S]²·dⱼ/(nⱼ(nⱼ − dⱼ)),    mean ± 1.96·√variance
 *
 * In an interval in which S falls linearly, the integral includes the area below the part of the line that is due to
 * this fall.
 *
 * @param horizonYears - τ, ≥ 0; at most the reach, which is the default
 * @see Klein & Moeschberger (2003), Survival Analysis, 2nd ed., 4.5
 */
export function restrictedMean(km: KaplanMeier, horizonYears = Infinity): RestrictedMean {
  if (!(horizonYears >= 0)) throw new RangeError(`a horizon is at least 0, not ${horizonYears}`);
  const horizon = Math.min(horizonYears, km.reachYears);
  // From the end to the beginning: `area` is ∫ S from `from` to the horizon.
  let area = 0;
  let from = horizon;
  let variance = 0;
  for (let j = km.years.length - 1; j >= 0; j--) {
    const time = km.years[j] ?? 0;
    const after = km.afterYears[j] ?? 0;
    if (after >= horizon && time > horizon) continue;
    const survival = km.survival[j] ?? 0;
    const before = km.survival[j - 1] ?? 1;
    const end = Math.min(time, horizon);
    area += survival * (from - end);
    const fallen = time > after ? ((end - after) * (end - after)) / (2 * (time - after)) : 0;
    variance += (area + survival * fallen) ** 2 * variancePart(km, j);
    area += before * (end - after) - (before - survival) * fallen;
    from = after;
  }
  const years = area + from;
  const reach = z95 * Math.sqrt(variance);
  return {
    years,
    horizon,
    low: Math.max(0, years - reach),
    high: Math.min(horizon, years + reach),
  };
}

/** dⱼ/(nⱼ(nⱼ − dⱼ)); infinite where all have ended, but then multiplied by 0, so that it counts as 0. */
function variancePart(km: KaplanMeier, j: number): number {
  const n = km.atRisk[j] ?? 0;
  const d = km.ended[j] ?? 0;
  return n > d ? d / n / (n - d) : 0;
}
