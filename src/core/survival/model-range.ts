import { byAic } from './choose-model.ts';
import type { FittedModel } from './fit-model.ts';
import { fittedCurve } from './fitted-curve.ts';
import { type ModelFit, modelFit, observedCurve } from './model-fit.ts';
import type { Stays } from './stays.ts';

/** A fitted model, and how far its curve is from the data. */
export interface RankedModel {
  readonly fitted: FittedModel;
  /** null where too few were at risk to tell. */
  readonly fit: ModelFit | null;
}

/**
 * The models with how far each is from the data, the best first.
 *
 * @param fits - all fitted to these stays
 */
export function rankedModels(stays: Stays, fits: readonly FittedModel[]): RankedModel[] {
  if (fits.length === 0) return [];
  const observed = observedCurve(stays);
  return [...fits]
    .sort(byAic)
    .map((fitted) => ({ fitted, fit: observed && modelFit(fittedCurve(fitted), observed) }));
}

/** From this difference of AIC on, a model has essentially no support from the data. */
const unsupported = 10;

/**
 * The models over which a figure that rests on times beyond the data is given as a range. The data cannot choose
 * between them there.
 *
 * Where the best model fits, these are the models whose AIC is less than 10 above its own, and which are not unfit
 * themselves. Where it is doubtful, none of them describes the data, and all that were fitted count.
 *
 * @param ranked - the best first
 * @returns models in the same order; none where the best is unfit, so that no model says what lies beyond the data
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., 2.6: a model with a difference above
 *   10 has "essentially no" support
 */
export function modelsInRange(ranked: readonly RankedModel[]): readonly FittedModel[] {
  const [best] = ranked;
  if (best === undefined || best.fit?.result === 'unfit') return [];
  const all = best.fit?.result === 'doubtful';
  return ranked.flatMap(({ fitted, fit }) => {
    const supported = fitted.aic - best.fitted.aic < unsupported && fit?.result !== 'unfit';
    return all || supported ? [fitted] : [];
  });
}
