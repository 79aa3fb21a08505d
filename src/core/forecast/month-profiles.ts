import { randomSource } from '../numeric/random.ts';
import type { MonthAhead } from '../purchase/calendar/spend-law.ts';
import {
  eachHistory,
  nearestInSample,
  type PurchaseCells,
  type PurchaseHistory,
  sumOver,
  thinnedCells,
} from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { Forecaster } from './forecaster.ts';
import { multiplierOfMonth, type SpendMultipliers } from './monthly-spend.ts';
import { parameterDraws } from './parameter-draws.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import { type ForecastTerms, purchaseSteps } from './purchase-steps.ts';
import { deviation } from './total-spread.ts';

/** How the purchases of histories divide among the months ahead, and how certain that is. */
export interface MonthProfiles {
  readonly months: readonly MonthAhead[];
  /** Of each history of the forecast the profile. */
  readonly profileOf: Uint32Array;
  /** One entry a profile and month, months side by side: the share of the purchases up to the end of the month. */
  readonly purchases: Float64Array;
  /** The same of purchases weighted by the spend on them. */
  readonly spend: Float64Array;
  /** The value up to then for each unit of the spend of a purchase, and what does not depend on it. */
  readonly perSpend: Float64Array;
  readonly fixed: Float64Array;
  /** Expected purchases of each profile in the whole time ahead. */
  readonly expected: Float64Array;
  /** By month: the standard deviation of the logarithm of purchases from the parameters of the model. */
  readonly parameters: readonly number[];
  /** By month: the multiplier of spend, and the standard deviation of its logarithm. */
  readonly multipliers: readonly number[];
  readonly multiplierErrors: readonly number[];
}

/** What is valued, and how the parameters are drawn. */
export interface MonthTerms {
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  readonly draws: number;
  readonly seed: number;
}

/** So many figures, and no more histories than this, are computed for profiles. */
const figures = 120_000;
const mostProfiles = 5000;
/** The same of the histories whose purchases are computed for each draw of the parameters. */
const figuresADraw = 1500;
const mostDrawn = 500;
const fewest = 20;

/**
 * The profiles of histories over the months ahead: of each history, or of a sample, in which each history has the profile
 * of the nearest.
 *
 * The uncertainty from the parameters is that of each month's purchases over the same draws as those of the total.
 */
export function monthProfiles(
  { cells, choice, spendLaw, monthlySpend }: PurchaseForecast,
  months: readonly MonthAhead[],
  { terms, unitsPerYear, draws, seed }: MonthTerms,
): MonthProfiles {
  const most = Math.max(fewest, Math.min(mostProfiles, Math.floor(figures / months.length)));
  const some = thinnedCells(cells, most);
  const size = some.count * months.length;
  const column = () => new Float64Array(size);
  const found = {
    purchases: column(),
    spend: column(),
    perSpend: column(),
    fixed: column(),
    expected: new Float64Array(some.count),
  };
  const { law } = choice.chosen;
  const ends = months.map(({ end }) => end);
  const [ofPurchases, ofMoney] = [kept(law, ends), kept(spendLaw, ends)];
  const laws = {
    ...ofPurchases,
    aliveAfter: kept({ expected: law.aliveAfter }, []).expected,
    discounted: law.discounted,
  };
  const money = { ...ofMoney, discounted: spendLaw.discounted };
  const valued = ends.map((end) =>
    purchaseSteps(
      laws,
      { ...terms, horizonYears: end / unitsPerYear },
      unitsPerYear,
      spendLaw === law ? laws : money,
    ),
  );
  const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, each) => sum + each, 0);
  eachHistory(some, (history, profile) => {
    const all = laws.expected(history, ends.at(-1) ?? 0);
    const allMoney = money.expected(history, ends.at(-1) ?? 0);
    found.expected[profile] = all;
    for (const [k, end] of ends.entries()) {
      const at = profile * months.length + k;
      found.purchases[at] = all > 0 ? laws.expected(history, end) / all : 0;
      found.spend[at] = allMoney > 0 ? money.expected(history, end) / allMoney : 0;
      const steps = valued[k]?.(history);
      found.perSpend[at] = sumOf(steps?.perSpend ?? []);
      found.fixed[at] = sumOf(steps?.fixed ?? []);
    }
  });
  const { used } = monthlySpend;
  return {
    months,
    profileOf: nearestInSample(cells, some),
    ...found,
    parameters: monthSpreads(choice.chosen, cells, ends, draws, seed),
    multipliers: months.map(({ month }) => multiplierOfMonth(used, month)),
    multiplierErrors: months.map(({ month }) => errorOfMonth(used, month)),
  };
}

const errorOfMonth = (used: SpendMultipliers | null, month: number): number =>
  Math.sqrt(Math.max(0, used?.covariance[month - 1]?.[month - 1] ?? 0));

/** A law that computes the purchases of a history up to one time once; each month is a stretch of its own. */
function kept(
  { expected, breaks }: Pick<PurchaseLaw, 'expected' | 'breaks'>,
  ends: readonly number[],
) {
  let of: PurchaseHistory | undefined;
  let known = new Map<number, number>();
  return {
    expected: (history: PurchaseHistory, ahead: number): number => {
      if (of !== history) {
        of = history;
        known = new Map();
      }
      const before = known.get(ahead);
      if (before !== undefined) return before;
      const found = expected(history, ahead);
      known.set(ahead, found);
      return found;
    },
    breaks: (ahead: number) =>
      [...new Set([...(breaks?.(ahead) ?? []), ...ends])]
        .filter((end) => end < ahead)
        .sort((one, other) => one - other),
  };
}

/** The standard deviations of log Σ (E_θ(t_k) − E_θ(t_{k−1})) over draws of θ, by month. */
function monthSpreads(
  { uncertain }: Forecaster,
  cells: PurchaseCells,
  ends: readonly number[],
  draws: number,
  seed: number,
): readonly number[] {
  if (uncertain === undefined) return ends.map(() => 0);
  const most = Math.max(fewest, Math.min(mostDrawn, Math.floor(figuresADraw / ends.length)));
  const some = thinnedCells(cells, most);
  const next = parameterDraws(uncertain, randomSource(seed));
  const logs = ends.map((): number[] => []);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = uncertain.lawOf(next());
    let before = 0;
    for (const [k, end] of ends.entries()) {
      const reached = sumOver(some, (history) => drawn.expected(history, end));
      logs[k]?.push(Math.log(reached - before));
      before = reached;
    }
  }
  return logs.map(deviation);
}
