import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import { purchaseVariance } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { type Histories, sumOver, thinnedCells } from '../purchase/thinned-cells.ts';
import type { Forecaster } from './forecaster.ts';
import { parameterDraws } from './parameter-draws.ts';

/** How far a total of purchases may lie from what is expected, as standard deviations of its logarithm. */
export interface TotalSpread {
  /** From the parameters of the model, which the data leave open; 0 where they do not say how far. */
  readonly parameters: number;
  /** Var(ΣX)/E(ΣX): purchases of customers are random even where the parameters are known. */
  readonly dispersion: number;
}

/** Histories that tell the parameters' part of a spread, and the purchases' part. */
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
 * Where there are many histories, 500 and 5,000 of them stand for all.
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
  ).filter(Number.isFinite);
  const some = thinnedCells(cells, forPurchases);
  const variance = sumOver(some, (history) =>
    purchaseVariance(law.chances(history, ahead), law.expected(history, ahead)),
  );
  const expected = expectedTotal(law, some, ahead);
  return {
    parameters: logs.length < 2 ? 0 : deviation(logs),
    dispersion: expected > 0 ? variance / expected : 1,
  };
}

/** Σ E(X) over histories. */
const expectedTotal = (law: PurchaseLaw, histories: Histories, ahead: number): number =>
  sumOver(histories, (history) => law.expected(history, ahead));

function deviation(values: readonly number[]): number {
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

/**
 * A total with the band in which it lies with a chance of 80 %. What moves it as a whole, parameters and the like,
 * multiplies; the chance of each purchase adds, and matters most where few are expected. The two are independent:
 *
 *     high − E = √[(E e^{1.28 σ} − E)² + (1.28 s)²],  E − low likewise, and low ≥ 0
 *
 * @param factors - standard deviations of the logarithm, independent of each other; σ² is the sum of their squares
 * @param chance - s, the standard deviation of the total where nothing but chance is left
 */
export function bandOf(expected: number, factors: readonly number[], chance: number): Band {
  const factor = Math.exp(z80 * Math.sqrt(factors.reduce((sum, each) => sum + each * each, 0)));
  const above = Math.hypot(expected * (factor - 1), z80 * chance);
  const below = Math.hypot(expected * (1 - 1 / factor), z80 * chance);
  return { expected, low: Math.max(0, expected - below), high: expected + above };
}
