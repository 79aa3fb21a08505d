import { type CurveReach, expectedCoefficients } from './expected-coefficients.ts';
import { resampledCurve } from './resampled-curve.ts';
import type { StayCells } from './stay-cells.ts';
import type { Terms } from './terms.ts';

/** The customers of a resample, by cells. */
export interface DrawnCells {
  /** How many customers of each cell were drawn. */
  readonly counts: Float64Array;
  /** Of each unit but the first, the sum over them of what they are above the mean of the cell. */
  readonly above: readonly Float64Array[];
  /** The sums of the products of these, for the pairs of units 00, 01, 11, 02, 12, 22. */
  readonly products: readonly Float64Array[];
}

/** A figure of a segment of a resample. */
export interface ExpectedEstimate {
  readonly figure: number;
  /** Of the figure, by the infinitesimal jackknife. */
  readonly variance: number;
  /** Σ of the squares that are due to how customers of the same cell differ. */
  readonly within: number;
}

/** The figures of a segment of a resample. */
export interface SegmentEstimates {
  readonly customers: number;
  /** The sum of the lifetime values of its customers. */
  readonly total: ExpectedEstimate;
  /** The value of a new customer, without referral; 0 where it is not asked for. */
  readonly anew: ExpectedEstimate;
}

/**
 * The expected values of resamples of the customers of one segment: their total and the value of a new customer, each
 * with its variance.
 *
 * A customer's value is linear in the payment, the orders and the goods of a period, with coefficients that depend on
 * the stay alone. With A(t) the coefficient of one who pays for certain until t, and tⱼ the tenures on record, it is
 *
 *     ended at T    A(T)
 *     active at T   A(T) + Σ_{tⱼ ≥ T} S(tⱼ)/S(T)·[A(tⱼ₊₁) − A(tⱼ)]
 *     new           A(t₀) + Σ S(tⱼ)·[A(tⱼ₊₁) − A(tⱼ)]
 *
 * A is the same in all resamples, so that one costs a few passes over the tenures and the cells.
 *
 * The variance is n/(n − 1)·Σ U² over the n customers, with U how much the figure changes, to first order, with one
 * customer more: directly, and through the curve.
 *
 * @param newCustomers - whether what customers paid who ended at once, and whose amounts cover no time, is part of the
 *   value of a new customer; absent: that value is not asked for
 * @returns the figures of a resample
 * @throws {RangeError} a sum over periods is not finite
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, 21.3, for the infinitesimal jackknife
 */
