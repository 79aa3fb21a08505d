import {
  amountOf,
  asDecimal,
  type DecimalGrid,
  decimalSum,
  finestGrid,
  unitsOf,
} from '../numeric/decimal-grid.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { customersAt } from '../purchase/purchase-cells.ts';
import type { CellForecasts } from './cell-forecasts.ts';
import type { CellMoney } from './customer-money.ts';
import { spendVariance, squaredSpend } from './expected-spend.ts';
import { isFitted } from './forecaster.ts';
import { customersOf } from './known-purchases.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import { type Band, bandOf, type Moves } from './total-spread.ts';

/** The forecast of a group of customers for the time ahead. */
export interface GroupForecast {
  /** The expected number of customers who buy: Σ P(buys). */
  readonly buyers: number;
  readonly purchases: Band;
  readonly spend: Band;
  readonly value: Band;
}

/**
 * The forecasts of each group, and of all customers, with 80 % bands. Three independent sources of uncertainty are
 * combined: the parameters, which are the same for all groups; random variation of purchases; and the part of the
 * error in the backtest that exceeds these two. Customers are independent, so that their variances add up.
 *
 * The part of the value that depends on spend has the relative band of the spend; the rest is fixed.
 *
 * @param grid - of the spend of each customer, so that spend adds up exactly, as decimals; counts are in millionths
 */
export function groupForecasts(
  forecast: PurchaseForecast,
  each: CellForecasts,
  valued: CellMoney,
  groups: { readonly of: Uint32Array; readonly count: number },
  grid: DecimalGrid,
): { readonly groups: readonly GroupForecast[]; readonly all: GroupForecast } {
  const { known, cells, spend, spread, weighted } = forecast;
  const sums = Array.from({ length: groups.count }, () => new ForecastSums(grid));
  const { cellOf } = cells;
  for (let i = 0; i < cellOf.length; i++) {
    const group = sums[groups.of[i] as number];
    if (group === undefined) throw new RangeError(`customer ${i} is in no group`);
    const cell = cellOf[i] as number;
    const expected = each.expected[cell] as number;
    const money = weighted[cell] as number;
    const usual = spend.each[i] as number;
    const square = squaredSpend(spend, i) * (expected > 0 ? money / expected : 1) ** 2;
    const customers = customersAt({ customers: customersOf(known) }, i);
    group.buyers.add(customers * (each.buysWithin[cell] as number));
    // Each customer is rounded, as where each is an entry.
    group.purchases += customers * unitsOf(expected, finestGrid);
    group.spend += customers * unitsOf(money * usual, grid);
    const variance = spread.variance[cell] as number;
    const n = spend.known.purchases[i] as number;
    group.variance.add(customers * variance);
    group.spendVariance.add(
      customers * spendVariance(expected, variance, square, spend.variation(n)),
    );
    group.ofPurchases.add(customers * usual * (valued.perSpendTotal[cell] as number));
    group.fixed.add(customers * (valued.fixedTotal[cell] as number));
  }
  const all = new ForecastSums(grid);
  for (const group of sums) all.add(group);
  const forecastOf = (group: ForecastSums) => forecastOfSums(group, forecast);
  return { groups: sums.map(forecastOf), all: forecastOf(all) };
}

/** Sums over the customers of a group. */
class ForecastSums {
  readonly grid: DecimalGrid;
  readonly buyers = new ExactSum();
  /** In units of the finest grid. */
  purchases = 0;
  /** In units of the grid. */
  spend = 0;
  readonly ofPurchases = new ExactSum();
  readonly fixed = new ExactSum();
  readonly variance = new ExactSum();
  readonly spendVariance = new ExactSum();

  constructor(grid: DecimalGrid) {
    this.grid = grid;
  }

  add(other: ForecastSums): void {
    // Groups add up to all as they are printed; the probabilities of customers keep their digits.
    this.buyers.add(asDecimal(other.buyers.total()));
    this.purchases += other.purchases;
    this.spend += other.spend;
    this.ofPurchases.addSum(other.ofPurchases);
    this.fixed.addSum(other.fixed);
    this.variance.addSum(other.variance);
    this.spendVariance.addSum(other.spendVariance);
  }
}

function forecastOfSums(
  sums: ForecastSums,
  { choice, spread, spendParameters, spendMultipliers, excess }: PurchaseForecast,
): GroupForecast {
  const withMoves = (moves: Moves) => (isFitted(choice.chosen) ? moves : null);
  const purchases = amountOf(sums.purchases, finestGrid);
  const spent = amountOf(sums.spend, sums.grid);
  const spendBand = bandOf(
    spent,
    withMoves({
      parameters: [spread.parameters, spendParameters, spendMultipliers],
      missed: excess.spend,
      chance: Math.sqrt(sums.spendVariance.total()),
    }),
  );
  const ofPurchases = sums.ofPurchases.total();
  const fixed = sums.fixed.total();
  const moved = (end: number) => (spent > 0 ? (ofPurchases * end) / spent : 0) + fixed;
  return {
    buyers: asDecimal(sums.buyers.total()),
    purchases: bandOf(
      purchases,
      withMoves({
        parameters: [spread.parameters],
        missed: excess.purchases,
        chance: Math.sqrt(sums.variance.total()),
      }),
    ),
    spend: spendBand,
    value: { expected: ofPurchases + fixed, ...movedBand(spendBand, moved) },
  };
}

/** The ends of a band, each moved; a margin below 0 reverses them. */
export function movedBand(
  { low, high }: Band,
  moved: (end: number) => number,
): Omit<Band, 'expected'> {
  if (low === null || high === null) return { low: null, high: null };
  const ends = [moved(low), moved(high)] as const;
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/**
 * The sum of the forecasts of groups, each from a separate fit. The errors of separate fits are independent, so that
 * the squares of the distances to the ends of the bands add up.
 *
 *     E = Σ Eᵢ,  high − E = √Σ (highᵢ − Eᵢ)²,  E − low = √Σ (Eᵢ − lowᵢ)²
 *
 * The band is not known where that of a group is not.
 */
export function summedForecasts(groups: readonly GroupForecast[]): GroupForecast {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return only;
  return {
    buyers: decimalSum(groups.map(({ buyers }) => buyers)),
    purchases: summedBands(groups.map(({ purchases }) => purchases)),
    spend: summedBands(groups.map(({ spend }) => spend)),
    value: summedBands(groups.map(({ value }) => value)),
  };
}

/** The sum of independent figures: the squares of the distances to the ends of their bands add up. */
export function summedBands(bands: readonly Band[]): Band {
  const expected = decimalSum(bands.map((band) => band.expected));
  const distance = (to: (band: Band) => number | null): number =>
    Math.hypot(...bands.map((band) => (to(band) ?? Number.NaN) - band.expected));
  const [below, above] = [distance(({ low }) => low), distance(({ high }) => high)];
  const isKnown = !(Number.isNaN(below) || Number.isNaN(above));
  return {
    expected,
    low: isKnown ? expected - below : null,
    high: isKnown ? expected + above : null,
  };
}
