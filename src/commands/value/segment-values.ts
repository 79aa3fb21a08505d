import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { distribution, distributions } from '../../core/numeric/distribution.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { success } from '../../core/outcome.ts';
import { segmentCounts } from '../../core/segments.ts';
import { tooFew } from '../../core/survival/evidence.ts';
import { hasUnseenYears } from '../../core/survival/risk-sets.ts';
import { residualLives } from '../../core/survival/survival-of-curve.ts';
import type { CustomerValues } from '../../core/value/customer-values.ts';
import { lifetimeValue, survivalOf } from '../../core/value/lifetime-value.ts';
import type { Terms } from '../../core/value/terms.ts';
import { type Step, segmentWaterfalls, totals } from '../../core/value/waterfall.ts';
import type { Outcome } from '../../problems/problem.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import {
  type Parts,
  stepsOf,
  type Valued,
  valueParts,
  valuesOf,
} from '../shared/valuation/valued.ts';
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
    amount: decimalSum(waterfalls.map((steps) => steps[k]?.amount ?? 0)),
  }));
}

/** The segments and their total. */
export interface Lines {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
}

/**
 * Adds what only expected values have: the worth of a new customer, how far the data reach, and the
 * share of the total that lies beyond. Other methods have none of it.
 */
export function withExpectations({ segments, total }: Lines, valued: Valued): Lines {
  const { staying } = valued;
  if (staying.kind !== 'expected') return { segments, total };
  const beyond = staying.segments.some(({ curve, known }) => curve !== known);
  const known = beyond
    ? valuesWithinData(valued, staying.segments)
    : segments.map(({ totalValue }) => totalValue);
  const share = (value: number, within: number) => (value === 0 ? 0 : (value - within) / value);
  const lines = segments.map((line, s) => {
    const own = staying.segments[s];
    if (own === undefined) throw new RangeError(`no segment ${s}`);
    return {
      ...line,
      reachYears: own.risk.reachYears,
      marked: own.marked,
      atAcquisition:
        line.annualSpend === null || hasUnseenYears(own.risk)
          ? null
          : newCustomer(line.annualSpend, own, valued.terms),
      extrapolatedShare: share(line.totalValue, known[s] ?? 0),
    };
  });
  const worth = lines.every(({ atAcquisition }) => atAcquisition !== null);
  const customers = lines.map((line) => line.customers * (line.atAcquisition ?? 0));
  return {
    segments: lines,
    total: {
      ...total,
      reachYears: Math.max(0, ...lines.map(({ reachYears }) => reachYears)),
      marked: tooFew(total.customers, total.customers - (total.active ?? 0)),
      atAcquisition: worth && total.customers > 0 ? exactSum(customers) / total.customers : null,
      extrapolatedShare: share(total.totalValue, decimalSum(known)),
    },
  };
}

/** Lifetime value of a new customer who spends so much a year and stays as the curve of the segment says. */
export function newCustomer(annualSpend: number, { curve }: SegmentStaying, terms: Terms): number {
  return valueOrRefusal(lifetimeValue(annualSpend, survivalOf({ curve }), terms)).lifetimeValue;
}

/** The total value of each segment, counting nothing that lies beyond the data. */
function valuesWithinData(valued: Valued, segments: readonly SegmentStaying[]): number[] {
  const within = segments.map((segment) => ({
    ...segment,
    curve: segment.known,
    lives: residualLives(segment.known),
  }));
  const parts = valueOrRefusal(
    valueParts({ ...valued, staying: { kind: 'expected', segments: within } }),
  );
  const waterfalls = segmentWaterfalls(
    parts.flatMap((part) => part.totals),
    stepsOf(valued),
  ).segments.map((steps) => totals(steps).lifetimeValue);
  return segments.map((_, s) =>
    decimalSum(parts.map((__, part) => waterfalls[part * segments.length + s] ?? 0)),
  );
}
