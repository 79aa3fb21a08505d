export type { ExactEffects } from './compare/exact-effects.ts';
export type { Part, PartChange, ProductBridge, Whole } from './compare/product-bridge.ts';
export { productBridge } from './compare/product-bridge.ts';
export { shapley } from './compare/shapley.ts';
export type { CodedColumn, Customers } from './customers.ts';
export { annualSpend, customerStatus } from './customers.ts';
export { asDecimal, decimalSum } from './numeric/decimal-grid.ts';
export type { Distribution } from './numeric/distribution.ts';
export { distribution, distributions, quantile } from './numeric/distribution.ts';
export { ExactSum, exactSum } from './numeric/exact-sum.ts';
export { randomSource } from './numeric/random.ts';
export type { Outcome } from './outcome.ts';
export type { Place, Problem, ProblemCode } from './problem.ts';
export type { CalendarDate } from './quantity/calendar.ts';
export { calendarDate, dayNumber, yearsBetween } from './quantity/calendar.ts';
export type { Quantity, QuantityKind } from './quantity/quantity.ts';
export { cost, period, quantity } from './quantity/quantity.ts';
export type { Range } from './quantity/range.ts';
export { inYears, perYear, yearlyRate, yearlyRetention } from './quantity/rate.ts';
export type { TimeUnit } from './quantity/time-unit.ts';
export { timeUnit, unitsPerYear, unitYears } from './quantity/time-unit.ts';
export type { StayRates } from './recovery/customers-lost.ts';
export { customersLost } from './recovery/customers-lost.ts';
export type { KindSpread, ShrunkenStay, StayCount, StayCounts } from './recovery/kind-rates.ts';
export { correlationOf, kindSpread, shrunkenStay } from './recovery/kind-rates.ts';
export type { KindEvidence, LostEvidence, NoProblemEvidence } from './recovery/lost-draws.ts';
export { lostDraws } from './recovery/lost-draws.ts';
export type { Mending } from './recovery/mending-spend.ts';
export { keptByMending, mendingSpend } from './recovery/mending-spend.ts';
export type { Span, Troubled, UntroubledStay } from './recovery/no-problem-stay.ts';
export { noProblemStay, untroubledStay } from './recovery/no-problem-stay.ts';
export type { OutcomeCounts, ProblemOutcome } from './recovery/outcomes.ts';
export { problemOutcomes } from './recovery/outcomes.ts';
export type { PresentEffort } from './recovery/present-effort.ts';
export { presentEffort } from './recovery/present-effort.ts';
export type {
  LeverEffect,
  LeverGain,
  LeverName,
  RecoveryInputs,
} from './recovery/recovery-levers.ts';
export { leverGains, leverNames, recoveryInputs } from './recovery/recovery-levers.ts';
export { shareInterval } from './recovery/share-interval.ts';
export { statedIntention } from './recovery/stated-intention.ts';
export type { CustomerGroupName, CustomerGroups } from './referral/customer-groups.ts';
export { customerGroupNames, customerGroups } from './referral/customer-groups.ts';
export type { ReferralChains } from './referral/referral-chains.ts';
export { chainMultiplier, referralChains } from './referral/referral-chains.ts';
export type { ReferralForest, Referrals } from './referral/referral-forest.ts';
export { referralFate, referralForest } from './referral/referral-forest.ts';
export type { ReferralTerms, ReferralWorth } from './referral/referral-worth.ts';
export { referralWorth } from './referral/referral-worth.ts';
export type { Counted, CountedOnce, NamedCustomers } from './relationship/counted-once.ts';
export { countEachOnce } from './relationship/counted-once.ts';
export type {
  Assignment,
  Behaviour,
  Comparison,
  Counterfactual,
  Label,
  ObservedGroup,
} from './relationship/counterfactual.ts';
export { counterfactual, labelOf } from './relationship/counterfactual.ts';
export type {
  Entry,
  EntryKind,
  Ledger,
  Line,
  LineTotals,
  RelationshipPart,
} from './relationship/ledger.ts';
export { ledger, lineTotals, partOf } from './relationship/ledger.ts';
export type { Sharing, StatedReferrals } from './relationship/perceived-value.ts';
export { aboutTwoDigits, promoterReferrals, sharingValue } from './relationship/perceived-value.ts';
export type { CentreLine, ProcessLimits } from './relationship/process-limits.ts';
export { centreLines, movingRanges, processLimits } from './relationship/process-limits.ts';
export type { EffectParts, PaidYears, Programme } from './relationship/programme.ts';
export { effectParts, programmeAmounts } from './relationship/programme.ts';
export type { YearTotals } from './relationship/return-in-money.ts';
export { breakEvenYear, returnInMoney, yearTotals } from './relationship/return-in-money.ts';
export type { Signal, SignalRule } from './relationship/signals.ts';
export { signalRules, signals } from './relationship/signals.ts';
export type { Assumption, Report, ReportedProblem, Severity, Source } from './report.ts';
export type { SegmentCounts, Segments } from './segments.ts';
export { segmentCounts, segmentsBy } from './segments.ts';
export type { BestModel } from './survival/choose-model.ts';
export { bestModel } from './survival/choose-model.ts';
export type { Curve } from './survival/curve.ts';
export { continuedCurve } from './survival/curve.ts';
export type { LifetimeTerms } from './survival/expected-lifetime.ts';
export { discountedLifetime } from './survival/expected-lifetime.ts';
export type { ExponentialRate } from './survival/exponential-rate.ts';
export { exponentialRate } from './survival/exponential-rate.ts';
export type { ModelName } from './survival/family.ts';
export { modelNames } from './survival/family.ts';
export type { FittedModel } from './survival/fit-model.ts';
export { fitModel } from './survival/fit-model.ts';
export { fittedCurve, meanYears } from './survival/fitted-curve.ts';
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
export type { RestrictedMean } from './survival/restricted-mean.ts';
export { restrictedMean } from './survival/restricted-mean.ts';
export type { RiskSets } from './survival/risk-sets.ts';
export { atRiskAt, riskSets } from './survival/risk-sets.ts';
export type { Stays } from './survival/stays.ts';
export { cohortStays, pooledStays as together, recordedStays } from './survival/stays.ts';
export type { PeriodWeights, Survival } from './survival/survival.ts';
export { fixedTenure, geometric } from './survival/survival.ts';
export { survivalOfCurve } from './survival/survival-of-curve.ts';
export type { BootstrapDraws, Interval, Resampled, Statistic } from './uncertainty/bootstrap.ts';
export { bootstrap, meanStatistic, sumsStatistic } from './uncertainty/bootstrap.ts';
export type { RankInterval } from './uncertainty/rank-intervals.ts';
export { rankIntervals } from './uncertainty/rank-intervals.ts';
export { restrictedMeanInterval } from './uncertainty/restricted-mean-interval.ts';
export type { FigureOf, Simulation } from './uncertainty/simulation.ts';
export { rangeDraws, simulate } from './uncertainty/simulation.ts';
export type { TotalsLine } from './uncertainty/studentised-totals.ts';
export type { Swing } from './uncertainty/tornado.ts';
export { tornado } from './uncertainty/tornado.ts';
export type { IntervalMethod, TotalIntervals } from './uncertainty/total-intervals.ts';
export { totalIntervals } from './uncertainty/total-intervals.ts';
export type { AcquisitionSpending, SegmentCost } from './value/acquisition-cost.ts';
export { segmentCosts } from './value/acquisition-cost.ts';
export type { BreakEvenInput } from './value/break-even.ts';
export { breakEven, breakEvenInputs } from './value/break-even.ts';
export type { CondensedCustomers, CustomersInRows } from './value/condensed-customers.ts';
export { condensedCustomers } from './value/condensed-customers.ts';
export type { Change, Convention, RateUnits } from './value/conventions.ts';
export type { RowValues } from './value/customer-values.ts';
export { customerValues, rowValues } from './value/customer-values.ts';
export type { AssumedStay, Relationship, Stay, Valuation } from './value/lifetime-value.ts';
export { lifetimeValue, survivalOf } from './value/lifetime-value.ts';
export type { Payback } from './value/payback.ts';
export { payback } from './value/payback.ts';
export type { PeriodSums } from './value/period-sums.ts';
export { periodSums } from './value/period-sums.ts';
export type { AsWritten, Reading, Reconciliation } from './value/reconcile.ts';
export { readings, reconcile } from './value/reconcile.ts';
export type { Period } from './value/schedule.ts';
export { schedule } from './value/schedule.ts';
export type { Cost, Recovery, Referral, StepName, Terms, Timing } from './value/terms.ts';
export { stepNames } from './value/terms.ts';
export type { ExpectedMethods, ValueMethod } from './value/value-methods.ts';
export { assumedMethod, expectedMethods, observedMethod } from './value/value-methods.ts';
export type { SegmentWaterfalls, Step, StepAmounts } from './value/waterfall.ts';
export { segmentWaterfalls, waterfall } from './value/waterfall.ts';
