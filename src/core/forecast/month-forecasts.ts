import {
  amountOf,
  type DecimalGrid,
  decimalSum,
  finestGrid,
  unitsOf,
} from '../numeric/decimal-grid.ts';
import { customersAt } from '../purchase/purchase-cells.ts';
import type { CellForecasts } from './cell-forecasts.ts';
import { spendVariance, squaredSpend } from './expected-spend.ts';
import { isFitted } from './forecaster.ts';
import { type GroupForecast, movedBand, summedBands } from './group-forecasts.ts';
import { customersOf } from './known-purchases.ts';
import type { MonthProfiles } from './month-profiles.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import { bandOf, type Moves } from './total-spread.ts';

/** The forecast of a group of customers for one month ahead. */
export type MonthForecast = Pick<GroupForecast, 'purchases' | 'spend' | 'value'>;

/** What the months of a group add up to. */
export interface MonthTotals {
  readonly purchases: number;
  readonly spend: number;
  readonly value: number;
}

/**
 * The forecasts of each group, and of all customers, by month ahead, with 80 % bands made as those of the total.
 *
 * The months of a group add up to its total exactly, as decimals: each is the difference between two sums up to the end
 * of a month, all of them on one grid. With E_k the purchases of a customer in month k out of E, their variance is
 *
 *     Var_k = E_k + (Var − E) (E_k/E)²
 *
 * @param totals - of each group for the whole time ahead
 * @returns one entry a month
 */
export function monthForecasts(
  forecast: PurchaseForecast,
  each: CellForecasts,
  profiles: MonthProfiles,
  groups: { readonly of: Uint32Array; readonly count: number },
  totals: readonly MonthTotals[],
  grid: DecimalGrid,
): {
  readonly groups: readonly (readonly MonthForecast[])[];
  readonly all: readonly MonthForecast[];
} {
  const sums = monthSums(forecast, each, profiles, groups);
  const parts = sums.map((ofGroup, g) => partsOf(ofGroup, totals[g], grid));
  const withBands = (ofGroup: MonthSums, expected: MonthParts) =>
    monthsOf(ofGroup, expected, forecast, profiles);
  const all = emptySums(profiles.months.length);
  for (const ofGroup of sums)
    for (const column of sumColumns)
      for (const [k, amount] of ofGroup[column].entries()) add(all[column], k, amount);
  const addedUp = (of: (ofGroup: MonthParts) => readonly number[]) =>
    profiles.months.map((_, k) => decimalSum(parts.map((ofGroup) => of(ofGroup)[k] ?? 0)));
  return {
    groups: sums.map((ofGroup, g) => withBands(ofGroup, parts[g] ?? noParts)),
    all: withBands(all, {
      purchases: addedUp(({ purchases }) => purchases),
      spend: addedUp(({ spend }) => spend),
      value: addedUp(({ value }) => value),
    }),
  };
}

/**
 * Sums over the customers of a group, by month: of purchases, spend, value in proportion to spend and fixed value up to
 * the end of the month, and of the variances of the month alone.
 */
const sumColumns = ['purchases', 'spend', 'ofSpend', 'fixed', 'variance', 'spendVariance'] as const;

type MonthSums = Readonly<Record<(typeof sumColumns)[number], Float64Array>>;

const emptySums = (months: number): MonthSums => ({
  purchases: new Float64Array(months),
  spend: new Float64Array(months),
  ofSpend: new Float64Array(months),
  fixed: new Float64Array(months),
  variance: new Float64Array(months),
  spendVariance: new Float64Array(months),
});

function monthSums(
  { known, cells, spend, spread, weighted }: PurchaseForecast,
  each: CellForecasts,
  profiles: MonthProfiles,
  groups: { readonly of: Uint32Array; readonly count: number },
): readonly MonthSums[] {
  const count = profiles.months.length;
  const sums = Array.from({ length: groups.count }, () => emptySums(count));
  const { cellOf } = cells;
  for (let i = 0; i < cellOf.length; i++) {
    const sum = sums[groups.of[i] as number];
    if (sum === undefined) throw new RangeError(`customer ${i} is in no group`);
    const cell = cellOf[i] as number;
    const profile = profiles.profileOf[cell] as number;
    const expected = each.expected[cell] as number;
    const customers = customersAt({ customers: customersOf(known) }, i);
    const usual = spend.each[i] as number;
    const ofSquare = squaredSpend(spend, i);
    const money = usual * (weighted[cell] as number);
    const beyond = (spread.variance[cell] as number) - expected;
    const { within, between } = spend.variation(spend.known.purchases[i] as number);
    const ofProfile = profiles.expected[profile] as number;
    const size = ofProfile > 0 ? (usual * expected) / ofProfile : 0;
    let before = 0;
    for (let k = 0; k < count; k++) {
      const at = profile * count + k;
      const reached = profiles.purchases[at] as number;
      const share = reached - before;
      before = reached;
      const purchases = expected * share;
      const variance = purchases + beyond * share * share;
      const square = ofSquare * (profiles.multipliers[k] as number) ** 2;
      add(sum.purchases, k, customers * expected * reached);
      add(sum.spend, k, customers * money * (profiles.spend[at] as number));
      add(sum.ofSpend, k, customers * size * (profiles.perSpend[at] as number));
      add(sum.fixed, k, customers * (profiles.fixed[at] as number));
      add(sum.variance, k, customers * variance);
      const ofSpend = spendVariance(purchases, variance, square, { within, between });
      add(sum.spendVariance, k, customers * ofSpend);
    }
  }
  return sums;
}

