import type { FittedModel } from './fit-model.ts';
import { type ModelName, modelNames } from './model.ts';

export interface BestModel {
  readonly best: FittedModel;
  /** The others, from the closest on; by how much their AIC is greater. */
  readonly beaten: readonly { readonly model: ModelName; readonly aicDifference: number }[];
}

/**
 * For sorting: the least AIC first. AICs that agree to ten digits are equal, since a fit does not tell more; then
 * the model with fewer parameters comes first. So the order is the same on every machine.
 */
export function byAic(
  a: Pick<FittedModel, 'model' | 'aic'>,
  b: Pick<FittedModel, 'model' | 'aic'>,
): number {
  const printed = ({ aic }: Pick<FittedModel, 'aic'>) => Number(aic.toPrecision(10));
  return printed(a) - printed(b) || modelNames.indexOf(a.model) - modelNames.indexOf(b.model);
}

/**
 * The model that describes the stays best for the number of its parameters: the first by `byAic`.
 *
 * @param fits - of the same stays
 * @see Akaike (1974), IEEE Transactions on Automatic Control 19(6); differences below about 2 say little
 */
export function bestModel(fits: readonly FittedModel[]): BestModel | null {
  const [best, ...others] = [...fits].sort(byAic);
  if (best === undefined) return null;
  const beaten = others.map(({ model, aic }) => ({ model, aicDifference: aic - best.aic }));
  return { best, beaten };
}
