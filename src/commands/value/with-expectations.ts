import { exactSum } from '../../core/numeric/exact-sum.ts';
import { tooFew } from '../../core/survival/evidence.ts';
import { hasUnseenYears } from '../../core/survival/risk-sets.ts';
import { residualLives } from '../../core/survival/survival-of-curve.ts';
import { lifetimeValue } from '../../core/value/lifetime-value.ts';
import { survivalOf } from '../../core/value/relationship.ts';
import { segmentWaterfalls } from '../../core/value/segment-waterfalls.ts';
import type { Terms } from '../../core/value/terms.ts';
import { totals } from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import type { SegmentStaying } from '../valuation/staying.ts';
import { valueParts } from '../valuation/value-parts.ts';
import { stepsOf, type Valued } from '../valuation/valued.ts';
import type { SegmentValue } from './result.ts';

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
      extrapolatedShare: share(total.totalValue, exactSum(known)),
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
    exactSum(parts.map((__, part) => waterfalls[part * segments.length + s] ?? 0)),
  );
}
