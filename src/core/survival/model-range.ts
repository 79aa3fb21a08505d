import type { FittedModel } from './fit-model.ts';
import type { FitVerdict } from './model-fit.ts';

/** A fitted model, and whether it fits; null where the data are too few to tell. */
export interface JudgedModel {
  readonly fit: FittedModel;
  readonly verdict: FitVerdict | null;
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
 * @param best - one of `all`: that of the least AIC
 * @returns models in the order of `all`, the best among them
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., 2.6: a model with a difference above
 *   10 has "essentially no" support
 */
export function comparedModels(
  best: JudgedModel,
  all: readonly JudgedModel[],
): readonly FittedModel[] {
  const compared = all.filter(
    (each) =>
      each === best ||
      (best.verdict !== 'fits' && best.verdict !== null) ||
      (each.fit.aic - best.fit.aic < unsupported && each.verdict !== 'unfit'),
  );
  return compared.map(({ fit }) => fit);
}
