import { randomSource } from '../numeric/random.ts';
import { eachHistory, type Histories, sumOver, thinnedCells } from '../purchase/purchase-cells.ts';
import { purchaseVariance } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { HeldOutPurchases } from './backtest.ts';
import type { Forecaster } from './forecaster.ts';
import { parameterDraws } from './parameter-draws.ts';
import { type Band, bandOf, deviation } from './total-spread.ts';

/** The uncertainty of the purchases in the whole time: of the logarithm of their total, and their variance by chance. */
export interface WholeSpread {
  readonly expected: number;
  readonly parameters: number;
  readonly variance: number;
}

/** The sizes of the samples of histories, and the draws, by which shorter times are compared with the whole. */
const forParameters = 50;
const forPurchases = 100;
const mostDraws = 100;

/**
 * The bands of the purchases up to several times, the last of them that of the whole time.
 *
 * Both parts of the uncertainty of the whole are known. How they grow is computed at three times from a few of the
 * histories and the first of the same draws, and is a straight line in between:
 *
 *     σ(t) = σ · s(t)/s(T),   Var(t) = E(t) · Var(T)/E(T) · f(t)/f(T)
 *
 * with s the standard deviation of log Σ E_θ(X), and f the variance of the purchases ÷ their expectation, which is 1 at 0.
 *
 * @param expected - the purchases that are expected up to each time
 * @param times - in the unit of the histories, rising; the last is the whole time
 */
export function bandsUpTo(
  forecaster: Forecaster,
  { cells, length }: Pick<HeldOutPurchases, 'cells' | 'length'>,
  times: readonly number[],
  expected: readonly number[],
  whole: WholeSpread,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly Band[] {
  const knots = [Math.min(times[0] ?? length, length / 4), length / 2, length];
  const spread = knotSpread(
    forecaster,
    thinnedCells(cells, forParameters),
    knots,
    Math.min(draws, mostDraws),
    seed,
  );
  const some = thinnedCells(cells, forPurchases);
  const factor = knots.map((time) => dispersion(forecaster.law, some, time));
  const ofWhole = whole.expected > 0 ? whole.variance / whole.expected : 0;
  return expected.map((each, i) => {
    const time = times[i] ?? length;
    const variance = each * ofWhole * relative([0, ...knots], [1, ...factor], time);
    const parameters = whole.parameters * relative(knots, spread, time);
    return bandOf(each, { parameters: [parameters], missed: 0, chance: Math.sqrt(variance) });
  });
}

/** The standard deviation of log Σ E_θ(X) up to each time, over the same draws of θ. */
function knotSpread(
  { law, uncertain }: Forecaster,
  histories: Histories,
  times: readonly number[],
  draws: number,
  seed: number,
): number[] {
  if (uncertain === undefined) return times.map(() => 0);
  const next = parameterDraws(uncertain, randomSource(seed));
  const drawn = Array.from({ length: draws }, () => {
    const ofDraw = uncertain.lawOf(next()) ?? law;
    return times.map((time) =>
      Math.log(sumOver(histories, (history) => ofDraw.expected(history, time))),
    );
  });
  return times.map((_, k) => deviation(drawn.map((logs) => logs[k] ?? Number.NaN)));
}

/** The variance of all purchases up to a time by chance, ÷ their expectation; 1 where none is expected. */
function dispersion(law: PurchaseLaw, histories: Histories, time: number): number {
  const sums = { expected: 0, variance: 0 };
  eachHistory(histories, (history, i) => {
    const weight = histories.weight[i] as number;
    const expected = law.expected(history, time);
    sums.expected += weight * expected;
    sums.variance += weight * purchaseVariance(law.chances(history, time), expected);
  });
  return sums.expected > 0 ? sums.variance / sums.expected : 1;
}

/** The value at a time ÷ that at the last knot, on straight lines between the knots; 1 where the last is 0. */
function relative(knots: readonly number[], values: readonly number[], time: number): number {
  const last = values.at(-1) ?? 0;
  if (!(last > 0)) return 1;
  const next = knots.findIndex((knot) => knot >= time);
  if (next === 0) return (values[0] ?? 0) / last;
  if (next < 0) return 1;
  const [from, to] = [knots[next - 1] ?? 0, knots[next] ?? 0];
  const [before, after] = [values[next - 1] ?? 0, values[next] ?? 0];
  return (before + ((after - before) * (time - from)) / (to - from)) / last;
}
