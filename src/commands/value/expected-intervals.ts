import type { BootstrapDraws, Interval } from '../../core/uncertainty/bootstrap.ts';
import { expectedIntervals as coreIntervals } from '../../core/uncertainty/expected-intervals.ts';
import { expectedEstimates } from '../../core/value/expected-estimates.ts';
import { stayCells } from '../../core/value/stay-cells.ts';
import { countsOrders } from '../../core/value/terms.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import {
  lifetimeValues,
  singleCustomers,
  termsIn,
  type Valued,
} from '../shared/valuation/valued.ts';
import type { SegmentIntervals } from './result.ts';
import type { Lines } from './segment-values.ts';

/**
 * The intervals of the segments, and last of all, where values are expected: of the mean and the total of their lifetime
 * values, and of LTV:CAC, which holds the value of a new customer against what winning one cost.
 */
export function expectedIntervals(
  { segments, total }: Lines,
  valued: Valued,
  staying: readonly SegmentStaying[],
  how: BootstrapDraws,
): readonly SegmentIntervals[] {
  const all = segments.map((_, s) => termsIn(valued, s));
  // Where one segment counts orders, the cells of all have their number.
  const counting = all.find(countsOrders) ?? valued.terms;
  const cells = stayCells(singleCustomers(valued), valued.segments, counting);
  const comparesCosts = [...segments, total].some(({ ltvToCac }) => ltvToCac != null);
  const ends = endsOfSegments(valued);
  const numbers = segments.flatMap((line, s) => (line.customers > 0 ? [s] : []));
  // LTV:CAC of all is that of the segments whose cost is known, as without intervals.
  const known = numbers.filter((s) => (segments[s]?.acquisitionCost ?? null) !== null);
  const found = coreIntervals(
    staying.map((own, s) => {
      const ofSegment = cells[s];
      if (ofSegment === undefined) throw new RangeError(`no segment ${s}`);
      const reach = {
        reachYears: own.risk.reachYears,
        // Beyond the data the model that was fitted to all customers holds.
        model: own.curve === own.known ? undefined : own.model,
      };
      const newCustomers = comparesCosts ? { once: own.once !== undefined } : undefined;
      return {
        cells: ofSegment,
        estimates: expectedEstimates(ofSegment, termsIn(valued, s), reach, newCustomers),
        ...(ends[s] ?? { least: 0, greatest: 0 }),
      };
    }),
    [
      ...segments.map((_, s) => ({ segments: [s], anewOf: [s] })),
      { segments: numbers, anewOf: known },
    ],
    how,
  );
  return [...segments, total].map((line, at) => {
    const own = found[at];
    if (own === undefined) throw new RangeError(`no line ${at}`);
    const cost = line.acquisitionCost ?? 0;
    return {
      method: own.method,
      mean: by(own.total, line.customers),
      total: own.total,
      ...(line.ltvToCac != null && { ltvToCac: by(own.anew, cost) }),
    };
  });
}

const by = (interval: Interval | null, divisor: number): Interval | null =>
  interval && { low: interval.low / divisor, high: interval.high / divisor };

/** The least and the greatest value of the customers of each segment. */
function endsOfSegments(valued: Valued): readonly { least: number; greatest: number }[] {
  const { values } = valueOrRefusal(lifetimeValues(valued));
  const { codes, keys } = valued.segments;
  const ends = keys.map(() => ({ least: Infinity, greatest: -Infinity }));
  for (let i = 0; i < values.length; i++) {
    const own = ends[codes[i] ?? 0];
    if (own === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const value = values[i] ?? 0;
    if (value < own.least) own.least = value;
    if (value > own.greatest) own.greatest = value;
  }
  return ends;
}
