import type { FittedModel } from './fit-model.ts';
import { type ModelName, modelNames } from './model.ts';

type Compared = Pick<FittedModel, 'model' | 'aic' | 'parameters'>;

export interface BestModel {
  readonly best: FittedModel;
  /** The others, from the closest on; by how much their AIC is greater. */
  readonly beaten: readonly { readonly model: ModelName; readonly aicDifference: number }[];
}

/**
 * For sorting: the least AIC first. AICs that agree to ten digits are equal, since a fit does not tell more; then
 * the model with fewer parameters comes first. So the order is the same on every machine.
 */
export function byAic(a: Compared, b: Compared): number {
  const printed = ({ aic }: Compared) => Number(aic.toPrecision(10));
  const size = ({ parameters }: Compared) => Object.keys(parameters).length;
  const place = ({ model }: Compared) => modelNames.indexOf(model);
  return printed(a) - printed(b) || size(a) - size(b) || place(a) - place(b);
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
