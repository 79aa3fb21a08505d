import { success } from '../../core/outcome.ts';
import { lowAndHigh, valueOrRefusal } from '../economics/ends.ts';
import type { Inputs } from '../economics/read-inputs.ts';
import type { Pick } from '../economics/terms.ts';
import type { SegmentValue } from './result.ts';
import type { Valued } from './valued.ts';
import { netValueOfAll, valueAll, valuedSegments } from './valued-segments.ts';

/** Net values with the ranges at the ends that lower, and raise, the value of all customers. */
export function withRanges(
  inputs: Inputs,
  at: (pick: Pick) => Valued,
  { segments, total }: { segments: readonly SegmentValue[]; total: SegmentValue },
): { segments: readonly SegmentValue[]; total: SegmentValue } {
  const valued = (pick: Pick) => {
    const all = at(pick);
    const values = valueAll(all);
    return values.ok ? success({ all, values: values.value }) : values;
  };
  const ends = lowAndHigh(inputs, (pick) => {
    const outcome = valued(pick);
    return outcome.ok ? success(netValueOfAll(outcome.value.all, outcome.value.values)) : outcome;
  });
  const lines = (pick: Pick) => {
    const { all, values } = valueOrRefusal(valued(pick));
    return valuedSegments(all, values);
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
