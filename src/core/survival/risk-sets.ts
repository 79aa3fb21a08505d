import { ascendingOrder } from '../numeric/ascending-order.ts';
import { firstNotBelow } from '../numeric/first-not-below.ts';
import { distinctStays, type Stays } from './stays.ts';

/**
 * The number of customers at risk and the number who ended, at each time when somebody ended: what non-parametric
 * estimates are computed from. One entry a distinct time, ascending.
 */
export interface RiskSets {
  readonly years: Float64Array;
  /**
   * The start of the interval that ends at `years`; equal to `years` where the time is exact. Intervals that overlap
   * are divided, so that no two do.
   */
  readonly afterYears: Float64Array;
  /** Customers who were observed until the time or longer, and from before it or from their start. */
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  readonly customers: number;
  readonly endedTotal: number;
  /** Σ (exit − entry); customers who ended in an interval count as if they ended in its middle. */
  readonly exposureYears: number;
  /** The largest exit: nobody was observed for longer. */
  readonly reachYears: number;
  /**
   * The years before the reach in which no customer was observed, because all observation began late. Estimates from
   * the risk sets assume that nobody ended in them.
   */
  readonly unseenYears: number;
}

/** Where all customers have ended, sums of weights leave a rounding error below this share of all. */
const rounding = 1e-12;

/** The risk sets of one group. */
export function riskSets(recorded: Stays): RiskSets {
  const stays = dividedStays(recorded);
  const { entryYears, exitYears, ended, active, afterYears = exitYears } = stays;
  const size = exitYears.length;
  const times = new Float64Array(size);
  const afters = new Float64Array(size);
  const endedThen = new Float64Array(size);
  let count = 0;
  let customers = 0;
  let endedTotal = 0;
  let exposureYears = 0;
  for (let i = 0; i < size; i++) {
    const exit = exitYears[i] ?? 0;
    const entry = entryYears[i] ?? 0;
    const after = afterYears[i] ?? 0;
    const endedHere = ended[i] ?? 0;
    const activeHere = active[i] ?? 0;
    customers += endedHere + activeHere;
    endedTotal += endedHere;
    exposureYears += endedHere * ((after + exit) / 2 - entry) + activeHere * (exit - entry);
    if (endedHere === 0) continue;
    if (count === 0 || times[count - 1] !== exit) {
      times[count] = exit;
      afters[count] = after;
      count += 1;
    }
    endedThen[count - 1] = (endedThen[count - 1] ?? 0) + endedHere;
  }
  const years = times.slice(0, count);
  const atRisk = atRiskAtTimes(stays, years);
  for (let j = 0; j < count; j++) {
    const all = endedThen[j] ?? 0;
    if ((atRisk[j] ?? 0) - all <= rounding * customers) atRisk[j] = all;
  }
  return {
    years,
    afterYears: afters.slice(0, count),
    atRisk,
    ended: endedThen.slice(0, count),
    customers,
    endedTotal,
    exposureYears,
    reachYears: exitYears[size - 1] ?? 0,
    unseenYears: unseenGaps(stays).reduceRight((sum, { from, to }) => sum + (to - from), 0),
  };
}

/** Whether there are years in which no customer was observed. */
export const hasUnseenYears = ({ unseenYears: years, reachYears }: RiskSets): boolean =>
  years > 1e-9 * reachYears;

/** Years in which no customer was observed, because all observation began late. */
export interface UnseenGap {
  readonly from: number;
  readonly to: number;
}

/** The gaps that no stay covers, from the start to the last exit, ascending. */
export function unseenGaps({ entryYears, exitYears }: Stays): UnseenGap[] {
  const gaps: UnseenGap[] = [];
  let seenFrom = exitYears.at(-1) ?? 0;
  for (let i = exitYears.length - 1; i >= 0; i--) {
    const exit = exitYears[i] ?? 0;
    if (exit < seenFrom) gaps.push({ from: exit, to: seenFrom });
    seenFrom = Math.min(seenFrom, entryYears[i] ?? 0);
  }
  if (seenFrom > 0) gaps.push({ from: 0, to: seenFrom });
  return gaps.reverse();
}

