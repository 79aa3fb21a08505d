import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { InputName } from '../shared/economics/inputs.ts';

/**
 * The economic inputs that mean something of purchases to come. How long customers stay, and in which periods they
 * pay, the purchases themselves say.
 */
export const forecastInputs = [
  'margin',
  'serving',
  'marketing',
  'discount',
  'growth',
  'horizon',
  'acquisition',
  'referrals',
  'referral-value',
  'referral-reward',
  'incidents',
  'mended',
  'kept',
  'mending-cost',
] as const satisfies readonly InputName[];

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
