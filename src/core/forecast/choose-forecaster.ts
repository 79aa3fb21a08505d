import type { Forecaster } from './forecaster.ts';

/**
 * Why a forecaster was chosen. `aic`: the least AIC. `only`: no other could be fitted. `fallback`: none could.
 * `saved model`: the request names a saved model.
 */
export const choiceReasons = ['aic', 'only', 'fallback', 'saved model'] as const;

/** The forecaster chosen, and why. */
export interface Choice {
  readonly chosen: Forecaster;
  readonly chosenBy: (typeof choiceReasons)[number];
  /** The model chosen and those whose AIC is less than 2 away from its own: the data do not distinguish them. */
  readonly indistinguishable: readonly string[];
}

/** Models whose AIC differs by less than this are not distinguished. */
export const leastDifference = 2;

/**
 * The model with the least AIC on the whole log. A backtest has no part in the choice: it uses less of the log, so that
 * it finds the true model less often.
 *
 * A model whose parameters are not determined can be chosen as well: where all customers stop with the same
 * probability, the likelihood of BG/NBD has no maximum, but its forecast is right, and that of NBD far too high. A model
 * in which nobody is seen to stop is left out, since NBD is the same with fewer parameters. The fallback is chosen where
 * no other model is fitted.
 *
 * @param fitted - the models, fitted to the same customers
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2.6, for what a difference of AIC says
 */
export function chooseForecaster(fitted: readonly Forecaster[], fallback: Forecaster): Choice {
  const possible = fitted.filter(({ fit }) => fit !== undefined && fit.status !== 'no-dropout');
  const [first, ...others] = possible;
  if (first === undefined) return { chosen: fallback, chosenBy: 'fallback', indistinguishable: [] };
  const chosen = others.reduce((a, b) => (aicOf(b) < aicOf(a) ? b : a), first);
  const indistinguishable = possible
    .filter((each) => Math.abs(aicOf(each) - aicOf(chosen)) < leastDifference)
    .map(({ name }) => name);
  return { chosen, chosenBy: others.length === 0 ? 'only' : 'aic', indistinguishable };
}

const aicOf = ({ fit }: Forecaster): number => fit?.aic ?? Infinity;
