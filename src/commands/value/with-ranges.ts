import { exactSum } from '../../core/numeric/exact-sum.ts';
import { success } from '../../core/outcome.ts';
import { sumOf } from '../../core/value/waterfall.ts';
import type { Outcome } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { lowAndHigh, valueOrRefusal } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { Pick } from '../shared/economics/terms.ts';
import type { Drawing } from '../shared/result-schema.ts';
import {
  customersInRows,
  lifetimesOf,
  type Valued,
  valuedFigures,
} from '../shared/valuation/valued.ts';
import type { SegmentValue } from './result.ts';
import { valuedSegments } from './segment-values.ts';

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
    return valuedSegments(all, valueOrRefusal(valuedFigures(all)));
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

/**
 * Net value of all customers, for drawing it a thousand times: their rows are the same each time.
 *
 * @param at - the same customers and segments for every pick
 */
function drawnNetValue(at: (pick: Pick) => Valued, base: Valued): (pick: Pick) => Outcome<number> {
  const { rows } = customersInRows(base);
  return (pick) => {
    const lifetimes = lifetimesOf(rows, at(pick));
    return lifetimes.ok ? success(exactSum(lifetimes.value.totals.map(sumOf))) : lifetimes;
  };
}

/** Loaded only here: most files are valued without ranges. */
export async function drawnRanges(
  inputs: Inputs,
  at: (pick: Pick) => Valued,
  base: Valued,
  drawing: Drawing,
  world: World,
) {
  const { uncertainty } = await import('../shared/economics/uncertainty.ts');
  const drawn = drawnNetValue(at, base);
  const figures = uncertainty(inputs, { drawn, printed: drawn }, drawing, world);
  return { drawn, figures };
}
