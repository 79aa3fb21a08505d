import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import type { Forecaster } from './forecaster.ts';
import { pastRateLaw } from './past-rate.ts';

/** So many repeat purchases tell a rhythm. */
export const rhythmPurchases = 2;

/**
 * The chance that a customer with this rhythm, who has not stopped, would have been silent for as long: no purchase
 * between the last one and today.
 *
 *     P(silent) = ((α + t_x)/(α + T))^(r + x)
 *
 * It tells whether a silence is long for this customer, and not for the shop: a week is, for a daily buyer.
 */
export function silenceChance(forecaster: Forecaster): (history: PurchaseHistory) => number {
  const law = stayingLaw(forecaster);
  return ({ purchases, recency, age }) =>
    1 - law.buysWithin({ purchases, recency, age: recency }, age - recency);
}

/** The same customers, were none of them ever to stop. */
function stayingLaw({ fit }: Forecaster): PurchaseLaw {
  const { r, alpha } = fit?.parameters ?? {};
  return r === undefined || alpha === undefined ? pastRateLaw : purchaseModels.nbd.law([r, alpha]);
}
