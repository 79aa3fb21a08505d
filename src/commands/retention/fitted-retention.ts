import { fittedCurve, meanYears } from '../../core/survival/fitted-curve.ts';
import type { RankedModel } from '../../core/survival/model-range.ts';
import { expectedPayments } from './expected-payments.ts';
import type { FittedRetention, ModelRange } from './model-result.ts';
import type { Settings } from './options.ts';

/** How far the data of a segment reach, and how often its customers decide. */
export interface Reach {
  readonly reachYears: number;
  /** Between renewals, in models in whole periods. */
  readonly periodYears: number;
}

/** Times that differ by less are one, counted in different units. */
const rounding = 1e-12;

const isBeyond = (years: number, reachYears: number): boolean =>
  years > reachYears * (1 + rounding);

/** A fitted model with the lifetimes that it expects, and the share of each that lies beyond the data. */
export function fittedRetention(
  { fitted, fit }: RankedModel,
  { at, horizon, discount, residual }: Settings,
  { reachYears, periodYears }: Reach,
): FittedRetention {
  const { model, parameters, standardErrors, logLikelihood, aic } = fitted;
  const curve = fittedCurve(fitted);
  const beyondShare = (years: number, area: number) =>
    years > reachYears ? Math.max(0, 1 - curve.area(reachYears) / area) : 0;
  const mean = meanYears(fitted);
  // A mean in whole periods counts the period in which a customer ends to its end, an area to its middle.
  const wholeArea = mean - (fitted.periodYears ?? 0) / 2;
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
    fit,
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
        extrapolated: isBeyond(years, reachYears),
      })),
    }),
  };
}

/** The same without what rests on times beyond the data. */
export function withoutExtrapolation(model: FittedRetention): FittedRetention {
  const { toHorizon, discountedYears, residual, at } = model;
  const unknown = { years: null, extrapolatedShare: null };
  return {
    ...model,
    meanYears: null,
    extrapolatedShare: null,
    ...(toHorizon !== undefined &&
      (toHorizon.extrapolatedShare ?? 0) > 0 && { toHorizon: unknown }),
    ...(discountedYears !== undefined && {
      discountedYears: null,
      discountedExtrapolatedShare: null,
    }),
    ...(residual !== undefined && {
      residual: residual.map(({ period }) => ({ period, ...unknown })),
    }),
    ...(at !== undefined && {
      at: at.map((point) => (point.extrapolated ? { ...point, survival: null } : point)),
    }),
  };
}

/**
 * What rests on times beyond the data, from the least to the most over some models.
 *
 * @param models - at least one, all with the same figures
 */
export function modelRange(models: readonly FittedRetention[]): ModelRange {
  const [sample] = models;
  if (sample === undefined) throw new RangeError('a range needs a model');
  const { toHorizon, discountedYears, residual, at } = sample;
  const over = (of: (model: FittedRetention) => number | null | undefined) =>
    leastAndMost(models.map((model) => of(model) ?? null));
  return {
    models: models.map(({ model }) => model),
    meanYears: over((model) => model.meanYears),
    ...(toHorizon !== undefined &&
      (toHorizon.extrapolatedShare ?? 0) > 0 && {
        toHorizon: over((model) => model.toHorizon?.years),
      }),
    ...(discountedYears !== undefined && {
      discountedYears: over((model) => model.discountedYears),
    }),
    ...(residual !== undefined && {
      residual: residual.map(({ period }, i) => ({
        period,
        ...over((model) => model.residual?.[i]?.years),
      })),
    }),
    ...(at?.some(({ extrapolated }) => extrapolated) === true && {
      at: at.flatMap(({ years, extrapolated }, i) => {
        if (!extrapolated) return [];
        const shares = models.map((model) => model.at?.[i]?.survival ?? 0);
        return [{ years, low: Math.min(...shares), high: Math.max(...shares) }];
      }),
    }),
  };
}

/** The ends of figures of which null is infinite. */
function leastAndMost(figures: readonly (number | null)[]) {
  const finite = figures.filter((figure) => figure !== null);
  const low = finite.length === 0 ? null : Math.min(...finite);
  return { low, high: finite.length < figures.length ? null : Math.max(...finite) };
}
