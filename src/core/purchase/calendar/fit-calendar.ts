import { maximiseBfgs, refineMaximum } from '../../numeric/bfgs.ts';
import type { Sloped } from '../../numeric/maximise.ts';
import { inverse } from '../../numeric/symmetric-matrix.ts';
import { groupCount, thinnedGroups } from '../cells-by-group.ts';
import { determinedCovariance, type FittedPurchases, isDetermined } from '../fit-purchases.ts';
import type { CellColumns, CountedCells } from '../purchase-cells.ts';
import type { PurchaseModel } from '../purchase-model.ts';
import { purchaseModels } from '../purchase-models.ts';
import type { CalendarBins } from './calendar-bins.ts';
import {
  type CalendarCoefficient,
  type CalendarDesign,
  type CalendarShape,
  calendarDesign,
} from './calendar-design.ts';
import { type CalendarLikelihood, calendarLikelihood } from './calendar-likelihood.ts';
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
const few = 2_000;
/** The farthest that a logarithm goes from its start: a ratio of e^±12 counts as no maximum. */
const farthest = 12;

/** Bins with a factor of their own in which nobody bought: as far as the log shows, nobody could. */
export const closedBins = (
  { excluded, oneTime }: CalendarShape,
  { repeats }: Pick<CalendarData, 'repeats'>,
): ReadonlySet<number> => new Set([...excluded, ...oneTime].filter((bin) => repeats[bin] === 0));

