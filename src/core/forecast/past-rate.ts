import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import { negativeBinomialChances } from '../purchase/purchase-chances.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';

/**
 * The plain rule that models have to beat: everybody goes on to buy as often as so far, and nobody stops.
 *
 *     rate = x / T, purchases in the time t ~ Poisson(rate · t)
 *
 * Who has never come back is expected never to.
 */
export const pastRateLaw: PurchaseLaw = {
  alive: () => 1,
  aliveAfter: () => 1,
  expected: (history, ahead) => rateOf(history) * ahead,
  buysWithin: (history, ahead) => -Math.expm1(-rateOf(history) * ahead),
  // A gamma law that is this narrow is one rate.
  chances: (history, ahead) => negativeBinomialChances(narrow, narrow, rateOf(history) * ahead),
  discounted: (history, discount) => rateOf(history) / discount,
};

const narrow = 1e12;

const rateOf = ({ purchases, age }: PurchaseHistory): number => (age > 0 ? purchases / age : 0);
