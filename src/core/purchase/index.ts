// The second half of the library, `rapport-cli/purchase`: whoever values a contract needs none of it.
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
