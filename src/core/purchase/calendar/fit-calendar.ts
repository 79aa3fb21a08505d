import { maximiseBfgs, refinedMaximum } from '../../numeric/bfgs.ts';
import { dot, type Sloped } from '../../numeric/maximise.ts';
import { positiveInverse } from '../../numeric/symmetric-matrix.ts';
import { groupCount, thinnedGroups } from '../cells-by-group.ts';
import { determinedCovariance, type FittedPurchases, isDetermined } from '../fit-purchases.ts';
import type { CellColumns, CountedCells } from '../purchase-cells.ts';
import { purchaseModels } from '../purchase-models.ts';
import type { CalendarBins } from './calendar-bins.ts';
import {
  type CalendarDesign,
  type CalendarShape,
  calendarDesign,
  plainShape,
} from './calendar-design.ts';
import { type CalendarLikelihood, calendarLikelihood } from './calendar-likelihood.ts';
import { type CalendarStart, calendarStart, slopesAtMaximum } from './calendar-start.ts';
import { type ClockedHistories, clockedHistories } from './clocked-histories.ts';
import { datedCells } from './dated-cells.ts';

/** A log for fitting a calendar: the histories of its customers, and their repeat purchases by bin. */
export interface CalendarData {
  /** Times in the unit of the parameters, all ages to the end of the bins. */
  readonly cells: CountedCells;
  readonly unitDays: number;
  readonly bins: CalendarBins;
  /** The repeat purchases of each bin. */
  readonly repeats: Float64Array;
}

/** A model fitted jointly with a calendar, in the coordinates of the search. */
export interface CalendarMaximum {
  /** The model fitted without a calendar. */
  readonly plain: FittedPurchases;
  readonly shape: CalendarShape;
  readonly design: CalendarDesign;
  /** Logarithms of the parameters where log s = D β, β, and γ of each group but the first. */
  readonly at: readonly number[];
  /** log L + Σ n_b log s_b. */
  readonly logLikelihood: number;
  /** The same, less the prior of months that were unusual once: what is maximised. */
  readonly penalised: number;
  /** e_b, the purchases expected in each bin given each customer's history. */
  readonly expected: Float64Array;
  /** The covariance of `at`, of a flat maximum along the axes that the log determines; null where it is not known. */
  readonly covariance: readonly (readonly number[])[] | null;
  /** Whether the likelihood is nearly constant in some direction. */
  readonly flat: boolean;
}

/** For more histories than `many`, the search begins with `few`, and the curvature is that of `many`. */
const many = 20_000;
const few = 5_000;

/** Whether there are so many histories that the search begins with some of them. */
export const isLarge = ({ count }: Pick<CellColumns, 'count'>): boolean => count > many;

/** The farthest that a logarithm goes from its start: a ratio of e^±12 counts as no maximum. */
const farthest = 12;

/** Bins with a factor of their own in which nobody bought: as far as the log shows, nobody could. */
export const closedBins = (
  { excluded, oneTime }: CalendarShape,
  { repeats }: Pick<CalendarData, 'repeats'>,
): ReadonlySet<number> => new Set([...excluded, ...oneTime].filter((bin) => repeats[bin] === 0));

/** How a calendar is fitted. */
export interface CalendarFitTerms {
  /** A maximum of another shape, or of another model: the search starts there instead of without a calendar. */
  readonly like?: CalendarMaximum;
  /** Whether the covariance is needed. */
  readonly curvature?: boolean;
}

/**
 * Fits a purchase model jointly with the weights of days, by maximum likelihood.
 *
 * The search is by BFGS from the model without a calendar. At the maximum, in every bin with a free factor and summed
 * over the years of each calendar month, the purchases are those that the model expects.
 *
 * @param plain - the model fitted without a calendar
 * @returns null where no maximum is found
 */
export const fitCalendar = (
  data: CalendarData,
  shape: CalendarShape,
  plain: FittedPurchases,
  terms: CalendarFitTerms = {},
): CalendarMaximum | null => calendarSearch(data, plain)(shape, terms);

/** Fits calendars of several shapes to one log, whose histories are prepared once. */
export type CalendarSearch = (
  shape: CalendarShape,
  terms?: CalendarFitTerms,
) => CalendarMaximum | null;

