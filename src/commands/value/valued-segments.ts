import type { Customers } from '../../core/customers.ts';
import { distribution, distributions } from '../../core/numeric/distributions.ts';
import { type Outcome, success } from '../../core/outcome.ts';
import { segmentCounts } from '../../core/segment-counts.ts';
import type { Segments } from '../../core/segments.ts';
import type { SegmentCost } from '../../core/value/acquisition-cost.ts';
import {
  assumedMethod,
  type CustomerValues,
  customerValues,
  observedMethod,
} from '../../core/value/customer-values.ts';
import { type Stay, survivalOf } from '../../core/value/relationship.ts';
import { segmentWaterfalls } from '../../core/value/segment-waterfalls.ts';
import { stepsAsked, type Terms } from '../../core/value/terms.ts';
import { type Step, totals } from '../../core/value/waterfall.ts';
import type { SegmentValue } from './result.ts';

/** The customers to value, and the economics they are valued by. */
export interface Valued {
  readonly customers: Customers;
  readonly segments: Segments;
  readonly terms: Terms;
  /** Absent: every customer's own recorded tenure. */
  readonly stay: Stay | undefined;
  /** What winning the customers of each segment cost; absent: as the terms say. */
  readonly costs: readonly (SegmentCost | undefined)[] | undefined;
}

/**
 * Values every customer, and adds them up by segment. Where costs are recorded, acquisition is the
 * money that was spent: on those it won, and also where it won nobody.
 */
export function valueAll(valued: Valued): Outcome<CustomerValues> {
  const { customers, segments, terms, stay, costs } = valued;
  const method =
    stay === undefined ? observedMethod(customers, terms) : assumedMethod(survivalOf(stay), terms);
  const values = customerValues(customers, segments.codes, segments.keys.length, method, terms);
  if (!values.ok || costs === undefined) return values;
  const totals = values.value.totals.map((amounts, s) => ({
    ...amounts,
    acquisition: -(costs[s]?.spending ?? 0),
  }));
  return success({ ...values.value, totals });
}

/** The steps that are printed; acquisition is one where costs are given by segment, too. */
export const stepsOf = ({ terms, costs }: Valued) =>
  stepsAsked(costs === undefined ? terms : { ...terms, acquisition: 0 });

/** Net value of all customers, for searching the ends of ranges. */
export function netValueOfAll(valued: Valued, { totals: bySegment }: CustomerValues): number {
  return totals(segmentWaterfalls(bySegment, stepsOf(valued)).total).netValue;
}

/** The segments and their total as the result shows them. */
export function valuedSegments(
  valued: Valued,
  values: CustomerValues,
): { segments: SegmentValue[]; total: SegmentValue } {
  const { customers, segments } = valued;
  const { paidYears } = values;
  const counts = segmentCounts(customers, segments);
  const spread = distributions(values.values, segments.codes, segments.keys.length);
  const waterfalls = segmentWaterfalls(values.totals, stepsOf(valued));
  const line = (
    segment: SegmentValue['segment'],
    counted: (typeof counts)['total'],
    years: number,
    lifetimeValue: SegmentValue['lifetimeValue'],
    waterfall: readonly Step[],
  ): SegmentValue => {
    const { lifetimeValue: totalValue, netValue } = totals(waterfall);
    const { customers: count } = counted;
    const meanYears = count === 0 ? null : years / count;
    return { segment, ...counted, meanYears, lifetimeValue, waterfall, totalValue, netValue };
  };
  return {
    segments: segments.keys.map((key, s) => {
      const counted = counts.segments[s];
      const waterfall = waterfalls.segments[s];
      if (counted === undefined || waterfall === undefined) throw new RangeError(`no segment ${s}`);
      return line(key, counted, paidYears.segments[s] ?? 0, spread[s] ?? null, waterfall);
    }),
    total: line(
      {},
      counts.total,
      paidYears.total,
      distribution(values.values.slice()),
      waterfalls.total,
    ),
  };
}
