import { families } from './families.ts';
import { type ModelName, modelNames } from './family.ts';
import type { FittedModel } from './fit-model.ts';

type Compared = Pick<FittedModel, 'model' | 'aic' | 'parameters'>;

/** The best of several models by AIC. */
export interface BestModel {
  readonly best: FittedModel;
  /** The other models, from the closest on, with the difference of their AIC from the best. */
  readonly beaten: readonly { readonly model: ModelName; readonly aicDifference: number }[];
}

/**
 * Compares for sorting: the least AIC first. AICs that agree to ten digits count as equal, because a fit is not more
 * precise; then the model with fewer parameters comes first. So the order is the same on every machine.
 *
 * Two models that are the same at whole periods, the geometric and the exponential or the two Weibulls, have equal AICs
 * where only whole periods were observed. Then the one in whole periods comes first: it says no more than was observed,
 * and its mean is that of the payments.
 */
export function byAic(a: Compared, b: Compared): number {
  const printed = ({ aic }: Compared) => Number(aic.toPrecision(10));
  const size = ({ parameters }: Compared) => Object.keys(parameters).length;
  const place = ({ model }: Compared) => modelNames.indexOf(model);
  const continuous = ({ model }: Compared) => (families[model].inPeriods ? 0 : 1);
  return (
    printed(a) - printed(b) ||
    size(a) - size(b) ||
    continuous(a) - continuous(b) ||
    place(a) - place(b)
  );
}

/** Pairs of models of which the one in whole periods has the curve of the other at their ends. */
const twins: Readonly<Partial<Record<ModelName, ModelName>>> = {
  geometric: 'exponential',
  exponential: 'geometric',
  'discrete-weibull': 'weibull',
  weibull: 'discrete-weibull',
};

/** A larger difference of AIC shows that two models were compared within periods as well. */
const sameAic = 0.005;

/** Whether two fitted models have the same curve at whole periods, so that whole periods cannot tell them apart. */
export const sameAtPeriods = (a: Compared, b: Compared): boolean =>
  twins[a.model] === b.model && Math.abs(a.aic - b.aic) < sameAic;

/**
 * The model with the least AIC, by {@link byAic}.
 *
 * @param fits - of the same stays
 * @see Akaike (1974), IEEE Transactions on Automatic Control 19(6); differences below about 2 mean little
 */
export function bestModel(fits: readonly FittedModel[]): BestModel | null {
  const [best, ...others] = [...fits].sort(byAic);
  if (best === undefined) return null;
  const beaten = others.map(({ model, aic }) => ({ model, aicDifference: aic - best.aic }));
  return { best, beaten };
}
