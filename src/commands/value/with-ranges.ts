import type { Outcome } from '../../core/outcome.ts';
import { lowAndHigh, valueOrRefusal } from '../economics/ends.ts';
import type { Inputs } from '../economics/read-inputs.ts';
import type { Pick } from '../economics/terms.ts';
import type { Valued } from '../valuation/valued.ts';
import type { SegmentValue } from './result.ts';
import { valueAll, valuedSegments } from './valued-segments.ts';

/** Net values with the ranges at the ends that lower, and raise, the value of all customers. */
export function withRanges(
  inputs: Inputs,
  at: (pick: Pick) => Valued,
  drawn: (pick: Pick) => Outcome<number>,
  { segments, total }: { segments: readonly SegmentValue[]; total: SegmentValue },
): { segments: readonly SegmentValue[]; total: SegmentValue } {
  const ends = lowAndHigh(inputs, drawn);
  const lines = (pick: Pick) => {
    const all = at(pick);
    return valuedSegments(all, valueOrRefusal(valueAll(all)));
  };
  const low = lines(ends.low);
  const high = lines(ends.high);
  const range = (
    line: SegmentValue,
    lowest: SegmentValue,
    highest: SegmentValue,
  ): SegmentValue => ({
    ...line,
    range: { low: lowest.netValue, base: line.netValue, high: highest.netValue },
  });
  return {
    segments: segments.map((line, s) =>
      range(line, low.segments[s] ?? line, high.segments[s] ?? line),
    ),
    total: range(total, low.total, high.total),
  };
}
