import { type Curve, continuedCurve } from '../survival/curve.ts';
import { fixedTenure, type Survival } from '../survival/survival.ts';
import { survivalOfCurve } from '../survival/survival-of-curve.ts';
import { onePayment, periodSums } from './period-sums.ts';
import type { Terms } from './terms.ts';
import { type Unit, unitValues } from './unit-values.ts';

/** How far the curve of a segment goes. */
export interface CurveReach {
  /** Of the data of all its customers. */
  readonly reachYears: number;
  /** What continues the curve beyond the data; absent: nothing after them counts. */
  readonly model?: Curve | undefined;
}

/**
 * What the values of the customers of a segment are linear in: the coefficients of each unit, without referral, and
 * in the last row the discounted number of periods, with which referral goes.
 */
export interface ExpectedCoefficients {
  /** A: of a customer who pays for certain until each of the tenures. */
  readonly paid: readonly Float64Array[];
  /** A(tⱼ₊₁) − A(tⱼ); the last one is what the model adds beyond the data to a customer who reaches their end. */
  readonly steps: readonly Float64Array[];
  /** Of an amount that covers no time, referral included. */
  readonly timeless: Float64Array;
  /** Of what customers paid who ended at once. */
  readonly once: Float64Array;
  /** What each discounted period adds by referral: of the value of a referred customer, and apart from it. */
  readonly referral: { readonly share: number; readonly constant: number };
}

/**
 * The coefficients of the units for a customer of each tenure.
 *
 * @param years - the tenures, ascending
 * @throws {RangeError} a sum over periods is not finite
 */
export function expectedCoefficients(
  units: readonly Unit[],
  years: Float64Array,
  terms: Terms,
  { reachYears, model }: CurveReach,
): ExpectedCoefficients {
  const { referral, acquisition: _once, ...alone } = terms;
  const of = (survival: Survival): number[] => {
    const sums = periodSums(survival, alone);
    if (!sums.ok) throw new RangeError('the sum over the periods is not finite');
    return [...unitValues(units, sums.value, alone), sums.value.discounted];
  };
  const rows = Array.from({ length: units.length + 1 }, (_, u) => u);
  const until = Array.from(years, (time) => of(fixedTenure(time)));
  const paid = rows.map((u) => Float64Array.from(until, (at) => at[u] ?? 0));
  const certain: Curve = {
    survival: () => 1,
    area: (time) => Math.min(time, reachYears),
    reachYears,
  };
  const continued =
    model === undefined ? until.at(-1) : of(survivalOfCurve(continuedCurve(certain, model)));
  const yearly = (referral?.perYear ?? 0) / terms.periodsPerYear;
  return {
    paid,
    steps: paid.map((at, u) => at.map((now, j) => (at[j + 1] ?? continued?.[u] ?? 0) - now)),
    timeless: unitValues(units, onePayment, terms),
    once: unitValues(units, onePayment, alone),
    referral: {
      share: referral?.value === undefined ? yearly : 0,
      constant: yearly * ((referral?.value ?? 0) - (referral?.reward ?? 0)),
    },
  };
}
