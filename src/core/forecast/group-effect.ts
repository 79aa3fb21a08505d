import { chiSquaredUpperTail, z95 } from '../numeric/chi-squared.ts';
import { entriesOf } from '../purchase/calendar/calendar-estimate.ts';
import { fitCalendar } from '../purchase/calendar/fit-calendar.ts';
import { groupCount, ungrouped } from '../purchase/cells-by-group.ts';
import { fitPurchases } from '../purchase/fit-purchases.ts';
import { forecasterAt } from './calendar-forecaster.ts';
import type { UsedCalendar } from './forecast-calendar.ts';
import type { Forecaster } from './forecaster.ts';
import {
  heldOutLogLikelihood,
  heldOutOf,
  type SplitPurchases,
  timedCustomers,
  weightsOfPurchases,
} from './held-out-likelihood.ts';
import type { SplitCalendar } from './split-calendar.ts';

/** How often the customers of a group buy, as a multiple of those of the first group, with its interval of 95 %. */
export interface GroupRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** How much more or less often the customers of each group buy than those of the first. */
export interface GroupEffect {
  /** e^γ of each group; that of the first is 1. */
  readonly rates: readonly GroupRate[];
  /** LR = 2 Δ log L against the same model and calendar without groups. */
  readonly likelihoodRatio: number;
  readonly freedom: number;
  /** The probability of LR this large where all groups buy alike. */
  readonly p: number;
  readonly aic: number;
  readonly aicWithout: number;
  /** The same model and calendar without groups. */
  readonly without: Forecaster;
}

/**
 * The rates of groups in a fit, compared with the same model and calendar without groups.
 *
 *     α_g = α e^−γ_g,  e^γ ∈ e^(γ ± 1.96 s),  LR = 2 (log L − log L₀) ~ χ² with groups − 1 degrees of freedom
 *
 * @returns null where that model has no maximum without groups
 */
export function groupEffect({
  maximum,
  data,
  request,
  dispersion,
}: UsedCalendar): GroupEffect | null {
  const all = { ...data, cells: ungrouped(data.cells) };
  const pooled = fitCalendar(all, maximum.shape, maximum.plain);
  if (pooled === null) return null;
  const { estimate } = forecasterAt(maximum, data, request, dispersion);
  const without = forecasterAt(pooled, all, request, dispersion);
  const { kinds, values, covariance, fit } = estimate;
  const places = [...kinds.keys()].filter((i) => kinds[i] === 'effect');
  const likelihoodRatio = Math.max(0, 2 * (maximum.logLikelihood - pooled.logLikelihood));
  const freedom = entriesOf(estimate, values, 'effect').length;
  return {
    rates: [
      { rate: 1, low: 1, high: 1 },
      ...places.map((i) => {
        const rate = values[i] ?? Number.NaN;
        const error = Math.sqrt(covariance?.[i]?.[i] ?? Number.NaN);
        return { rate, low: rate * Math.exp(-z95 * error), high: rate * Math.exp(z95 * error) };
      }),
    ],
    likelihoodRatio,
    freedom,
    p: chiSquaredUpperTail(likelihoodRatio, freedom),
    aic: fit.aic,
    aicWithout: without.estimate.fit.aic,
    without: without.forecaster,
  };
}

/** By how much the held-out log-likelihood is higher than that of one fit of all customers; below 0: lower. */
export interface HeldOutGains {
  /** With a rate for each group. */
  readonly rates: number;
  /** With a fit of the same model to each group by itself, on the calendar of all; null where a group has none. */
  readonly apart: number | null;
}

/**
 * What the rates of groups gain in a backtest, beside separate fits: these have as many parameters for each group as a
 * rate for each has in all, and so need more customers.
 *
 * @param fitted - the forecasters of the time before the split, with groups
 * @returns null where the model of the forecast is not among them, or has no maximum without groups
 */
export function heldOutGains(
  { data, request, shape, plain, dispersion }: SplitCalendar,
  fitted: readonly Forecaster[],
  histories: SplitPurchases,
): HeldOutGains | null {
  const withRates = fitted.find(({ name }) => name === plain.model);
  const all = { ...data, cells: ungrouped(data.cells) };
  const pooled = fitCalendar(all, shape, plain, { curvature: false });
  if (withRates === undefined || pooled === null) return null;
  const { forecaster } = forecasterAt(pooled, all, request, dispersion);
  const base = heldOutOf(forecaster, histories);
  const gained = heldOutOf(withRates, histories);
  if (base === null || gained === null) return null;
  const apart = heldOutApart(forecaster, histories);
  return { rates: gained - base, apart: apart === null ? null : apart - base };
}

/** The held-out log-likelihood of fits of each group by itself, in the time of the calendar of all. */
function heldOutApart(pooled: Forecaster, histories: SplitPurchases): number | null {
  const { cells, whole, length } = histories;
  const { fit, clock } = pooled;
  if (fit === undefined) return null;
  const end = clock.endingLater(length);
  let sum = weightsOfPurchases(pooled, histories);
  for (let group = 0; group < groupCount(cells); group++) {
    const before = timedCustomers(cells, group, clock);
    if (before.count === 0) continue;
    const own = fitPurchases(fit.model, before);
    if (own === null) return null;
    const split = { cells: before, whole: timedCustomers(whole, group, end) };
    sum += heldOutLogLikelihood(fit.model, own.parameters, split);
  }
  return sum;
}
