import { exactSum } from '../../core/numeric/exact-sum.ts';
import { success } from '../../core/outcome.ts';
import { condensedCustomers } from '../../core/value/condensed-customers.ts';
import type { Outcome } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { lowAndHigh, valueOrRefusal } from '../shared/economics/ends.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { Pick } from '../shared/economics/terms.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { lifetimeValues, termsIn, type Valued } from '../shared/valuation/valued.ts';
import type { SegmentValue } from './result.ts';
import { valueAll, valuedSegments } from './segment-values.ts';

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

/**
 * Net value of all customers, for drawing it a thousand times: customers whose stays are alike are valued
 * as one.
 *
 * @param at - the same customers and segments for every pick
 */
function drawnNetValue(at: (pick: Pick) => Valued, base: Valued): (pick: Pick) => Outcome<number> {
  const { tenureYears: _, status: __, ...unaged } = base.customers;
  // An assumed stay is everybody's, whatever is recorded.
  const recorded = base.staying.kind === 'assumed' ? unaged : base.customers;
  const alike = condensedCustomers(recorded, base.segments);
  const { customers, segments } = alike;
  const counts = base.segments.keys.map(() => 0);
  for (const s of base.segments.codes) counts[s] = (counts[s] ?? 0) + 1;
  return (pick) => {
    const valued = at(pick);
    const lifetime = lifetimeValues({ ...valued, customers, segments });
    if (!lifetime.ok) return lifetime;
    const worth = lifetime.value.values.reduce(
      (sum, each, row) => sum + each * (alike.counts[row] ?? 0),
      0,
    );
    const { costs } = valued;
    const spent =
      costs === undefined
        ? counts.reduce((sum, count, s) => sum + (termsIn(valued, s).acquisition ?? 0) * count, 0)
        : exactSum(costs.map((cost) => cost?.spending ?? 0));
    return success(worth - spent);
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
