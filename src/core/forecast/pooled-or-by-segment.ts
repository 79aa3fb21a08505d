import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { chooseForecaster, leastDifference } from './choose-forecaster.ts';
import { type Forecaster, pastRate } from './forecaster.ts';

/** The results of comparing one pooled fit with a fit for each segment. */
export const poolingResults = ['differ', 'no more than chance', 'unknown'] as const;

/** Whether a fit for each segment describes the customers better than one pooled fit. */
export interface PoolingComparison {
  /** The model of both fits; null where none could be fitted to every segment. */
  readonly model: PurchaseModelName | null;
  readonly aicTogether: number | null;
  readonly aicApart: number | null;
  /** Segments differ where the AIC of the fits by segment is lower by at least 2. */
  readonly verdict: (typeof poolingResults)[number];
}

/**
 * Compares a model fitted to all customers pooled with the same model fitted to each segment.
 *
 *     AIC by segment = Σ AICᵢ = 2 k g − 2 Σ log Lᵢ,  k parameters for each of g segments
 *
 * Fits by segment are always nearer to the data; the AIC charges them for their additional parameters. The
 * model is the one that is chosen for all customers, of those that could be fitted to every segment.
 *
 * @param pooled - the models fitted to all customers
 * @param bySegment - for each segment, the models fitted to it
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2.6, for what a difference says
 */
export function pooledOrBySegment(
  pooled: readonly Forecaster[],
  bySegment: readonly (readonly Forecaster[])[],
): PoolingComparison {
  const aics = new Map(
    pooled.map(({ name }) => [
      name,
      bySegment
        .map((fits) => fits.find((each) => each.name === name)?.fit?.aic ?? Number.NaN)
        .reduce((sum, aic) => sum + aic, 0),
    ]),
  );
  const possible = pooled.filter(({ name }) => !Number.isNaN(aics.get(name)));
  const { name, fit } = chooseForecaster(possible, pastRate).chosen;
  const aicApart = aics.get(name);
  if (fit === undefined || aicApart === undefined)
    return { model: null, aicTogether: null, aicApart: null, verdict: 'unknown' };
  const differ = fit.aic - aicApart >= leastDifference;
  return {
    model: fit.model,
    aicTogether: fit.aic,
    aicApart,
    verdict: differ ? 'differ' : 'no more than chance',
  };
}
