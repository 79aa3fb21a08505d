import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { eachHistory, type Histories, sumOver, thinnedCells } from '../purchase/purchase-cells.ts';
import { purchaseVariance } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { expectedPurchases } from './expected-purchases.ts';
import type { Forecaster } from './forecaster.ts';
import { parameterDraws } from './parameter-draws.ts';

/** How far purchases may lie from what is expected of them. */
export interface TotalSpread {
  /**
   * From the parameters of the model, which the data leave open: the standard deviation of the logarithm of the
   * total; 0 where the data do not say how far.
   */
  readonly parameters: number;
  /** E(X) of each history. */
  readonly expected: Float64Array;
  /** By chance alone: Var(X) of each history. */
  readonly variance: Float64Array;
}

/** Histories that tell the parameters' part of a spread, and the part of chance. */
const forParameters = 500;
const forPurchases = 5000;

export interface SpreadTerms {
  readonly draws: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Both parts of the spread of the purchases of all customers in the time `ahead`.
 *
 *     parameters: s of log Σ E_θ(X) over θ ~ N(θ̂, H⁻¹)
 *
 * Where there are many histories, 500 and 5,000 of them stand for all: a history has Var/E of the one that
 * stands for it.
 */
export function totalSpread(
  { law, uncertain }: Forecaster,
  cells: PurchaseCells,
  ahead: number,
  { draws, random }: SpreadTerms,
): TotalSpread {
  const few = thinnedCells(cells, forParameters);
  const next = uncertain === undefined ? undefined : parameterDraws(uncertain, random);
  const logs = Array.from({ length: next === undefined ? 0 : draws }, () =>
    Math.log(expectedTotal(uncertain?.lawOf(next?.() ?? []) ?? law, few, ahead)),
  );
  const expected = expectedPurchases(law, cells, ahead);
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
  const found = new Float64Array(cells.count);
  const part = cells.customers / some.count;
  let before = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const weight = cells.weight[cell] as number;
    const place = some === cells ? cell : Math.floor((before + weight / 2) / part);
    found[cell] = (each[cell] as number) * (ratio[Math.min(place, some.count - 1)] as number);
    before += weight;
  }
  return found;
}

/** Σ E(X) over histories. */
const expectedTotal = (law: PurchaseLaw, histories: Histories, ahead: number): number =>
  sumOver(histories, (history) => law.expected(history, ahead));

/** The standard deviation of those that are numbers; 0 of fewer than two. */
export function deviation(drawn: readonly number[]): number {
  const values = drawn.filter(Number.isFinite);
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** An expected figure with its P10 and P90. */
export interface Band {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Φ⁻¹(0.9): eight of ten lie within so many standard deviations. */
const z80 = 1.2815515655446004;

/** What moves a total, each apart from the others. */
export interface Moves {
  /** Standard deviations of its logarithm, from parameters. */
  readonly parameters: readonly number[];
  /** By how much the backtest was off beyond chance, as a logarithm: below 0 where less came than foreseen. */
  readonly missed: number;
  /** The standard deviation of the total where nothing but chance is left. */
  readonly chance: number;
}

/**
 * A total with the band in which it lies with a chance of 80 %. Parameters multiply; chance adds, and matters most where
 * few purchases are expected. What the backtest missed widens both ends; where less came than was foreseen, the
 * upper end goes no farther up than the lower one goes down. Distances from E add up as squares:
 *
 *     up:   E (e^{zσ} − 1), z s, E (e^{zμ} − 1) or E (1 − e^{−z|μ|}) where μ < 0
 *     down: E (1 − e^{−zσ}), z s, E (1 − e^{−z|μ|}), and not below 0;  z = 1.2816
 *
 * with σ of the parameters, s of chance and μ what was missed.
 */
export function bandOf(expected: number, { parameters, missed, chance }: Moves): Band {
  const up = (log: number) => expected * Math.expm1(z80 * log);
  const down = (log: number) => -expected * Math.expm1(-z80 * log);
  const sigma = Math.hypot(...parameters);
  const by = Math.abs(missed);
  const above = Math.hypot(up(sigma), z80 * chance, missed < 0 ? down(by) : up(by));
  const below = Math.hypot(down(sigma), z80 * chance, down(by));
  return { expected, low: Math.max(0, expected - below), high: expected + above };
}