/** The search for the calendars of one model. */
export function calendarSearch(data: CalendarData, plain: FittedPurchases): CalendarSearch {
  const model = purchaseModels[plain.model];
  const { bins, cells, unitDays } = data;
  const isPooled = groupCount(cells) === 1;
  const prepared = (of: () => CellColumns) =>
    once(() => clockedHistories(model, datedCells(of(), bins.from, bins.until, unitDays)));
  const whole = prepared(() => cells);
  const similar = isLarge(cells) ? prepared(() => thinnedGroups(cells, many)) : whole;
  const some = isLarge(cells) ? prepared(() => thinnedGroups(cells, few)) : whole;
  const without = once(() => calendarLikelihood(whole(), data, []));
  /** The model without a calendar, as the maximum that it is. */
  const atPlain = once((): CalendarMaximum => {
    const { at } = calendarStart(data, plain, []);
    const value = without().penalised(at, new Float64Array(at.length));
    return {
      plain,
      shape: plainShape,
      design: [],
      at,
      logLikelihood: value,
      penalised: value,
      expected: without().expected(),
      covariance: plain.covariance,
      flat: plain.status === 'flat',
    };
  });
  return (shape, { like, curvature = true } = {}) => {
    const closed = closedBins(shape, data);
    const design = calendarDesign(bins, shape, closed);
    const likelihood = (of: () => ClockedHistories) =>
      calendarLikelihood(of(), data, design, closed);
    const isPlain = isPooled && design.length + closed.size === 0;
    const all = isPlain ? without() : likelihood(whole);
    const from = calendarStart(data, plain, design, isPlain ? undefined : like);
    const isFar = (at: readonly number[]) =>
      at.some((x, i) => Math.abs(x - (from.at[i] ?? 0)) > farthest);
    const near =
      isLarge(cells) && !isPlain ? nearMaximum(slopesAt(), likelihood(some), from, isFar) : from;
    const found = maximiseBfgs(all.penalised, near.at, cells.customers, isFar, near.covariance);
    if (!Number.isFinite(found.value) || isFar(found.at)) return null;
    const refined = curvature
      ? refinedMaximum(all.penalised, found, likelihood(similar).curvature(found.at))
      : null;
    const at = refined?.at ?? found.at;
    const penalised = all.penalised(at, new Float64Array(at.length));
    return {
      plain,
      shape,
      design,
      at,
      logLikelihood: penalised + all.penalty(),
      penalised,
      expected: all.expected(),
      covariance: refined === null ? null : determinedCovariance(refined.curvature),
      flat: refined !== null && !refined.curvature.values.every(isDetermined),
    };

    /** The slopes at the start. */
    function slopesAt(): Float64Array {
      const start = like ?? (isPooled ? atPlain() : null);
      const isOpen = (of: CalendarShape) => closedBins(of, data).size === 0;
      const known =
        start !== null && isOpen(shape) && isOpen(start.shape)
          ? slopesAtMaximum(start, plain, design, from.at, data.repeats)
          : null;
      if (known !== null) return known;
      const slopes = new Float64Array(from.at.length);
      all.penalised(from.at, slopes);
      return slopes;
    }
  };
}

/** A function that computes its result once. */
function once<T>(compute: () => T): () => T {
  let known: { readonly result: T } | undefined;
  return () => {
    known ??= { result: compute() };
    return known.result;
  };
}

/** A gain below which a likelihood is as good as a parabola. */
const smallGain = 20;

/**
 * A point near the maximum: that of the likelihood of some histories, to which the difference of the slopes at the start
 * is added, so that both likelihoods rise alike there. The covariance is that of these histories.
 *
 * @param slopes - of the whole likelihood at the start
 */
function nearMaximum(
  slopes: Float64Array,
  some: CalendarLikelihood,
  from: CalendarStart,
  isFar: (at: readonly number[]) => boolean,
): CalendarStart {
  const first = positiveInverse(some.curvature(from.at));
  const step = first?.map((row) => dot(row, slopes));
  if (first !== null && step !== undefined && dot(step, slopes) / 2 < smallGain)
    return { at: from.at.map((x, i) => x + (step[i] ?? 0)), covariance: first };
  const ofSome = new Float64Array(from.at.length);
  some.penalised(from.at, ofSome);
  const difference = slopes.map((slope, i) => slope - (ofSome[i] as number));
  const risingAlike: Sloped = (at, to) => {
    const value = some.penalised(at, to);
    for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + (difference[i] as number);
    return at.reduce((sum, x, i) => sum + (difference[i] ?? 0) * (x - (from.at[i] ?? 0)), value);
  };
  const found = maximiseBfgs(risingAlike, from.at, 1, isFar, first ?? from.covariance);
  const second = positiveInverse(some.curvature(found.at));
  return isFar(found.at) || second === null ? from : { at: found.at, covariance: second };
}
