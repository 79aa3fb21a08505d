import { type Customers, customerStatus } from '../../../core/customers.ts';
import { inYears } from '../../../core/quantity/rate.ts';
import type { Segments } from '../../../core/segments.ts';
import { bestModel } from '../../../core/survival/choose-model.ts';
import type { Curve } from '../../../core/survival/curve.ts';
import { continuedCurve } from '../../../core/survival/curve.ts';
import { type Shortage, tooFew } from '../../../core/survival/evidence.ts';
import type { ModelName } from '../../../core/survival/family.ts';
import { type FittedModel, fitModel } from '../../../core/survival/fit-model.ts';
import { fittedCurve } from '../../../core/survival/fitted-curve.ts';
import { kaplanMeier, kaplanMeierCurve } from '../../../core/survival/kaplan-meier.ts';
import { hasUnseenYears, riskSets } from '../../../core/survival/risk-sets.ts';
import type { Stays } from '../../../core/survival/stays.ts';
import { recordedStays } from '../../../core/survival/stays.ts';
import type { TenureRounding } from '../../../core/survival/tenure-rounding.ts';
import type { AssumedStay } from '../../../core/value/lifetime-value.ts';
import type { StayGroup } from '../../../core/value/stay-readings.ts';
import { problem } from '../../../problems/problem.ts';
import type { ProblemTally } from '../../../problems/tally.ts';
import { modelsOf } from '../common-options.ts';
import type { Inputs } from '../economics/inputs.ts';
import { segmentName } from '../table.ts';
import { staysAs } from '../tenure-rounding.ts';
import type { ValuationOptions } from './options.ts';

/** How long the valued customers stay: as recorded, as assumed, or as the records of their segment say. */
export type Staying =
  | { readonly kind: 'observed' }
  | { readonly kind: 'assumed'; readonly stay: AssumedStay }
  | { readonly kind: 'expected'; readonly segments: readonly SegmentStaying[] };

/** How long the customers of one segment stay, by their own records. */
export interface SegmentStaying extends StayGroup {
  /** Kaplan–Meier as far as the data reach; beyond them, where a horizon asks for it, as the model says. */
  readonly curve: Curve;
  /** The best of the models that were fitted. */
  readonly fit: FittedModel | undefined;
  readonly marked: Shortage | null;
  readonly once: PaidOnce | undefined;
}

/** The customers of a segment who ended at once, and whose spend covers no time. */
export interface PaidOnce {
  /** Of all customers of the segment. */
  readonly share: number;
  /** What one of them paid, on average. */
  readonly payment: number;
}

/**
 * Who ended at once and paid once, by segment. The curve counts that they left; what they paid is in no spend a year.
 *
 * @param counts - how many customers each row stands for; absent: one
 */
export function paidOnce(
  { count, amount, amountYears, status, tenureYears, orders, goods }: Customers,
  { codes, keys }: Segments,
  counts?: Float64Array,
): readonly (PaidOnce | undefined)[] {
  // In a log of orders, spend covers the time of its orders.
  if (orders !== undefined || goods !== undefined) return keys.map(() => undefined);
  const tallies = keys.map(() => ({ all: 0, once: 0, paid: 0 }));
  for (let i = 0; i < count; i++) {
    const tally = tallies[codes[i] ?? 0];
    if (tally === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const weight = counts?.[i] ?? 1;
    tally.all += weight;
    if ((amountYears[i] ?? 0) > 0 || (tenureYears?.[i] ?? 0) > 0) continue;
    if (status?.[i] !== customerStatus.ended) continue;
    tally.once += weight;
    tally.paid += weight * (amount[i] ?? 0);
  }
  return tallies.map(({ all, once, paid }) =>
    once > 0 ? { share: once / all, payment: paid / once } : undefined,
  );
}

export interface StayingRequest {
  /** The farthest that any value counts; absent: as far as the data reach. */
  readonly horizonYears: number | undefined;
  readonly models: readonly ModelName[];
  /** Of the models in whole periods. */
  readonly modelPeriodYears: number;
  /** What the recorded tenures stand for, where models are fitted to them; null: exact times. */
  readonly rounding: TenureRounding | null;
  /** Fit models also where no horizon needs one. */
  readonly compare: boolean;
}

/** What the inputs and options ask of the curves. */
export function stayingRequest(
  inputs: Inputs,
  { model }: Pick<ValuationOptions, 'model'>,
  compare: boolean,
): Omit<StayingRequest, 'rounding'> {
  const horizon = inputs.get('horizon')?.quantity;
  const period = inputs.get('period')?.quantity;
  return {
    horizonYears: horizon?.unit == null ? undefined : inYears(horizon.range.high, horizon.unit),
    models: modelsOf(model),
    modelPeriodYears: period?.unit == null ? 1 / 12 : inYears(period.range.base, period.unit),
    compare,
  };
}

/** Whether a model may have to be fitted to a segment: where methods are compared, or a horizon lies beyond its data. */
export function needsModels(
  { count, tenureYears }: Customers,
  { codes, keys }: Segments,
  { horizonYears, compare }: Pick<StayingRequest, 'horizonYears' | 'compare'>,
): boolean {
  if (compare || horizonYears === undefined) return compare;
  const reach = new Float64Array(keys.length);
  for (let i = 0; i < count; i++) {
    const s = codes[i] ?? 0;
    reach[s] = Math.max(reach[s] ?? 0, tenureYears?.[i] ?? 0);
  }
  return reach.some((years) => horizonYears > years);
}

/** What the records of each segment say of how long its customers stay. */
export function expectedStaying(
  customers: Customers,
  segments: Segments,
  request: StayingRequest,
  findings: ProblemTally,
): Staying & { readonly kind: 'expected' } {
  const recorded = recordedStays(customers, segments.codes, segments.keys.length);
  const once = paidOnce(customers, segments);
  return {
    kind: 'expected',
    segments: recorded.map((stays, s) => ({
      ...segmentStaying(stays, segmentName(segments.keys[s] ?? {}), request, findings),
      once: once[s],
    })),
  };
}

function segmentStaying(
  stays: Stays,
  segment: string,
  { horizonYears, models, modelPeriodYears, rounding, compare }: StayingRequest,
  findings: ProblemTally,
): Omit<SegmentStaying, 'once'> {
  const risk = riskSets(stays);
  const known = kaplanMeierCurve(kaplanMeier(risk));
  const marked = tooFew(risk.customers, risk.endedTotal);
  if (hasUnseenYears(risk)) {
    findings.add(problem('early-years-unseen', { segment, years: risk.unseenYears }));
  }
  const beyond = horizonYears !== undefined && horizonYears > risk.reachYears;
  const fitted = marked === null && (beyond || compare) ? models : [];
  // The curve counts recorded tenures, because they say how many payments were made; only a model has to know what
  // time they stand for.
  const asObserved = fitted.length === 0 ? stays : staysAs(stays, rounding);
  const fits = fitted.flatMap((model) => {
    const fit = fitModel(model, asObserved, modelPeriodYears);
    return fit.ok ? [fit.value] : [];
  });
  const fit = bestModel(fits)?.best;
  const model = fit === undefined ? undefined : fittedCurve(fit);
  if (beyond && model === undefined) {
    findings.add(problem('beyond-the-data', { segment, reachYears: risk.reachYears }));
  }
  const curve = beyond && model !== undefined ? continuedCurve(known, model) : known;
  return {
    stays,
    risk,
    known,
    model,
    fit,
    curve,
    marked,
  };
}
