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
export type { Calendar, CalendarEvent, ShopClock } from './calendar/calendar.ts';
export { shopClock } from './calendar/calendar.ts';
export type { CalendarBin, CalendarBins, DatedEvent, DayRange } from './calendar/calendar-bins.ts';
export { calendarBins, repeatsByBin } from './calendar/calendar-bins.ts';
export type { CalendarShape } from './calendar/calendar-design.ts';
export { plainShape } from './calendar/calendar-design.ts';
export type { CalendarEstimate, EstimateKind } from './calendar/calendar-estimate.ts';
export { calendarEstimate, lawWith } from './calendar/calendar-estimate.ts';
export type { CalendarTest } from './calendar/calendar-test.ts';
export type {
  CalendarFinding,
  CalendarRequest,
  CalendarSwitch,
  PartFinding,
  SeasonReason,
  TrendReason,
} from './calendar/choose-calendar.ts';
export { chooseCalendar } from './calendar/choose-calendar.ts';
export type { ClockedTimes } from './calendar/clocked-law.ts';
export { clockedLaw } from './calendar/clocked-law.ts';
export type { CalendarData, CalendarMaximum } from './calendar/fit-calendar.ts';
export { fitCalendar } from './calendar/fit-calendar.ts';
export type {
  PurchasesAhead,
  SpendMonth,
  SpendMonths,
  SpendMonthsTest,
} from './calendar/spend-months.ts';
export { spendFactor, spendMonths, spendMonthsReasons } from './calendar/spend-months.ts';
export type { ChargeInterval } from './charge-interval.ts';
export type { Charges } from './charges.ts';
export type { CustomerSummary, PurchaseUnit, SummaryTerms } from './customer-summary.ts';
export { customerSummary, daysPerUnit, purchaseUnits } from './customer-summary.ts';
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
export type { PurchaseDays, PurchaseTotals } from './purchase-totals.ts';
export { purchaseTotals } from './purchase-totals.ts';
export type { PurchaseShape, Regularity } from './regularity.ts';
export { regularityOf } from './regularity.ts';
