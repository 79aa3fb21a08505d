export type { CodedColumn, Customers } from './customers.ts';
export { annualSpend, customerStatus } from './customers.ts';
export { distribution, distributions } from './numeric/distributions.ts';
export { ExactSum, exactSum } from './numeric/exact-sum.ts';
export type { Distribution } from './numeric/quantile.ts';
export { quantile } from './numeric/quantile.ts';
export { randomSource } from './numeric/random.ts';
export type { Outcome } from './outcome.ts';
export type { Place, Problem, ProblemCode } from './problem.ts';
export type { CalendarDate } from './quantity/calendar.ts';
export { calendarDate, dayNumber, yearsBetween } from './quantity/calendar.ts';
export { period } from './quantity/period.ts';
export type { Quantity, QuantityKind } from './quantity/quantity.ts';
export { cost, quantity } from './quantity/quantity.ts';
export type { Range } from './quantity/range.ts';
export { inYears, perYear, yearlyRate, yearlyRetention } from './quantity/rate.ts';
export type { TimeUnit } from './quantity/time-unit.ts';
export { timeUnit, unitsPerYear, unitYears } from './quantity/time-unit.ts';
export { chainMultiplier } from './referral/chain-multiplier.ts';
export type { CustomerGroupName, CustomerGroups } from './referral/customer-groups.ts';
export { customerGroupNames, customerGroups } from './referral/customer-groups.ts';
export type { ReferralChains } from './referral/referral-chains.ts';
export { referralChains } from './referral/referral-chains.ts';
export type { ReferralForest } from './referral/referral-forest.ts';
export { referralForest } from './referral/referral-forest.ts';
export type { ReferralTerms, ReferralWorth } from './referral/referral-worth.ts';
export { referralWorth } from './referral/referral-worth.ts';
export type { Referrals } from './referral/referrals.ts';
export { referralFate } from './referral/referrals.ts';
export type { CentreLine, ProcessLimits } from './relationship/process-limits.ts';
export { centreLines, movingRanges, processLimits } from './relationship/process-limits.ts';
export type { Signal, SignalRule } from './relationship/signals.ts';
export { signalRules, signals } from './relationship/signals.ts';
export type { Assumption, Report, ReportedProblem, Severity, Source } from './report.ts';
export type { SegmentCounts } from './segment-counts.ts';
export { segmentCounts } from './segment-counts.ts';
export type { Segments } from './segments.ts';
export { segmentsBy } from './segments.ts';
export type { BestModel } from './survival/choose-model.ts';
export { bestModel } from './survival/choose-model.ts';
export { cohortStays } from './survival/cohort-stays.ts';
export { continuedCurve } from './survival/continued-curve.ts';
export type { Curve } from './survival/curve.ts';
export type { LifetimeTerms } from './survival/expected-lifetime.ts';
export { discountedLifetime } from './survival/expected-lifetime.ts';
export type { ExponentialRate } from './survival/exponential-rate.ts';
export { exponentialRate } from './survival/exponential-rate.ts';
export type { FittedModel } from './survival/fit-model.ts';
export { fitModel } from './survival/fit-model.ts';
export { fittedCurve, meanYears } from './survival/fitted-curve.ts';
export { fixedTenure } from './survival/fixed.ts';
export { geometric } from './survival/geometric.ts';
export type { KaplanMeier } from './survival/kaplan-meier.ts';
export {
  kaplanMeier,
  kaplanMeierCurve,
  medianYears,
  survivalAt,
  survivalInterval,
} from './survival/kaplan-meier.ts';
export type { LogRank } from './survival/log-rank.ts';
export { logRank } from './survival/log-rank.ts';
export type { ModelName } from './survival/model.ts';
export { modelNames } from './survival/model.ts';
export { recordedStays } from './survival/recorded-stays.ts';
export type { RestrictedMean } from './survival/restricted-mean.ts';
export { restrictedMean } from './survival/restricted-mean.ts';
export type { RiskSets } from './survival/risk-sets.ts';
export { atRiskAt, riskSets } from './survival/risk-sets.ts';
export type { Stays } from './survival/stays.ts';
export type { PeriodWeights, Survival } from './survival/survival.ts';
export { survivalOfCurve } from './survival/survival-of-curve.ts';
export { together } from './survival/together.ts';
export type { BootstrapDraws, Interval, Statistic } from './uncertainty/bootstrap.ts';
export { bootstrap } from './uncertainty/bootstrap.ts';
export { rangeDraws } from './uncertainty/range-draws.ts';
export type { Resampled } from './uncertainty/resampling.ts';
export { restrictedMeanInterval } from './uncertainty/restricted-mean-interval.ts';
export type { FigureOf, Simulation } from './uncertainty/simulation.ts';
export { simulate } from './uncertainty/simulation.ts';
export { meanStatistic, sumsStatistic } from './uncertainty/sums-statistic.ts';
export type { Swing } from './uncertainty/tornado.ts';
export { tornado } from './uncertainty/tornado.ts';
export type { AcquisitionSpending, SegmentCost } from './value/acquisition-cost.ts';
export { segmentCosts } from './value/acquisition-cost.ts';
export type { BreakEvenInput } from './value/break-even.ts';
export { breakEven, breakEvenInputs } from './value/break-even.ts';
export type { Change, Convention, RateUnits } from './value/conventions.ts';
export type { CustomerValues, ValueMethod } from './value/customer-values.ts';
export {
  assumedMethod,
  customerValues,
  observedMethod,
  residualMethod,
} from './value/customer-values.ts';
export type { Valuation } from './value/lifetime-value.ts';
export { lifetimeValue } from './value/lifetime-value.ts';
export type { Payback } from './value/payback.ts';
export { payback } from './value/payback.ts';
export type { PeriodSums } from './value/period-sums.ts';
export { periodSums } from './value/period-sums.ts';
export type { AsWritten, Reading } from './value/readings.ts';
export { readings } from './value/readings.ts';
export type { Reconciliation } from './value/reconcile.ts';
export { reconcile } from './value/reconcile.ts';
export type { AssumedStay, Relationship, Stay } from './value/relationship.ts';
export { survivalOf } from './value/relationship.ts';
export type { Period } from './value/schedule.ts';
export { schedule } from './value/schedule.ts';
export type { SegmentWaterfalls } from './value/segment-waterfalls.ts';
export { segmentWaterfalls } from './value/segment-waterfalls.ts';
export type { StepAmounts } from './value/steps.ts';
export type { Cost, Recovery, Referral, StepName, Terms, Timing } from './value/terms.ts';
export { stepNames } from './value/terms.ts';
export type { Step } from './value/waterfall.ts';
export { waterfall } from './value/waterfall.ts';