function add(sums: Float64Array, k: number, amount: number): void {
  sums[k] = (sums[k] as number) + amount;
}

/** What is expected in each month. */
type MonthParts = { readonly [Figure in keyof MonthTotals]: readonly number[] };

const noParts: MonthParts = { purchases: [], spend: [], value: [] };

/** The totals of a group by month; each figure of a month is the difference between two on the grid. */
function partsOf(sums: MonthSums, total: MonthTotals | undefined, grid: DecimalGrid): MonthParts {
  if (total === undefined) throw new RangeError('a group without a total');
  const shared = (all: number, reached: Float64Array) => {
    const whole = reached.at(-1) ?? 0;
    return reached.map((sum) => (whole > 0 ? (all * sum) / whole : 0));
  };
  const spend = steps(shared(total.spend, sums.spend), total.spend, grid);
  // Where nothing is taken off the spend, the value is the spend to the last digit.
  const takenOff = steps(
    sums.ofSpend.map((sum, k) => sum + (sums.fixed[k] as number) - (sums.spend[k] as number)),
    amountOf(unitsOf(total.value, grid) - unitsOf(total.spend, grid), grid),
    grid,
  );
  return {
    purchases: steps(shared(total.purchases, sums.purchases), total.purchases, finestGrid),
    spend,
    value: spend.map((amount, k) =>
      amountOf(unitsOf(amount, grid) + unitsOf(takenOff[k] ?? 0, grid), grid),
    ),
  };
}

/** The differences between sums, the last of which is the total. */
function steps(reached: Float64Array, total: number, grid: DecimalGrid): readonly number[] {
  let before = 0;
  return Array.from(reached, (sum, k) => {
    const units = unitsOf(k === reached.length - 1 ? total : sum, grid);
    const step = amountOf(units - before, grid);
    before = units;
    return step;
  });
}

function monthsOf(
  sums: MonthSums,
  expected: MonthParts,
  { choice, spendParameters, excess }: PurchaseForecast,
  profiles: MonthProfiles,
): readonly MonthForecast[] {
  const withMoves = (moves: Moves) => (isFitted(choice.chosen) ? moves : null);
  const step = (column: Float64Array, k: number) =>
    (column[k] as number) - (k === 0 ? 0 : (column[k - 1] as number));
  return profiles.months.map((_, k) => {
    const parameters = profiles.parameters[k] ?? 0;
    const spent = expected.spend[k] ?? 0;
    const spend = bandOf(
      spent,
      withMoves({
        parameters: [parameters, spendParameters, profiles.multiplierErrors[k] ?? 0],
        missed: excess.spend,
        chance: Math.sqrt(sums.spendVariance[k] as number),
      }),
    );
    const takenOff = step(sums.ofSpend, k) - step(sums.spend, k);
    const fixed = step(sums.fixed, k);
    const moved = (end: number) => (spent > 0 ? end + (takenOff * end) / spent : 0) + fixed;
    return {
      purchases: bandOf(
        expected.purchases[k] ?? 0,
        withMoves({
          parameters: [parameters],
          missed: excess.purchases,
          chance: Math.sqrt(sums.variance[k] as number),
        }),
      ),
      spend,
      value: { expected: expected.value[k] ?? 0, ...movedBand(spend, moved) },
    };
  });
}

/** The sums of the forecasts of groups by month, each from a separate fit, as `summedForecasts` adds up totals. */
export const summedMonths = (
  groups: readonly (readonly MonthForecast[])[],
): readonly MonthForecast[] =>
  (groups[0] ?? []).map((first, k) => {
    const ofMonth = groups.map((months) => months[k] ?? first);
    return ofMonth.length === 1
      ? first
      : {
          purchases: summedBands(ofMonth.map(({ purchases }) => purchases)),
          spend: summedBands(ofMonth.map(({ spend }) => spend)),
          value: summedBands(ofMonth.map(({ value }) => value)),
        };
  });
