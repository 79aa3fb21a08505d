import { ascendingOrder } from '../numeric/ascending-order.ts';
import { dividedStays } from './divided-stays.ts';
import type { Stays } from './stays.ts';

/**
 * Of how many customers how many ended at each time when somebody did: all that an estimate without
 * parameters needs to know. One entry a distinct time, ascending.
 */
export interface RiskSets {
  readonly years: Float64Array;
  /**
   * Those who ended by `years` ended after this: the same where the time is exact. Where stays know
   * different intervals these are divided, so that no two overlap.
   */
  readonly afterYears: Float64Array;
  /** Customers who were observed until the time or longer, and from before it or from their start. */
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  readonly customers: number;
  readonly endedTotal: number;
  /** Σ (exit − entry); those who ended in an interval left, for this, in its middle. */
  readonly exposureYears: number;
  /** The largest exit: nobody was observed for longer. */
  readonly reachYears: number;
  /**
   * In so many of the years up to the reach nobody was observed, where all observation began late: nothing
   * is known of who ended in them, and an estimate from the risk sets takes it that nobody did.
   */
  readonly unseenYears: number;
}

/** Weights leave a rest of rounding where all have ended: below this share of everybody it is one. */
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
    unseenYears: unseenYears(stays),
  };
}

/** Whether the risk sets take it on trust that nobody ended in some years. */
export const hasUnseenYears = ({ unseenYears: years, reachYears }: RiskSets): boolean =>
  years > 1e-9 * reachYears;

/** What no stay covers, from the last exit down to the start. */
function unseenYears({ entryYears, exitYears }: Stays): number {
  let seenFrom = exitYears.at(-1) ?? 0;
  let unseen = 0;
  for (let i = exitYears.length - 1; i >= 0; i--) {
    unseen += Math.max(0, seenFrom - (exitYears[i] ?? 0));
    seenFrom = Math.min(seenFrom, entryYears[i] ?? 0);
  }
  return unseen + seenFrom;
}

/** How many customers were observed at a time: until it or longer, and from before it or from their start. */
export function atRiskAt(stays: Stays, years: number): number {
  const { entryYears, exitYears, ended, active } = stays;
  let atRisk = 0;
  for (let i = exitYears.length - 1; i >= 0 && (exitYears[i] ?? 0) >= years; i--) {
    const entry = entryYears[i] ?? 0;
    if (entry < years || entry === 0) atRisk += (ended[i] ?? 0) + (active[i] ?? 0);
  }
  return atRisk;
}

/** The same at many times, ascending: those who exit then or later, less those who enter then or later. */
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

/** Which stays are observed only from some time after their start, ascending by it. */
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
