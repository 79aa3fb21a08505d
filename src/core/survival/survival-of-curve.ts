import type { Curve } from './curve.ts';
import type { PeriodWeights, Survival } from './survival.ts';
import { partBefore, wholeWithinRounding } from './survival.ts';

/**
 * The residual life of a customer who has stayed `ageYears` so far, by the curve: S(a + t) ÷ S(a).
 * Nothing after the reach of the curve counts.
 *
 * Period k of p years pays with w_k = the mean of S(a + t)/S(a) over it; curves in whole periods pay
 * with S at its start.
 *
 * @param ageYears - a, finite, ≥ 0; 0 for a new customer
 * @returns nobody stays where S(a) is 0, or a is at the reach or beyond it
 * @throws {RangeError} the age leaves its range
 */
export function survivalOfCurve(curve: Curve, ageYears = 0): Survival {
  if (!(ageYears >= 0 && ageYears < Infinity)) {
    throw new RangeError(`an age must be finite and at least 0, not ${ageYears}`);
  }
  const { survival, area, reachYears, periodYears, hazard } = curve;
  const reached = survival(ageYears);
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const years = Math.min(horizonYears, reachYears - ageYears);
      if (!(years > 0) || reached === 0) return { weight: () => 0, count: 0 };
      const end = wholeWithinRounding(years * periodsPerYear);
      const until = (k: number) => ageYears + (k >= end ? years : k / periodsPerYear);
      const count = Math.ceil(end);
      const logRatio = hazard === undefined ? undefined : -hazard / periodsPerYear;
      if (periodYears !== undefined) {
        const weight = (k: number) => (survival(until(k)) / reached) * partBefore(end, k);
        // Between renewals S is linear, so that the ratio is constant only for whole renewal periods.
        const renewals = wholeWithinRounding(1 / periodsPerYear / periodYears);
        return logRatio !== undefined && Number.isInteger(renewals)
          ? { weight, count, logRatio }
          : { weight, count };
      }
      const perPeriod = periodsPerYear / reached;
      const weight = (k: number) => (area(until(k + 1)) - area(until(k))) * perPeriod;
      if (logRatio !== undefined) return { weight, count, logRatio };
      if (count === Infinity) return { weight, count };
      const weights = new Float64Array(count);
      let before = area(ageYears);
      for (let k = 0; k < count; k++) {
        const after = area(until(k + 1));
        weights[k] = (after - before) * perPeriod;
        before = after;
      }
      return { weight: (k) => weights[k] ?? 0, count };
    },
  };
}

/**
 * {@link survivalOfCurve} for many customers and many valuations of them: results are kept for each age, and for the
 * last period and horizon.
 */
export function residualLives(curve: Curve): (ageYears: number) => Survival {
  const lives = new Map<number, Survival>();
  return (ageYears) => {
    let life = lives.get(ageYears);
    if (life === undefined) {
      life = cachingLast(survivalOfCurve(curve, ageYears));
      lives.set(ageYears, life);
    }
    return life;
  };
}

function cachingLast({ inPeriods }: Survival): Survival {
  let known: { weights: PeriodWeights; periods: number; horizon: number } | undefined;
  return {
    inPeriods: (periods, horizon = Infinity) => {
      if (known?.periods !== periods || known.horizon !== horizon) {
        known = { weights: inPeriods(periods, horizon), periods, horizon };
      }
      return known.weights;
    },
  };
}
