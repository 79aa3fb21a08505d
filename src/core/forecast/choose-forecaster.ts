import type { Forecaster } from './forecaster.ts';

/** A forecaster with how near it came in a backtest; absent where there was none. */
export interface Candidate {
  readonly forecaster: Forecaster;
  readonly mae?: number;
}

/**
 * Why a forecaster was chosen. `aic after a tie`: held-out errors differ by no more than chance. `only`: no other could
 * be fitted. `fallback`: none could. `saved model`: it was fitted before.
 */
export const choiceReasons = [
  'held-out error',
  'aic after a tie',
  'aic',
  'only',
  'fallback',
  'saved model',
] as const;

export interface Choice {
  readonly chosen: Forecaster;
  readonly chosenBy: (typeof choiceReasons)[number];
  /** Models whose AIC is less than 2 above the least: the data do not tell them apart. */
  readonly indistinguishable: readonly string[];
}

/** AIC that is no more than this apart says nothing. */
const apart = 2;
/** A model whose AIC is farther above the least has essentially no support (Burnham & Anderson 2004). */
const unsupported = 10;

/**
 * The model with the least held-out error, else with the least AIC. Where few customers were held out chance decides
 * which error is least: a model without support by its AIC is chosen only if its error is less beyond chance. Models
 * that found no top of their likelihood are chosen only where none did; with nothing fitted, everybody goes on as so far.
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
    .filter((candidate) => aic(candidate) - least < apart)
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
