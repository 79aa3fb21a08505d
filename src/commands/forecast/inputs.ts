import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import type { Terms } from '../../core/value/terms.ts';

/** Without `--horizon`. */
export const usualHorizonYears = 1;

/** The part of the terms that a forecast has, with the horizon settled. */
export function forecastTerms(terms: Terms): ForecastTerms {
  const {
    periodsPerYear: _,
    timing: __,
    firstPayment: ___,
    acquisition: ____,
    horizonYears = usualHorizonYears,
    ...rest
  } = terms;
  return { ...rest, horizonYears };
}
