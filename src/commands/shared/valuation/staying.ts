import { type CustomerRows, customerStatus, customersOf } from '../../../core/customers.ts';
import { inYears } from '../../../core/quantity/rate.ts';
import type { Segments } from '../../../core/segments.ts';
import type { Curve } from '../../../core/survival/curve.ts';
import { continuedCurve } from '../../../core/survival/curve.ts';
import { type Shortage, tooFew } from '../../../core/survival/evidence.ts';
import type { ModelName } from '../../../core/survival/family.ts';
import { fitModel } from '../../../core/survival/fit-model.ts';
import { fittedCurve } from '../../../core/survival/fitted-curve.ts';
import { kaplanMeier, kaplanMeierCurve } from '../../../core/survival/kaplan-meier.ts';
import {
  modelsInRange,
  type RankedModel,
  rankedModels,
} from '../../../core/survival/model-range.ts';
import { hasUnseenYears, riskSets } from '../../../core/survival/risk-sets.ts';
import type { Stays } from '../../../core/survival/stays.ts';
import { recordedStays } from '../../../core/survival/stays.ts';
import type { TenureRounding } from '../../../core/survival/tenure-rounding.ts';
import type { AssumedStay } from '../../../core/value/lifetime-value.ts';
import type { StayGroup } from '../../../core/value/stay-readings.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { ProblemTally } from '../../../problems/tally.ts';
import { isModelChosen, modelsOf } from '../common-options.ts';
import type { Inputs } from '../economics/inputs.ts';
import { fitFinding, noModelFits } from '../fit-words.ts';
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
  /** The best of the models that were fitted, and how far it is from the data. */
  readonly best: RankedModel | undefined;
  /**
   * Where models continue the curve: the curve by each of those that the data do not tell apart, the best first. Figures
   * beyond the data are a range over them.
   */
  readonly continuations: readonly Continuation[];
  readonly marked: Shortage | null;
  readonly once: PaidOnce | undefined;
}

/** A curve that continues beyond the data as a model does. */
export interface Continuation {
  readonly model: ModelName;
  readonly curve: Curve;
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
 */
function paidOnce(
  customers: CustomerRows,
  { codes, keys }: Segments,
): readonly (PaidOnce | undefined)[] {
  const { count, amount, amountYears, status, tenureYears, orders, goods } = customers;
  // In a log of orders, spend covers the time of its orders.
  if (orders !== undefined || goods !== undefined) return keys.map(() => undefined);
  const tallies = keys.map(() => ({ all: 0, once: 0, paid: 0 }));
  for (let i = 0; i < count; i++) {
    const tally = tallies[codes[i] ?? 0];
    if (tally === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const many = customersOf(customers, i);
    tally.all += many;
    if ((amountYears[i] ?? 0) > 0 || (tenureYears?.[i] ?? 0) > 0) continue;
    if (status?.[i] !== customerStatus.ended) continue;
    tally.once += many;
    tally.paid += amount[i] ?? 0;
  }
  return tallies.map(({ all, once, paid }) =>
    once > 0 ? { share: once / all, payment: paid / once } : undefined,
  );
}

export interface StayingRequest {
  /** The farthest that any value counts; absent: as far as the data reach. */
  readonly horizonYears: number | undefined;
  readonly models: readonly ModelName[];
  /** Whether an option names the one model, however it fits. */
  readonly chosen: boolean;
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
    chosen: isModelChosen(model),
    modelPeriodYears: period?.unit == null ? 1 / 12 : inYears(period.range.base, period.unit),
    compare,
  };
}

/** Whether a model may have to be fitted to a segment: where methods are compared, or a horizon lies beyond its data. */
export function needsModels(
  { count, tenureYears }: CustomerRows,
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

/**
 * What the records of each segment say of how long its customers stay.
 *
 * @throws {Refusal} a horizon goes beyond the data of a segment, and no model fits them
 */
export function expectedStaying(
  customers: CustomerRows,
  segments: Segments,
  request: StayingRequest,
  findings: ProblemTally,
): Staying & { readonly kind: 'expected' } {
  const recorded = recordedStays(customers, segments.codes, segments.keys.length);
  const once = paidOnce(customers, segments);
  const staying = recorded.map((stays, s) => ({
    ...segmentStaying(stays, segmentName(segments.keys[s] ?? {}), request, findings),
    once: once[s],
  }));
  const misfits = staying.flatMap(({ misfit }) => misfit ?? []);
  if (misfits.length > 0) throw new Refusal(misfits);
  return { kind: 'expected', segments: staying };
}

/** A segment, or why nothing can be said of times beyond its data. */
type FoundStaying = Omit<SegmentStaying, 'once'> & { readonly misfit?: Problem };

function segmentStaying(
  stays: Stays,
  segment: string,
  { horizonYears, models, chosen, modelPeriodYears, rounding, compare }: StayingRequest,
  findings: ProblemTally,
): FoundStaying {
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
  const ranked = rankedModels(asObserved, fits);
  const [best] = ranked;
  const model = best && fittedCurve(best.fitted);
  const found = { stays, risk, known, model, best, marked };
  if (!beyond || best === undefined) {
    if (beyond) findings.add(problem('beyond-the-data', { segment, reachYears: risk.reachYears }));
    return { ...found, curve: known, continuations: [] };
  }
  const continuations = (chosen ? [best.fitted] : modelsInRange(ranked)).map((each) => ({
    model: each.model,
    curve: continuedCurve(known, fittedCurve(each)),
  }));
  const unit = rounding?.unit ?? null;
  const [continued] = continuations;
  if (continued === undefined) {
    const misfit = noModelFits(best, segment, risk.reachYears, unit);
    return { ...found, curve: known, continuations, ...(misfit !== null && { misfit }) };
  }
  const finding = fitFinding(best, segment, unit, chosen);
  if (finding !== null) findings.add(finding);
  return { ...found, curve: continued.curve, continuations };
}
