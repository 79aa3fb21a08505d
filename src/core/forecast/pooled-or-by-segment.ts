import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import type { Forecaster } from './forecaster.ts';

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

/** A smaller difference of AIC means little. */
const leastDifference = 2;

/**
 * Compares a model fitted to all customers pooled with the same model fitted to each segment.
 *
 *     AIC by segment = Σ AICᵢ = 2 k g − 2 Σ log Lᵢ,  k parameters for each of g segments
 *
 * Fits by segment are always nearer to the data; the AIC charges them for their additional parameters. The
 * model is the one that fits all customers best, of those that could be fitted to every segment.
 *
 * @param pooled - the models fitted to all customers
 * @param bySegment - for each segment, the models fitted to it
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2.6, for what a difference says
 */
export function pooledOrBySegment(
  pooled: readonly Forecaster[],
  bySegment: readonly (readonly Forecaster[])[],
): PoolingComparison {
  const candidates = pooled.flatMap(({ fit }) => {
    if (fit === undefined) return [];
    const aics = bySegment.map((fits) => fits.find(({ name }) => name === fit.model)?.fit?.aic);
    const sum = aics.reduce((total: number, aic) => total + (aic ?? Number.NaN), 0);
    if (Number.isNaN(sum)) return [];
    return [{ model: fit.model, aicTogether: fit.aic, aicApart: sum }];
  });
  const [first, ...others] = candidates;
  if (first === undefined)
    return { model: null, aicTogether: null, aicApart: null, verdict: 'unknown' };
  const best = others.reduce((a, b) => (b.aicTogether < a.aicTogether ? b : a), first);
  const differ = best.aicTogether - best.aicApart >= leastDifference;
  return { ...best, verdict: differ ? 'differ' : 'no more than chance' };
}
