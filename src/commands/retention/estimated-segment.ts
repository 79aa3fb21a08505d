import { bestModel } from '../../core/survival/choose-model.ts';
import type { Curve } from '../../core/survival/curve.ts';
import { discountedLifetime } from '../../core/survival/expected-lifetime.ts';
import type { ModelName } from '../../core/survival/family.ts';
import { type FittedModel, fitModel } from '../../core/survival/fit-model.ts';
import { fittedCurve, meanYears } from '../../core/survival/fitted-curve.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import { restrictedMeanInterval } from '../../core/uncertainty/restricted-mean-interval.ts';
import { words } from '../../problems/catalogue.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { World } from '../command.ts';
import { segmentName } from '../shared/table.ts';
import { type Grid, type Group, observedSegment } from './observed-segment.ts';
import type { Settings } from './options.ts';
import type { FittedRetention, SegmentRetention } from './result.ts';
import { usefulTimes } from './useful-times.ts';

/** The times that an estimate depends on, in years. */
interface Times extends Grid {
  /** Between renewals, in models in whole periods. */
  readonly periodYears: number;
}

/** Where an estimate reports problems and progress. */
interface Reporting {
  readonly problems: ProblemTally;
  readonly progress: World['progress'];
}

const mostBeyond = 40;

/**
 * Everything about one segment: what is observed, and the models fitted to it. No model is fitted to a
 * segment that is too small for estimates; a model that cannot be fitted is listed with the reason.
 */
export function estimatedSegment(
  group: Group,
  settings: Settings,
  { periodYears, ...grid }: Times,
  { problems, progress }: Reporting,
): SegmentRetention {
  const { reachYears, ...observed } = observedSegment(group, settings, grid);
  const fits: FittedModel[] = [];
  const unfitted: { readonly model: ModelName; readonly problem: Problem }[] = [];
  for (const model of observed.marked === null ? settings.models : []) {
    const fit = fitModel(model, group.stays, periodYears);
    if (fit.ok) fits.push(fit.value);
    else unfitted.push({ model, problem: fit.problem });
  }
  // That some of several models cannot be fitted is usual: it is a problem only where none can.
  if (fits.length === 0) {
    for (const { problem } of unfitted)
      problems.add(withSegment(problem, segmentName(group.segment)));
  }
  const best = bestModel(fits)?.best;
  const bootstrap =
    observed.marked === null ? resampledMean(group, observed, settings, progress) : null;
  const requested = [...settings.at, ...(settings.horizon === undefined ? [] : [settings.horizon])];
  const farthest = Math.max(0, ...requested.map(({ years }) => years));
  const between = (years: number) => years > reachYears && years < farthest;
  return {
    ...observed,
    ...(bootstrap !== null && {
      restrictedMean: { ...observed.restrictedMean, bootstrap },
    }),
    models: fits.map((fit) => fittedRetention(fit, reachYears, settings, periodYears)),
    unfitted: unfitted.map(({ model, problem }) => ({
      model,
      code: problem.code,
      why: words(problem).message,
    })),
    bestModel: best?.model ?? null,
    ...(best !== undefined &&
      farthest > reachYears && {
        beyond: [
          reachYears,
          ...usefulTimes(farthest, mostBeyond, grid.rowsYears).filter(between),
          farthest,
        ].map((years) => ({ years, survival: fittedCurve(best).survival(years) })),
      }),
  };
}

/** The problem with the name of the segment that it is about. */
const withSegment = (problem: Problem, segment: string): Problem =>
  segment === '' ? problem : ({ ...problem, args: { ...problem.args, segment } } as Problem);

/** The interval of the restricted mean from bootstrap resamples of the customers; null without --intervals. */
function resampledMean(
  { segment, drawn: { recorded, counted } }: Group,
  { restrictedMean }: Pick<SegmentRetention, 'restrictedMean'>,
  { drawing }: Settings,
  progress: World['progress'],
): Interval | null {
  if (drawing === undefined) return null;
  const name = segmentName(segment) || 'all customers';
  const how = {
    ...drawing,
    ...(progress !== undefined && {
      progress: (done: number) =>
        progress(`${name}: ${done} of ${drawing.draws} draws of the customers`),
    }),
  };
  return restrictedMeanInterval(recorded, restrictedMean.horizon, how, counted);
}

/** A fitted model with the lifetimes that it expects, and the share of each that lies beyond the data. */
function fittedRetention(
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

/** An expected lifetime, and the share of it that lies beyond the data; both null where it is infinite. */
export interface ExpectedLifetime {
  readonly years: number | null;
  readonly extrapolatedShare: number | null;
}

/** How payments are counted: how many a year, at which discount, and how far the data reach. */
interface Counting {
  readonly periodsPerYear: number;
  /** A year. */
  readonly discount: number;
  readonly reachYears: number;
}

/**
 * The expected lifetime from the n-th payment on, in years, and how much of it is extrapolated:
 * the payments that come after the last time at which anybody was observed.
 *
 * A new customer's begins with payment 0, which is certain; in the n-th period, with n − 1 renewals
 * made, payment n is the next. From payment m on, as seen in the n-th period, it is
 *
 *     S(m−1)/S(n−1) · (1+d)^−((m−n)/periods a year) · [what is to come in the m-th period]
 *
 * @param n - from 1; absent for a new customer
 */
export function expectedPayments(curve: Curve, counting: Counting, n?: number): ExpectedLifetime {
  const { periodsPerYear, discount, reachYears } = counting;
  const lifetime = (renewals?: number) =>
    discountedLifetime(curve, {
      periodsPerYear,
      discount,
      ...(renewals !== undefined && { renewals }),
    });
  const years = lifetime(n === undefined ? undefined : n - 1);
  if (!(years < Infinity)) return { years: null, extrapolatedShare: null };
  const next = n ?? 0;
  // Payment k is at k periods; the first beyond the reach is never payment 0.
  const first = Math.max(1, next, Math.floor(reachYears * periodsPerYear * (1 + 1e-12)) + 1);
  if (first === next) return { years, extrapolatedShare: 1 };
  const share = (periods: number) => curve.survival(periods / periodsPerYear);
  const reached = next === 0 ? 1 : share(next - 1);
  const later = Math.exp(-((first - next) / periodsPerYear) * Math.log1p(discount));
  const beyond = (share(first - 1) / reached) * later * lifetime(first - 1);
  return { years, extrapolatedShare: Math.min(1, years > 0 ? beyond / years : 0) };
}
