import type { ModelClock } from '../purchase/calendar/clocked-law.ts';
import { cellsAt } from '../purchase/cells-by-group.ts';
import { type CellColumns, type CountedCells, historyOf } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import type { Forecaster } from './forecaster.ts';

/** The histories of the same customers, up to a split in time and up to the end. */
export interface SplitHistories {
  readonly cells: CellColumns;
  readonly whole: CellColumns;
}

/**
 * The held-out log-likelihood of a model: of what customers did after a split in time, given what they had done before.
 *
 *     log L(after | before, θ) = log L(whole history | θ) − log L(history up to the split | θ)
 *
 * This is exact, a conditional probability by its definition. As in every likelihood here it is of the times of the
 * purchases, so only differences between models of the same purchases have a meaning.
 *
 * @param parameters - θ by name, fitted to the time before the split; times in the unit of the histories
 */
export function heldOutLogLikelihood(
  name: PurchaseModelName,
  parameters: Readonly<Record<string, number>>,
  { cells, whole }: SplitHistories,
): number {
  const model = purchaseModels[name];
  const at = model.parameters.map((each) => Math.log(parameters[each] ?? Number.NaN));
  const slopes = new Float64Array(at.length);
  return model.likelihood(whole)(at, slopes) - model.likelihood(cells)(at, slopes);
}

/** Purchases after a split, with their days. */
export interface SplitPurchases extends SplitHistories {
  /** From the split to the end, in the unit of the histories. */
  readonly length: number;
  /** Absent where the days are not known, so that no calendar can be tested. */
  readonly later?: LaterPurchases;
}

/** Purchases after a split, by days. */
export interface LaterPurchases {
  /** The first day after the split, in days since 1970-01-01. */
  readonly firstDay: number;
  /** Purchases on this day and on each one after it. */
  readonly daily: Float64Array;
}

/**
 * The same of a forecaster; with a calendar in the time of its clock, with the Jacobian of the change of time, so that it
 * can be compared with forecasters that have another calendar, or none:
 *
 *     log L(after | before) + Σ log s over the purchases after the split
 *
 * @returns null for the past rate, which has no likelihood
 */
export function heldOutOf(forecaster: Forecaster, histories: SplitPurchases): number | null {
  const { fit, clock, weights, effects = [] } = forecaster;
  const { cells, whole, length } = histories;
  if (fit === undefined) return null;
  if (weights === undefined && effects.length === 0)
    return heldOutLogLikelihood(fit.model, fit.parameters, { cells, whole });
  const { alpha = Number.NaN } = fit.parameters;
  const end = clock.endingLater(length);
  let sum = weightsOfPurchases(forecaster, histories);
  for (const [group, effect] of [1, ...effects].entries()) {
    const of = effects.length === 0 ? null : group;
    sum += heldOutLogLikelihood(
      fit.model,
      { ...fit.parameters, alpha: alpha / effect },
      { cells: timedCustomers(cells, of, clock), whole: timedCustomers(whole, of, end) },
    );
  }
  return sum;
}

/** Σ log s over the purchases after the split; 0 where all days count alike. */
export function weightsOfPurchases(
  { weights }: Pick<Forecaster, 'weights'>,
  { later }: Pick<SplitPurchases, 'later'>,
): number {
  if (weights === undefined) return 0;
  if (later === undefined) throw new RangeError('a calendar is tested by days');
  let sum = 0;
  for (const [i, purchases] of later.daily.entries())
    if (purchases > 0) sum += purchases * Math.log(weights(later.firstDay + i));
  return sum;
}

/** The histories of the customers of a group, or of all, in the time of a clock. */
export function timedCustomers(
  cells: CellColumns,
  group: number | null,
  { timed }: ModelClock,
): CountedCells {
  const all = Uint32Array.from({ length: cells.count }, (_, i) => i);
  const members = group === null ? all : all.filter((i) => (cells.group?.[i] ?? 0) === group);
  const count = members.length;
  // The recency of each history, then its age.
  const times = new Float64Array(2 * count);
  for (const [place, i] of members.entries()) {
    const { recency, age } = timed(historyOf(cells, i));
    times[place] = recency;
    times[count + place] = age;
  }
  const { purchases, weight, counts, countOf } = cellsAt(cells, members);
  return {
    count,
    customers: weight.reduce((sum, each) => sum + each, 0),
    purchases,
    recency: times.subarray(0, count),
    age: times.subarray(count),
    weight,
    counts,
    countOf,
    times,
    recencyOf: Uint32Array.from(members.keys()),
    ageOf: Uint32Array.from(members.keys(), (place) => count + place),
  };
}
