import type { PurchaseDays } from '../../../core/purchase/purchase-totals.ts';
import { regularityOf } from '../../../core/purchase/regularity.ts';
import { type Problem, problem } from '../../../problems/problem.ts';

/** What speaks against models of random buying: charges of contracts, or else a rhythm. */
export function regularityProblems(days: PurchaseDays): readonly Problem[] {
  const { charges, areCharges, shape, isRhythmic } = regularityOf(days);
  if (areCharges && charges !== null) {
    const { interval, share, gaps } = charges;
    return [problem('charges-regular', { interval, share, gaps })];
  }
  if (!isRhythmic || shape === null) return [];
  const { k, low, high } = shape;
  return [problem('purchases-regular', { k, low, high })];
}
