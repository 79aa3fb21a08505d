import type { FittedModel } from './fit-model.ts';
import type { ModelName } from './model.ts';

export interface BestModel {
  readonly best: FittedModel;
  /** The others, from the closest on; by how much their AIC is greater. */
  readonly beaten: readonly { readonly model: ModelName; readonly aicDifference: number }[];
}

/**
 * The model that describes the stays best for the number of its parameters: the one with the least
 * AIC. Of equals the one with fewer parameters, then the first.
 *
 * @param fits - of the same stays
 * @see Akaike (1974), IEEE Transactions on Automatic Control 19(6); differences below about 2 say little
 */
export function bestModel(fits: readonly FittedModel[]): BestModel | null {
  const size = ({ parameters }: FittedModel) => Object.keys(parameters).length;
  const [best, ...others] = [...fits].sort((a, b) => a.aic - b.aic || size(a) - size(b));
  if (best === undefined) return null;
  const beaten = others.map(({ model, aic }) => ({ model, aicDifference: aic - best.aic }));
  return { best, beaten };
}
