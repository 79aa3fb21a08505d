import { groupCount } from '../cells-by-group.ts';
import type { FittedPurchases } from '../fit-purchases.ts';
import { purchaseModels } from '../purchase-models.ts';
import type { CalendarCoefficient, CalendarDesign } from './calendar-design.ts';
import type { CalendarData, CalendarMaximum } from './fit-calendar.ts';

/** What a search for a calendar begins with, in its coordinates. */
export interface CalendarStart {
  readonly at: readonly number[];
  /** An estimate of the covariance of the maximum. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * The start of a search: the model without a calendar, with rough standard errors of the coefficients, as if one purchase
 * were one event.
 *
 * @param like - a maximum of another shape or model, of which the start has what it knows
 */
export function calendarStart(
  { repeats, cells }: CalendarData,
  plain: FittedPurchases,
  design: CalendarDesign,
  like?: CalendarMaximum,
): CalendarStart {
  const { parameters } = purchaseModels[plain.model];
  const groups = groupCount(cells);
  const total = repeats.reduce((sum, n) => sum + n, 0);
  const names = namesOf(plain, design, groups);
  const known =
    like && new Map(namesOf(like.plain, like.design, groups).map((name, place) => [name, place]));
  const places = names.map((name) => known?.get(name) ?? -1);
  const first = [
    ...parameters.map((name) => Math.log(plain.parameters[name] ?? Number.NaN)),
    ...new Array<number>(names.length - parameters.length).fill(0),
  ];
  const variances = [
    ...parameters.map((_, i) => plain.covariance?.[i]?.[i] ?? 1 / cells.customers),
    ...design.map((coefficient) => roughVariance(coefficient, repeats)),
    ...new Array<number>(groups - 1).fill(groups / total),
  ];
  return {
    at: first.map((x, i) => like?.at[places[i] ?? -1] ?? x),
    covariance: variances.map((variance, i) =>
      variances.map(
        (_, j) =>
          like?.covariance?.[places[i] ?? -1]?.[places[j] ?? -1] ??
          plain.covariance?.[i]?.[j] ??
          (i === j ? variance : 0),
      ),
    ),
  };
}

/** The variance of a coefficient as if each purchase fell into a bin at random. */
function roughVariance({ column, precision }: CalendarCoefficient, repeats: Float64Array): number {
  const total = repeats.reduce((sum, n) => sum + n, 0);
  const mean = repeats.reduce((sum, n, b) => sum + n * (column[b] ?? 0), 0) / total;
  const spread = repeats.reduce((sum, n, b) => sum + n * ((column[b] ?? 0) - mean) ** 2, 1);
  return 1 / (precision + spread);
}

/** The names of the coordinates of a search: different for each model but for coefficients and groups. */
const namesOf = (
  { model }: FittedPurchases,
  design: CalendarDesign,
  groups: number,
): readonly string[] => [
  ...purchaseModels[model].parameters.map((name) => `${model} ${name}`),
  ...design.map(({ name }) => name),
  ...Array.from({ length: groups - 1 }, (_, g) => `group ${g + 1}`),
];

/**
 * The slopes of the likelihood at a maximum of another shape, which is also the start of this search: the new coefficients
 * alone have any.
 *
 *     ∂L/∂β = Σ_b D_b (n_b − e_b) − precision · β
 *
 * @returns null where the start is not that maximum
 */
export function slopesAtMaximum(
  { plain, design: old, expected }: CalendarMaximum,
  { model }: FittedPurchases,
  design: CalendarDesign,
  at: readonly number[],
  repeats: Float64Array,
): Float64Array | null {
  const names = new Set(design.map(({ name }) => name));
  if (plain.model !== model || !old.every(({ name }) => names.has(name))) return null;
  const size = purchaseModels[model].parameters.length;
  const slopes = new Float64Array(at.length);
  for (const [j, { column, precision }] of design.entries())
    slopes[size + j] = column.reduce(
      (sum, part, b) => sum + part * ((repeats[b] ?? 0) - (expected[b] ?? 0)),
      -precision * (at[size + j] ?? 0),
    );
  return slopes;
}