/** The number of customers at risk at a time: observed until it or longer, and from before it or from their start. */
export function atRiskAt(stays: Stays, years: number): number {
  const { entryYears, exitYears, ended, active } = stays;
  let atRisk = 0;
  for (let i = exitYears.length - 1; i >= 0 && (exitYears[i] ?? 0) >= years; i--) {
    const entry = entryYears[i] ?? 0;
    if (entry < years || entry === 0) atRisk += (ended[i] ?? 0) + (active[i] ?? 0);
  }
  return atRisk;
}

/** The number at risk at each of many times, ascending: customers who exit then or later, less those who enter later. */
export function atRiskAtTimes(stays: Stays, times: Float64Array): Float64Array {
  const { entryYears, exitYears, ended, active } = stays;
  const late = lateEntries(entryYears);
  const atRisk = new Float64Array(times.length);
  let exit = exitYears.length;
  let entry = late.length;
  let staying = 0;
  let coming = 0;
  for (let j = times.length - 1; j >= 0; j--) {
    const time = times[j] ?? 0;
    while (exit > 0 && (exitYears[exit - 1] ?? 0) >= time) {
      exit -= 1;
      staying += (ended[exit] ?? 0) + (active[exit] ?? 0);
    }
    while (entry > 0 && (entryYears[late[entry - 1] ?? 0] ?? 0) >= time) {
      entry -= 1;
      const who = late[entry] ?? 0;
      coming += (ended[who] ?? 0) + (active[who] ?? 0);
    }
    atRisk[j] = staying - coming;
  }
  return atRisk;
}

/** The stays that are observed only from some time after their start, ascending by that time. */
function lateEntries(entryYears: Float64Array): Uint32Array {
  const late = new Uint32Array(entryYears.length);
  let count = 0;
  for (let i = 0; i < entryYears.length; i++) {
    if ((entryYears[i] ?? 0) > 0) {
      late[count] = i;
      count += 1;
    }
  }
  return ascendingOrder(entryYears, late.subarray(0, count));
}

/**
 * Stays in intervals, divided at every time at which one of the intervals begins or ends. Customers who ended in an
 * interval are assumed to have ended evenly over it, so that each part gets its share of them. Tables with rows at
 * different times can then be added up. Exact stays do not change, nor do intervals that do not overlap.
 *
 * @param divideAt - where to divide, ascending; absent: the ends of the intervals of the stays themselves
 * @example dividedStays(pooledStays([cohortStays([0, 2], [10, 4]), cohortStays([0, 1, 2], [10, 8, 7])]))
 *   // => of the six who ended in (0, 2], three in (0, 1] and three in (1, 2]
 */
export function dividedStays(stays: Stays, divideAt?: Float64Array): Stays {
  const { entryYears, exitYears, afterYears, ended, active } = stays;
  if (afterYears === undefined) return stays;
  const times = divideAt ?? intervalEnds(stays);
  const parts: { row: number; from: number; to: number; last: boolean }[] = [];
  for (let row = 0; row < exitYears.length; row++) {
    const to = exitYears[row] ?? 0;
    let from = afterYears[row] ?? 0;
    const first = (ended[row] ?? 0) > 0 ? firstNotBelow(times, from) : times.length;
    for (let t = first; (times[t] ?? to) < to; t++) {
      const time = times[t] ?? to;
      if (time === from) continue;
      parts.push({ row, from, to: time, last: false });
      from = time;
    }
    parts.push({ row, from, to, last: true });
  }
  if (parts.length === exitYears.length) return stays;
  const share = ({ row, from, to }: { row: number; from: number; to: number }) =>
    (to - from) / ((exitYears[row] ?? 0) - (afterYears[row] ?? 0));
  return distinctStays({
    entryYears: Float64Array.from(parts, ({ row }) => entryYears[row] ?? 0),
    exitYears: Float64Array.from(parts, ({ to }) => to),
    afterYears: Float64Array.from(parts, ({ from }) => from),
    ended: Float64Array.from(parts, (part) =>
      (ended[part.row] ?? 0) > 0 ? (ended[part.row] ?? 0) * share(part) : 0,
    ),
    active: Float64Array.from(parts, ({ row, last }) => (last ? (active[row] ?? 0) : 0)),
  });
}

/** All times at which an interval begins or ends, ascending. */
export function intervalEnds({ afterYears = new Float64Array(), exitYears }: Stays): Float64Array {
  return Float64Array.from(new Set([...afterYears, ...exitYears])).sort();
}