export function expectedEstimates(
  cells: StayCells,
  terms: Terms,
  reach: CurveReach,
  newCustomers?: { readonly once: boolean },
): (drawn: DrawnCells) => SegmentEstimates {
  const { units, tenureYears, isActive, amountYears, means } = cells;
  const number = tenureYears.length;
  const curve = resampledCurve(cells);
  const { years, exitOf, survival } = curve;
  const size = years.length;
  const {
    paid,
    steps,
    timeless,
    once: onceOf,
    referral,
  } = expectedCoefficients(units, years, terms, reach);
  const refers = referral.share !== 0 || referral.constant !== 0;
  const unitNumbers = units.map((_, u) => u);
  const rows = refers ? [...unitNumbers, units.length] : unitNumbers;
  const discounted = units.length;
  const zeros = (length: number) => new Float64Array(length);
  /** Σ_{tⱼ ≥ t} S(tⱼ)·[A(tⱼ₊₁) − A(tⱼ)] at each tenure. */
  const tails = rows.map(() => zeros(size));
  /** What the value of a customer of each cell is of each unit. */
  const values = unitNumbers.map(() => zeros(number));
  /** What those open at each tenure add to the figure for each part of the tails, and the sum so far. */
  const open = rows.map(() => zeros(size));
  const effect = zeros(size);
  const change = zeros(number);
  const at = (column: Float64Array | undefined, i: number): number =>
    (column as Float64Array)[i] as number;
  const isOnce = Uint8Array.from(isActive, (active, cell) =>
    newCustomers?.once && active === 0 && at(tenureYears, cell) === 0 && at(amountYears, cell) === 0
      ? 1
      : 0,
  );

  /** The value of one of each unit of a new customer. */
  const valuesAnew = (): number[] => {
    for (const u of rows) {
      const [tail, step] = [tails[u] as Float64Array, steps[u] as Float64Array];
      let sum = 0;
      for (let j = size - 1; j >= 0; j--) {
        sum += at(survival, j) * at(step, j);
        tail[j] = sum;
      }
    }
    return rows.map((u) => at(paid[u], 0) + at(tails[u], 0));
  };

  /** Σ over the customers of each cell of the squares of offset + Σ slope·(above the mean). */
  const squares = (
    { counts, above, products }: DrawnCells,
    cell: number,
    offset: number,
    slope: (u: number) => number,
  ): { all: number; within: number } => {
    let within = 0;
    let cross = 0;
    let pair = 0;
    for (let b = 1; b < units.length; b++) {
      const ofB = slope(b);
      cross += ofB * at(above[b - 1], cell);
      for (let a = 1; a <= b; a++, pair++) {
        within += (a === b ? 1 : 2) * ofB * slope(a) * at(products[pair], cell);
      }
    }
    return { all: at(counts, cell) * offset * offset + 2 * offset * cross + within, within };
  };

  /** How many of a unit were drawn in a cell. */
  const drawnOf = ({ counts, above }: DrawnCells, u: number, cell: number): number =>
    at(counts, cell) * at(means[u], cell) + (u === 0 ? 0 : at(above[u - 1], cell));

  const totalOf = (drawn: DrawnCells, anew: readonly number[], customers: number) => {
    for (const row of open) row.fill(0);
    /** Of each unit, how many referred customers there are, discounted. */
    const brought = unitNumbers.map(() => 0);
    let figure = 0;
    for (let cell = 0; cell < number; cell++) {
      const j = exitOf[cell] as number;
      const isTimeless = at(amountYears, cell) === 0;
      const share = at(survival, j);
      const isOpen = !isTimeless && isActive[cell] === 1 && share > 0;
      const ahead = (u: number) => at(paid[u], j) + (isOpen ? at(tails[u], j) / share : 0);
      const periods = refers && !isTimeless ? ahead(discounted) : 0;
      let throughPeriods = 0;
      for (const u of unitNumbers) {
        const ofUnit = drawnOf(drawn, u, cell);
        const perPeriod = referral.share * (anew[u] as number) + (u === 0 ? referral.constant : 0);
        const value = isTimeless ? at(timeless, u) : ahead(u) + periods * perPeriod;
        (values[u] as Float64Array)[cell] = value;
        figure += value * ofUnit;
        brought[u] = (brought[u] as number) + referral.share * periods * ofUnit;
        throughPeriods += perPeriod * ofUnit;
        if (isOpen) {
          const row = open[u] as Float64Array;
          row[j] = at(row, j) + ofUnit / share;
        }
      }
      if (isOpen && refers) {
        const row = open[discounted] as Float64Array;
        row[j] = at(row, j) + throughPeriods / share;
      }
    }
    for (let k = 0; k < size; k++) effect[k] = 0;
    for (const u of rows) {
      const [row, tail] = [open[u] as Float64Array, tails[u] as Float64Array];
      // The curve up to a customer's tenure does not matter, but all of it for a referred one.
      let reaching = u === discounted ? 0 : (brought[u] as number);
      for (let k = 0; k < size; k++) {
        effect[k] = at(effect, k) + reaching * at(tail, k);
        reaching += at(row, k);
      }
    }
    curve.changes(effect, change);
    const mean = figure / customers;
    let all = 0;
    let within = 0;
    for (let cell = 0; cell < number; cell++) {
      let offset = at(change, cell) - mean;
      for (const u of unitNumbers) offset += at(values[u], cell) * at(means[u], cell);
      const found = squares(drawn, cell, offset, (u) => at(values[u], cell));
      all += found.all;
      within += found.within;
    }
    return estimate(figure, all, within, customers);
  };

  const anewOf = (drawn: DrawnCells, anew: readonly number[], customers: number) => {
    let covered = 0;
    const ofUnits = unitNumbers.map(() => 0);
    let paidAtOnce = 0;
    for (let cell = 0; cell < number; cell++) {
      const time = at(amountYears, cell);
      covered += time * at(drawn.counts, cell);
      for (const u of unitNumbers) {
        const ofUnit = drawnOf(drawn, u, cell);
        if (time > 0) ofUnits[u] = (ofUnits[u] as number) + time * ofUnit;
        else if (isOnce[cell] === 1) paidAtOnce += at(onceOf, u) * ofUnit;
      }
    }
    if (!(covered > 0)) return estimate(0, 0, 0, customers);
    const rates = ofUnits.map((sum) => sum / covered);
    const paying = rates.reduce((sum, rate, u) => sum + rate * (anew[u] as number), 0);
    effect.fill(0);
    for (const u of unitNumbers) {
      const tail = tails[u] as Float64Array;
      for (let k = 0; k < size; k++) effect[k] = at(effect, k) + (rates[u] as number) * at(tail, k);
    }
    curve.changes(effect, change);
    let all = 0;
    let within = 0;
    for (let cell = 0; cell < number; cell++) {
      const time = at(amountYears, cell) / covered;
      const slope = (u: number) =>
        time > 0 ? time * (anew[u] as number) : isOnce[cell] === 1 ? at(onceOf, u) / customers : 0;
      let offset = at(change, cell) - time * paying - paidAtOnce / customers / customers;
      for (const u of unitNumbers) offset += slope(u) * at(means[u], cell);
      const found = squares(drawn, cell, offset, slope);
      all += found.all;
      within += found.within;
    }
    return estimate(paying + paidAtOnce / customers, all, within, customers);
  };

  return (drawn) => {
    curve.estimate(drawn.counts);
    let customers = 0;
    for (let cell = 0; cell < number; cell++) customers += at(drawn.counts, cell);
    const anew = valuesAnew();
    return {
      customers,
      total: totalOf(drawn, anew, customers),
      anew: newCustomers === undefined ? notAsked : anewOf(drawn, anew, customers),
    };
  };
}

const notAsked: ExpectedEstimate = { figure: 0, variance: 0, within: 0 };

/** Less than this share of the square of the figure is rounding: all customers are alike. */
const rounding = 1e-24;

function estimate(
  figure: number,
  squares: number,
  within: number,
  customers: number,
): ExpectedEstimate {
  const alike = !(squares > rounding * figure * figure) || customers < 2;
  const correction = customers / (customers - 1);
  return { figure, variance: alike ? 0 : correction * squares, within: alike ? 0 : within };
}
