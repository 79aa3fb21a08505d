// The second half of the library, `rapport-cli/purchase`: whoever values a contract needs none of it.
export type { ChargeInterval } from './charge-interval.ts';
export type { Charges } from './charges.ts';
export type { FittedPurchases } from './fit-purchases.ts';
export { fitPurchases } from './fit-purchases.ts';
export type { FittedSpend } from './fit-spend.ts';
export { fitSpend } from './fit-spend.ts';
export type { PurchaseSpending, SpendLaw } from './gamma-gamma.ts';
export type { PurchaseCells, PurchaseHistories } from './purchase-cells.ts';
export { purchaseCells } from './purchase-cells.ts';
export type {
  PurchaseHistory,
  PurchaseLaw,
  PurchaseModel,
  PurchaseModelName,
} from './purchase-model.ts';
export { purchaseModelNames } from './purchase-model.ts';
export { purchaseModels } from './purchase-models.ts';
export type { PurchaseShape } from './purchase-shape.ts';
export type { PurchaseDays } from './purchase-totals.ts';
export type { Regularity } from './regularity.ts';
export { regularityOf } from './regularity.ts';
