import type { BootstrapDraws, Interval } from '../../core/uncertainty/bootstrap.ts';
import { type TotalIntervals, totalIntervals } from '../../core/uncertainty/total-intervals.ts';
import type { Terms } from '../../core/value/terms.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { lifetimeValues, type Valued } from '../shared/valuation/valued.ts';
import type { SegmentIntervals, SegmentValue } from './result.ts';
import type { Lines } from './segment-values.ts';

/**
 * The intervals of each segment, and last of all, where values are observed or assumed: those of one customer do not
 * depend on who else is there, so that every figure is a total of them, divided by a number that is given.
 */
export function recordedIntervals(
  { segments, total }: Lines,
  valued: Valued,
  how: BootstrapDraws,
): readonly SegmentIntervals[] {
  const { values } = valueOrRefusal(lifetimeValues(valued));
  // Acquisition is held against the value without referral.
  const columns =
    valued.terms.referral === undefined
      ? [values]
      : [values, valueOrRefusal(lifetimeValues(withoutReferral(valued))).values];
  const all = columns.map((_, c) => c);
  const strata = segments.map((_, s) => s);
  // LTV:CAC of all is that of the segments whose cost is known, as without intervals.
  const known = strata.filter((s) => (segments[s]?.acquisitionCost ?? null) !== null);
  const found = totalIntervals(
    { count: values.length, strata: { codes: valued.segments.codes, number: segments.length } },
    columns,
    [
      ...strata.map((s) => ({ strata: [s], columns: all })),
      { strata, columns: all },
      { strata: known, columns: all },
    ],
    how,
  );
  const costly = known.reduce((sum, s) => sum + (segments[s]?.customers ?? 0), 0);
  const ofKnown = found[segments.length + 1];
  return [
    ...segments.map((line, s) => figuresOf(line, found[s], found[s], line.customers)),
    figuresOf(total, found[segments.length], ofKnown, costly),
  ];
}

function withoutReferral(valued: Valued): Valued {
  const own = ({ referral: _not, ...terms }: Terms): Terms => terms;
  const { economics } = valued;
  return {
    ...valued,
    terms: own(valued.terms),
    ...(economics !== undefined && {
      economics: economics.map((each) => ({ ...each, terms: own(each.terms) })),
    }),
  };
}

/**
 * @param costly - the intervals of the totals of the customers whose cost is known
 * @param won - how many these are
 */
function figuresOf(
  line: SegmentValue,
  found: TotalIntervals | undefined,
  costly: TotalIntervals | undefined,
  won: number,
): SegmentIntervals {
  if (found === undefined) throw new RangeError('a line without intervals');
  const total = found.intervals[0] ?? null;
  const cost = line.acquisitionCost ?? 0;
  const ratio = cost > 0 ? divided(costly?.intervals.at(-1) ?? null, won * cost) : null;
  return {
    method: found.method,
    mean: divided(total, line.customers),
    total,
    ...(line.ltvToCac != null && { ltvToCac: ratio }),
  };
}

const divided = (interval: Interval | null, by: number): Interval | null =>
  interval === null ? null : { low: interval.low / by, high: interval.high / by };
