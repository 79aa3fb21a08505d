import { distribution, distributions } from '../../core/numeric/distributions.ts';
import { type Outcome, success } from '../../core/outcome.ts';
import { segmentCounts } from '../../core/segment-counts.ts';
import type { CustomerValues } from '../../core/value/customer-values.ts';
import { segmentWaterfalls } from '../../core/value/segment-waterfalls.ts';
import { type Step, totals } from '../../core/value/waterfall.ts';
import { valueParts, valuesOf } from '../valuation/value-parts.ts';
import { type Parts, stepsOf, type Valued } from '../valuation/valued.ts';
import type { SegmentValue } from './result.ts';

/**
 * Values every customer, and adds them up by segment. Where costs are recorded, acquisition is the
 * money that was spent: on those it won, and also where it won nobody.
 */
export function valueAll(valued: Valued): Outcome<Parts> {
  const { costs } = valued;
  const parts = valueParts(valued);
  if (!parts.ok || costs === undefined) return parts;
  const [first, ...others] = parts.value;
  const charged = first.totals.map((amounts, s) => ({
    ...amounts,
    acquisition: -(costs[s]?.spending ?? 0),
  }));
  return success([{ ...first, totals: charged }, ...others]);
}

/** The segments and their total as the result shows them. */
export function valuedSegments(
  valued: Valued,
  parts: Parts,
): { segments: SegmentValue[]; total: SegmentValue } {
  const { customers, segments, staying } = valued;
  const count = segments.keys.length;
  const counts = segmentCounts(customers, segments);
  const values = valuesOf(parts);
  const spread = distributions(values, segments.codes, count);
  // All parts of all segments on one grid, so that every sum of them is exact.
  const waterfalls = segmentWaterfalls(
    parts.flatMap((part) => part.totals),
    stepsOf(valued),
  );
  const partsOf = (s: number) =>
    parts.map((_, part) => waterfalls.segments[part * count + s] ?? []);
  const line = (
    segment: SegmentValue['segment'],
    counted: (typeof counts)['total'],
    years: number,
    lifetimeValue: SegmentValue['lifetimeValue'],
    waterfall: readonly (readonly Step[])[],
  ): SegmentValue => {
    const sum = added(waterfall);
    const { lifetimeValue: totalValue, netValue } = totals(sum);
    const meanYears = counted.customers === 0 ? null : years / counted.customers;
    const [soFar, toCome] = waterfall.map((part) => totals(part).lifetimeValue);
    const divided = staying.kind === 'expected' ? { soFar: soFar ?? 0, toCome: toCome ?? 0 } : {};
    return {
      segment,
      ...counted,
      meanYears,
      lifetimeValue,
      ...divided,
      waterfall: sum,
      totalValue,
      netValue,
    };
  };
  const years = (of: (part: CustomerValues) => number) =>
    parts.reduce((sum, part) => sum + of(part), 0);
  return {
    segments: segments.keys.map((key, s) => {
      const counted = counts.segments[s];
      if (counted === undefined) throw new RangeError(`no segment ${s}`);
      const paid = years(({ paidYears }) => paidYears.segments[s] ?? 0);
      return line(key, counted, paid, spread[s] ?? null, partsOf(s));
    }),
    total: line(
      {},
      counts.total,
      years(({ paidYears }) => paidYears.total),
      distribution(values.slice()),
      parts.map((_, part) =>
        added(
          segments.keys.map((_key, s) => waterfalls.segments[part * count + s] ?? []),
          waterfalls.total,
        ),
      ),
    ),
  };
}

/** Waterfalls of the same steps, added up step by step; of none, `like` with nothing in it. */
function added(
  waterfalls: readonly (readonly Step[])[],
  like: readonly Step[] = waterfalls[0] ?? [],
): Step[] {
  return like.map(({ step }, k) => ({
    step,
    amount: waterfalls.reduce((sum, steps) => sum + (steps[k]?.amount ?? 0), 0),
  }));
}
