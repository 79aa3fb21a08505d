import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import type { Forecaster } from './forecaster.ts';

/** What comparing fits apart with one fit can say of groups. */
export const apartVerdicts = ['differ', 'no more than chance', 'unknown'] as const;

/** Whether it was worth fitting groups of customers apart. */
export interface ApartOrTogether {
  /** The same on both sides; null where none could be fitted to every group. */
  readonly model: PurchaseModelName | null;
  readonly aicTogether: number | null;
  readonly aicApart: number | null;
  /** Groups whose AIC apart is not at least 2 less differ no more than chance would have it. */
  readonly verdict: (typeof apartVerdicts)[number];
}

/** AIC that is less than this apart says nothing. */
const telling = 2;

/**
 * Compares one model fitted to all customers with the same fitted to each group.
 *
 *     AIC apart = Σ AICᵢ = 2 k g − 2 Σ log Lᵢ,  k parameters for each of g groups
 *
 * Fits apart always come nearer to the data, so that the parameters that this takes are counted against them. The
 * model is the one that fits all customers best, of those that could be fitted to every group.
 *
 * @param together - the models fitted to all customers
 * @param apart - of each group, the models fitted to it
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2.6, for what a difference says
 */
export function apartOrTogether(
  together: readonly Forecaster[],
  apart: readonly (readonly Forecaster[])[],
): ApartOrTogether {
  const candidates = together.flatMap(({ fit }) => {
    if (fit === undefined) return [];
    const own = apart.map((fits) => fits.find(({ name }) => name === fit.model)?.fit?.aic);
    const sum = own.reduce((total: number, aic) => total + (aic ?? Number.NaN), 0);
    if (Number.isNaN(sum)) return [];
    return [{ model: fit.model, aicTogether: fit.aic, aicApart: sum }];
  });
  const [first, ...others] = candidates;
  if (first === undefined)
    return { model: null, aicTogether: null, aicApart: null, verdict: 'unknown' };
  const best = others.reduce((a, b) => (b.aicTogether < a.aicTogether ? b : a), first);
  const differ = best.aicTogether - best.aicApart >= telling;
  return { ...best, verdict: differ ? 'differ' : 'no more than chance' };
}
