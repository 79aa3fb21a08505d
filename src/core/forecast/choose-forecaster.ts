import type { Forecaster } from './forecaster.ts';

/** A forecaster with its mean absolute error in the backtest; absent without a backtest. */
export interface Candidate {
  readonly forecaster: Forecaster;
  readonly mae?: number;
}

/**
 * Why a forecaster was chosen. `aic after a tie`: held-out errors differ by no more than chance. `only`: no other could
 * be fitted. `fallback`: none could. `saved model`: the request names a saved model.
 */
export const choiceReasons = [
  'held-out error',
  'aic after a tie',
  'aic',
  'only',
  'fallback',
  'saved model',
] as const;

/** The forecaster chosen, and why. */
export interface Choice {
  readonly chosen: Forecaster;
  readonly chosenBy: (typeof choiceReasons)[number];
  /** Models whose AIC is less than 2 above the least: the data do not distinguish them. */
  readonly indistinguishable: readonly string[];
}

/** Models whose AIC differs by less than this are not distinguished. */
const leastDifference = 2;
/** A model whose AIC is farther above the least has essentially no support (Burnham & Anderson 2004). */
const unsupported = 10;

/**
 * The model with the least held-out error, or, without a backtest, with the least AIC. With few customers the least
 * error is a matter of chance: a model without support by its AIC is chosen only if its error is less beyond chance.
 * Models without a maximum of their likelihood are chosen only where no model has one; the fallback where none is
 * fitted.
 *
 * @param isClear - whether the held-out error of the first is less than that of the second beyond chance
 */
export function chooseForecaster(
  candidates: readonly Candidate[],
  fallback: Forecaster,
  isClear: (one: Forecaster, other: Forecaster) => boolean,
): Choice {
  const settled = candidates.filter(({ forecaster }) => forecaster.fit?.status === 'converged');
  const flat = candidates.filter(({ forecaster }) => forecaster.fit?.status !== 'no-dropout');
  const open = settled.length > 0 ? settled : flat;
  const [first] = open;
  if (first === undefined) return { chosen: fallback, chosenBy: 'fallback', indistinguishable: [] };
  const aic = ({ forecaster }: Candidate) => forecaster.fit?.aic ?? Infinity;
  const least = Math.min(...open.map(aic));
  const indistinguishable = open
    .filter((candidate) => aic(candidate) - least < leastDifference)
    .map(({ forecaster }) => forecaster.name);
  const tested = open.every(({ mae }) => mae !== undefined);
  const leastOf = (by: (candidate: Candidate) => number) =>
    open.reduce((a, b) => (by(b) < by(a) ? b : a)).forecaster;
  const likeliest = leastOf(aic);
  if (open.length === 1) return { chosen: likeliest, chosenBy: 'only', indistinguishable };
  if (!tested) return { chosen: likeliest, chosenBy: 'aic', indistinguishable };
  const nearest = leastOf(({ mae = Infinity }) => mae);
  const gap = (nearest.fit?.aic ?? Infinity) - least;
  return gap > unsupported && !isClear(nearest, likeliest)
    ? { chosen: likeliest, chosenBy: 'aic after a tie', indistinguishable }
    : { chosen: nearest, chosenBy: 'held-out error', indistinguishable };
}
