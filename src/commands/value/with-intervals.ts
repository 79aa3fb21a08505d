import { type BootstrapDraws, bootstrap, type Interval } from '../../core/uncertainty/bootstrap.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import { expectedStatistic } from './expected-statistic.ts';
import { recordedIntervals } from './recorded-intervals.ts';
import type { SegmentIntervals, SegmentValue } from './result.ts';
import type { Lines } from './segment-values.ts';

/**
 * Adds to each segment the intervals of its mean, its total and LTV:CAC. What was spent on winning the customers is
 * taken as given.
 */
export function withIntervals(lines: Lines, valued: Valued, how: BootstrapDraws): Lines {
  const intervals =
    valued.staying.kind === 'expected'
      ? expectedIntervals(lines, valued, valued.staying.segments, how)
      : recordedIntervals(lines, valued, how);
  const withOwn = (line: SegmentValue, at: number): SegmentValue => {
    const own = intervals[at];
    return { ...line, ...(line.customers > 0 && own !== undefined && { intervals: own }) };
  };
  const { segments, total } = lines;
  return { segments: segments.map(withOwn), total: withOwn(total, segments.length) };
}

/**
 * Percentile intervals of the segments, and last of all, where values are expected: customers are resampled, each
 * segment from among its own, and all is computed again for them.
 */
function expectedIntervals(
  { segments, total }: Lines,
  valued: Valued,
  staying: readonly SegmentStaying[],
  how: BootstrapDraws,
): readonly SegmentIntervals[] {
  const lines = [...segments, total];
  // LTV:CAC of all is that of the segments whose cost is known, as without intervals.
  const known = segments.map((line) => (line.acquisitionCost ?? null) !== null);
  const figures = lines.length * perLine;
  const write = (drawn: readonly SegmentFigures[], into: Float64Array) => {
    for (const [s, own] of drawn.entries()) written(into, s, own, lines[s]);
    const all = sumOf(drawn);
    written(into, segments.length, all, total);
    const costly = known.every((each) => each) ? all : sumOf(drawn.filter((_, s) => known[s]));
    into[segments.length * perLine + 2] = ratio(costly, total);
  };
  const strata = { codes: valued.segments.codes, number: segments.length };
  const intervals = bootstrap(
    { count: valued.customers.count, strata },
    expectedStatistic(valued, staying, figures, write),
    how,
  );
  return lines.map((line, at) => own(line, intervals.slice(at * perLine)));
}

/** Mean, total and LTV:CAC. */
const perLine = 3;

function own(
  line: SegmentValue,
  [mean = null, total = null, ltvToCac = null]: readonly (Interval | null)[],
): SegmentIntervals {
  return { method: 'percentile', mean, total, ...(line.ltvToCac != null && { ltvToCac }) };
}

function written(
  into: Float64Array,
  at: number,
  drawn: SegmentFigures,
  line: SegmentValue | undefined,
): void {
  const { total, customers } = drawn;
  into.set([customers > 0 ? total / customers : 0, total, ratio(drawn, line)], at * perLine);
}

function ratio({ worth }: SegmentFigures, line: SegmentValue | undefined): number {
  const cost = line?.acquisitionCost ?? 0;
  return cost > 0 ? worth / cost : 0;
}

function sumOf(drawn: readonly SegmentFigures[]): SegmentFigures {
  const customers = drawn.reduce((sum, each) => sum + each.customers, 0);
  const weighted = drawn.reduce((sum, each) => sum + each.worth * each.customers, 0);
  return {
    total: drawn.reduce((sum, each) => sum + each.total, 0),
    customers,
    worth: customers > 0 ? weighted / customers : 0,
  };
}

/** Of a segment of a resample. */
export interface SegmentFigures {
  /** Of all its customers, before acquisition. */
  readonly total: number;
  readonly customers: number;
  /** What acquisition is held against: one customer without referral; a new one where values are expected. */
  readonly worth: number;
}
