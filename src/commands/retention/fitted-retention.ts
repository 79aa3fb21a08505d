import type { FittedModel } from '../../core/survival/fit-model.ts';
import { fittedCurve, meanYears } from '../../core/survival/fitted-curve.ts';
import { expectedPayments } from './expected-payments.ts';
import type { FittedRetention } from './result.ts';
import type { Settings } from './settings.ts';

/** A fitted model with what it says, and how much of that lies beyond the data. */
export function fittedRetention(
  fit: FittedModel,
  reachYears: number,
  { at, horizon, discount, residual }: Settings,
  periodYears: number,
): FittedRetention {
  const { model, parameters, standardErrors, logLikelihood, aic } = fit;
  const curve = fittedCurve(fit);
  const beyondShare = (years: number, area: number) =>
    years > reachYears ? Math.max(0, 1 - curve.area(reachYears) / area) : 0;
  const mean = meanYears(fit);
  // A mean in whole periods counts the period in which a customer ends to its end, an area to its middle.
  const wholeArea = mean - (fit.periodYears ?? 0) / 2;
  const counting = {
    periodsPerYear: 1 / periodYears,
    discount: discount?.yearly ?? 0,
    reachYears,
  };
  const discounted = discount === undefined ? undefined : expectedPayments(curve, counting);
  return {
    model,
    parameters,
    standardErrors,
    logLikelihood,
    aic,
    meanYears: mean < Infinity ? mean : null,
    extrapolatedShare: mean < Infinity ? beyondShare(Infinity, wholeArea) : null,
    ...(horizon !== undefined && {
      toHorizon: {
        years: curve.area(horizon.years),
        extrapolatedShare: beyondShare(horizon.years, curve.area(horizon.years)),
      },
    }),
    ...(discounted !== undefined && {
      discountedYears: discounted.years,
      discountedExtrapolatedShare: discounted.extrapolatedShare,
    }),
    ...(residual.length > 0 && {
      residual: residual.map((period) => ({
        period,
        ...expectedPayments(curve, counting, period),
      })),
    }),
    ...(at.length > 0 && {
      at: at.map(({ years }) => ({
        years,
        survival: curve.survival(years),
        extrapolated: years > reachYears * (1 + 1e-12),
      })),
    }),
  };
}