/** What a search begins with. */
export interface CalendarStart {
  /** In the coordinates of the search. */
  readonly at: readonly number[];
  /** An estimate of their covariance. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Fits a purchase model jointly with the weights of days, by maximum likelihood.
 *
 * The search is by BFGS from the model without a calendar. At the maximum, in every bin with a free factor and summed
 * over the years of each calendar month, the purchases are those that the model expects.
 *
 * @param plain - the model fitted without a calendar
 * @param curvature - whether the covariance is needed, which takes four evaluations a coordinate
 * @returns null where no maximum is found
 */
export function fitCalendar(
  data: CalendarData,
  shape: CalendarShape,
  plain: FittedPurchases,
  {
    start,
    curvature = true,
  }: { readonly start?: CalendarStart; readonly curvature?: boolean } = {},
): CalendarMaximum | null {
  const model = purchaseModels[plain.model];
  const { bins, cells } = data;
  const closed = closedBins(shape, data);
  const design = calendarDesign(bins, shape, closed);
  const likelihood = (of: CellColumns): CalendarLikelihood =>
    calendarLikelihood(
      model,
      { ...data, dated: datedCells(of, bins.from, bins.until, data.unitDays) },
      design,
      closed,
    );
  const from = start ?? plainStart(plain, model, design, data);
  const isFar = (at: readonly number[]) =>
    at.some((x, i) => Math.abs(x - (from.at[i] ?? 0)) > farthest);
  let [near, learnt] = [from.at, from.covariance];
  if (cells.count > many && start === undefined) {
    const some = likelihood(thinnedGroups(cells, few)).penalised;
    const found = maximiseBfgs(some, near, cells.customers, isFar, learnt);
    const refined = refineMaximum(some, found.at);
    if (!refined.flat && !isFar(found.at))
      [near, learnt] = [refined.at, inverse(refined.curvature)];
  }
  const whole = likelihood(cells);
  const found = maximiseBfgs(whole.penalised, near, cells.customers, isFar, learnt);
  if (!Number.isFinite(found.value) || isFar(found.at)) return null;
  const refined = curvature ? refineMaximum(whole.penalised, found.at, similar()) : null;
  const at = refined?.at ?? found.at;
  const penalised = whole.penalised(at, new Float64Array(at.length));
  return {
    plain,
    shape,
    design,
    at,
    logLikelihood: penalised + whole.penalty(),
    penalised,
    expected: whole.expected(),
    covariance: refined === null ? null : determinedCovariance(refined.curvature),
    flat: refined !== null && !refined.curvature.values.every(isDetermined),
  };

  function similar(): Sloped {
    return cells.count > many ? likelihood(thinnedGroups(cells, many)).penalised : whole.penalised;
  }
}

/** The model without a calendar, with rough standard errors of the coefficients: one purchase counts as one event. */
function plainStart(
  plain: FittedPurchases,
  { parameters }: PurchaseModel,
  design: CalendarDesign,
  { repeats, cells }: CalendarData,
): CalendarStart {
  const groups = groupCount(cells);
  const total = repeats.reduce((sum, n) => sum + n, 0);
  const at = [
    ...parameters.map((name) => Math.log(plain.parameters[name] ?? Number.NaN)),
    ...design.map(() => 0),
    ...Array.from({ length: groups - 1 }, () => 0),
  ];
  const variances = [
    ...parameters.map((_, i) => plain.covariance?.[i]?.[i] ?? 1 / cells.customers),
    ...design.map((coefficient) => roughVariance(coefficient, repeats)),
    ...Array.from({ length: groups - 1 }, () => groups / total),
  ];
  const covariance = variances.map((variance, i) =>
    variances.map((_, j) => {
      const known = plain.covariance?.[i]?.[j];
      return known ?? (i === j ? variance : 0);
    }),
  );
  return { at, covariance };
}

/** The variance of a coefficient as if each purchase fell into a bin at random. */
function roughVariance({ column, precision }: CalendarCoefficient, repeats: Float64Array): number {
  const total = repeats.reduce((sum, n) => sum + n, 0);
  const mean = repeats.reduce((sum, n, b) => sum + n * (column[b] ?? 0), 0) / total;
  const spread = repeats.reduce((sum, n, b) => sum + n * ((column[b] ?? 0) - mean) ** 2, 1);
  return 1 / (precision + spread);
}

/**
 * A start from a maximum of another design: coefficients that it does not have begin at 0.
 *
 * @returns undefined where the covariance of that maximum is not known
 */
export function startFrom(
  { at, covariance, design, plain }: CalendarMaximum,
  next: CalendarDesign,
  repeats: Float64Array,
): CalendarStart | undefined {
  if (covariance === null) return undefined;
  const size = purchaseModels[plain.model].parameters.length;
  const namesOf = (of: CalendarDesign, length: number) => [
    ...Array.from({ length: size }, (_, i) => `parameter ${i}`),
    ...of.map(({ name }) => name),
    ...Array.from({ length: length - size - of.length }, (_, i) => `group ${i}`),
  ];
  const newVariance = (i: number) => {
    const coefficient = next[i - size];
    return coefficient === undefined ? 1 : roughVariance(coefficient, repeats);
  };
  const placeOf = new Map(namesOf(design, at.length).map((name, i) => [name, i]));
  const places = namesOf(next, at.length - design.length + next.length).map(
    (name) => placeOf.get(name) ?? -1,
  );
  return {
    at: places.map((place) => at[place] ?? 0),
    covariance: places.map((place, i) =>
      places.map((other, j) => covariance[place]?.[other] ?? (i === j ? newVariance(i) : 0)),
    ),
  };
}

/** The start of the fit of another model with the same calendar: its parameters on ordinary days, and that calendar. */
export function startOfModel(
  { at, covariance, design, plain }: CalendarMaximum,
  other: FittedPurchases,
  data: CalendarData,
): CalendarStart {
  const model = purchaseModels[other.model];
  const start = plainStart(other, model, design, data);
  const size = model.parameters.length;
  const before = purchaseModels[plain.model].parameters.length;
  return {
    at: [...start.at.slice(0, size), ...at.slice(before)],
    covariance: start.covariance.map((row, i) =>
      row.map((entry, j) =>
        i < size || j < size
          ? entry
          : (covariance?.[before + i - size]?.[before + j - size] ?? entry),
      ),
    ),
  };
}
