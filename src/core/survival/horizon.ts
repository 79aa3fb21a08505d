import { wholeWithinRounding } from './fixed.ts';
import type { PeriodWeights } from './survival.ts';

/** Weights cut off after so many periods; a period that the cut falls into pays its part. */
export function withinHorizon(weights: PeriodWeights, periods: number): PeriodWeights {
  const end = wholeWithinRounding(periods);
  if (!(weights.count > end)) return weights;
  return {
    weight: (k) => weights.weight(k) * Math.max(0, Math.min(1, end - k)),
    count: Math.ceil(end),
  };
}
