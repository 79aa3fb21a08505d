// The second half of the library, `rapport-cli/purchase`: whoever values a contract needs none of it.

export type { CalendarPeriods, CohortUnit } from '../cohorts/calendar-periods.ts';
export { calendarPeriods, cohortUnits } from '../cohorts/calendar-periods.ts';
export type { Cohorts, Intakes } from '../cohorts/cohorts.ts';
export { byIntake, intakes } from '../cohorts/cohorts.ts';
export type { CumulativeSpend } from '../cohorts/cumulative-spend.ts';
export { addedSpend, cumulativeSpend } from '../cohorts/cumulative-spend.ts';
export type { PaybackTerms } from '../cohorts/payback-day.ts';
export { paybackDay } from '../cohorts/payback-day.ts';
export type { RetentionRow } from '../cohorts/retention-triangle.ts';
export { addedRetention, retentionTriangle } from '../cohorts/retention-triangle.ts';
export type { RevenueKept } from '../cohorts/revenue-kept.ts';
export { revenueKept } from '../cohorts/revenue-kept.ts';
export type {
  PurchasesAhead,
  SpendMonth,
  SpendMonths,
  SpendMonthsTest,
} from './calendar/spend-months.ts';
export { spendFactor, spendMonths, spendMonthsReasons } from './calendar/spend-months.ts';
export type { ChargeInterval } from './charge-interval.ts';
export type { Charges } from './charges.ts';
export type { FittedPurchases } from './fit-purchases.ts';
export { fitPurchases } from './fit-purchases.ts';
export type { FittedSpend, PurchaseSpending, SpendLaw } from './gamma-gamma.ts';
export { fitSpend } from './gamma-gamma.ts';
export type { PurchaseCells, PurchaseHistories, PurchaseHistory } from './purchase-cells.ts';
export { purchaseCells } from './purchase-cells.ts';
export type {
  PurchaseLaw,
  PurchaseModel,
  PurchaseModelName,
} from './purchase-model.ts';
export { purchaseModelNames } from './purchase-model.ts';
export { purchaseModels } from './purchase-models.ts';
export type { PurchaseDays } from './purchase-totals.ts';
export type { PurchaseShape, Regularity } from './regularity.ts';
export { regularityOf } from './regularity.ts';
