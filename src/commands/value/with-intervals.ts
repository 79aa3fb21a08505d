import type { BootstrapDraws } from '../../core/uncertainty/bootstrap.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import { expectedIntervals } from './expected-intervals.ts';
import { recordedIntervals } from './recorded-intervals.ts';
import type { SegmentValue } from './result.ts';
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
