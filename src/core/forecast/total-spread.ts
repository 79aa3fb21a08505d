import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import {
  eachHistory,
  type Histories,
  nearestInSample,
  sumOver,
  thinnedCells,
} from '../purchase/purchase-cells.ts';
import { purchaseVariance } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { expectedPurchases } from './cell-forecasts.ts';
import type { Forecaster } from './forecaster.ts';
import { parameterDraws } from './parameter-draws.ts';

/** The uncertainty of the expected purchases. */
export interface TotalSpread {
  /**
   * From the parameters of the model: the standard deviation of the logarithm of the total; 0 where the covariance of
   * the parameters is not known.
   */
  readonly parameters: number;
  /** E(X), the expected purchases of each history. */
  readonly expected: Float64Array;
  /** Var(X) of each history with known parameters. */
  readonly variance: Float64Array;
}

/** The sizes of the samples of histories for the two parts of the uncertainty. */
const forParameters = 500;
const forPurchases = 5000;

/** The draws of the parameters. */
export interface SpreadTerms {
  readonly draws: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Both parts of the uncertainty of the purchases of all customers in the time `ahead`.
 *
 *     parameters: standard deviation of log Σ E_θ(X) over θ ~ N(θ̂, H⁻¹)
 *
 * For many histories the two parts are computed from samples of 500 and 5,000: a history has the ratio Var/E of the
 * nearest one in the sample.
 *
 * @param expected - expected purchases in that time, where they have been computed before
 */
export function totalSpread(
  { law, uncertain }: Forecaster,
  cells: PurchaseCells,
  ahead: number,
  { draws, random }: SpreadTerms,
  expected = expectedPurchases(law, cells, ahead),
): TotalSpread {
  const few = thinnedCells(cells, forParameters);
  const next = uncertain === undefined ? undefined : parameterDraws(uncertain, random);
  const logs = Array.from({ length: next === undefined ? 0 : draws }, () =>
    Math.log(expectedTotal(uncertain?.lawOf(next?.() ?? []) ?? law, few, ahead)),
  );
  return {
    parameters: deviation(logs),
    expected,
    variance: variances(law, cells, ahead, expected),
  };
}

function variances(
  law: PurchaseLaw,
  cells: PurchaseCells,
  ahead: number,
  each: Float64Array,
): Float64Array {
  const some = thinnedCells(cells, forPurchases);
  const ratio = new Float64Array(some.count);
  eachHistory(some, (history, i) => {
    const expected = law.expected(history, ahead);
    const variance = purchaseVariance(law.chances(history, ahead), expected);
    ratio[i] = expected > 0 ? variance / expected : 1;
  });
  const nearest = nearestInSample(cells, some);
  return each.map((expected, cell) => expected * (ratio[nearest[cell] as number] as number));
}

/** Σ E(X) over histories. */
const expectedTotal = (law: PurchaseLaw, histories: Histories, ahead: number): number =>
  sumOver(histories, (history) => law.expected(history, ahead));

/** The standard deviation of the finite values; 0 for fewer than two. */
export function deviation(drawn: readonly number[]): number {
  const values = drawn.filter(Number.isFinite);
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** An expected figure with its P10 and P90; null where nothing is known of its uncertainty. */
export interface Band {
  readonly expected: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Φ⁻¹(0.9): an 80 % interval reaches this many standard deviations to each side. */
const z80 = 1.2815515655446004;

/** The independent sources of the uncertainty of a total. */
export interface Moves {
  /** Standard deviations of its logarithm, from parameters. */
  readonly parameters: readonly number[];
  /** The error of the backtest beyond chance, as a logarithm: below 0 where actual was less than forecast. */
  readonly missed: number;
  /** The standard deviation of the total with known parameters. */
  readonly chance: number;
}

/**
 * A total with its 80 % band. The uncertainty from parameters is multiplicative; that from chance is additive, and
 * dominates where few purchases are expected. The error of the backtest widens both ends; where actual was less than
 * forecast, it raises the upper end by no more than it lowers the lower end. The squares of the distances from E add up:
 *
 *     up:   E (e^{zσ} − 1), z s, E (e^{zμ} − 1) or E (1 − e^{−z|μ|}) where μ < 0
 *     down: E (1 − e^{−zσ}), z s, E (1 − e^{−z|μ|}), and not below 0;  z = 1.2816
 *
 * with σ from the parameters, s from chance and μ from the backtest.
 *
 * @param moves - null where nothing is known of the uncertainty, as at a past rate without a repeat purchase
 */
export function bandOf(expected: number, moves: Moves | null): Band {
  if (moves === null) return { expected, low: null, high: null };
  const { parameters, missed, chance } = moves;
  const up = (log: number) => expected * Math.expm1(z80 * log);
  const down = (log: number) => -expected * Math.expm1(-z80 * log);
  const sigma = Math.hypot(...parameters);
  const by = Math.abs(missed);
  const above = Math.hypot(up(sigma), z80 * chance, missed < 0 ? down(by) : up(by));
  const below = Math.hypot(down(sigma), z80 * chance, down(by));
  return { expected, low: Math.max(0, expected - below), high: expected + above };
}
