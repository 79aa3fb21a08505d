import { amountOf } from '../numeric/decimal-grid.ts';
import type { AmountChanges } from './amount-changes.ts';
import type { CalendarMonth } from './calendar-months.ts';
import { addMovements, type MovementKind, movementKinds } from './movement.ts';

/** Amounts of money, or numbers of subscribers, of one line in one month. */
export type Movements = Readonly<Record<MovementKind | 'opening' | 'closing', number>>;

/** What happened in a month, or over several. */
export interface MovementsOfTime {
  readonly amounts: Movements;
  /** Who has an amount at the start and the end, and whose amount moved in which way. */
  readonly subscribers: Movements;
}

export interface MovementLine {
  /** One for each month from the second on, which is the first whose start is known. */
  readonly months: readonly MovementsOfTime[];
  /** Over the twelve months up to the last of the year; null where there are fewer. */
  readonly year: MovementsOfTime | null;
}

/** What the movements are of. */
export interface MovementSpan {
  /** The month at whose end the amounts are the first opening. */
  readonly opening: CalendarMonth;
  readonly last: CalendarMonth;
  /** The last month of the year that is looked back on: before the last where that is not over. */
  readonly lastOfYear: CalendarMonth;
  readonly segments: number;
  /** The segment of each part; a part itself where each is a segment. */
  readonly segmentOf: (part: number) => number;
  /**
   * Whether parts that begin and end are expansion and contraction as they stand, as for subscriptions of which only
   * today's amount is known; otherwise only what remains of the gains and losses of a subscriber.
   */
  readonly eachPart: boolean;
}

/** How many months a yearly retention looks back. */
export const monthsOfYear = 12;

/** Sums of units, and counts of subscribers, by line and time. */
class Sums {
  readonly units: Float64Array;
  readonly counts: Float64Array;
  readonly #times: number;

  constructor(lines: number, times: number) {
    this.#times = times;
    this.units = new Float64Array(lines * times);
    this.counts = new Float64Array(lines * times);
  }

  add(line: number, time: number, units: number, count: number): void {
    const at = line * this.#times + time;
    this.units[at] = (this.units[at] ?? 0) + units;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  /** Makes each time hold the sum of those before it and its own. */
  accumulate(): void {
    for (const sums of [this.units, this.counts])
      for (let at = 0; at < sums.length; at++)
        if (at % this.#times > 0) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
  }
}

/** The movements of some times of equal length, and the amounts at the ends of these times and at the first start. */
class Tally {
  readonly #kinds = new Map<MovementKind, Sums>();
  readonly #amounts: Sums;
  readonly #times: number;

  constructor(lines: number, times: number) {
    this.#times = times;
    this.#amounts = new Sums(lines, times + 1);
    for (const kind of movementKinds) this.#kinds.set(kind, new Sums(lines, times));
  }

  /** From this point on, a line has so much more, of so many more subscribers; point 0 is the first start. */
  level(line: number, point: number, units: number, count: number): void {
    this.#amounts.add(line, point, units, count);
  }

  move(kind: MovementKind, line: number, time: number, units: number): void {
    this.#kinds.get(kind)?.add(line, time, units, 1);
  }

  /** To be called once, when all has been added. */
  lines(count: number, amount: (units: number) => number): MovementsOfTime[][] {
    this.#amounts.accumulate();
    const of = (
      line: number,
      time: number,
      field: 'units' | 'counts',
      as: (n: number) => number,
    ) => {
      const point = line * (this.#times + 1) + time;
      const moved = movementKinds.map((kind) => {
        const sums = this.#kinds.get(kind)?.[field];
        return [kind, as(sums?.[line * this.#times + time] ?? 0)] as const;
      });
      const level = this.#amounts[field];
      return {
        opening: as(level[point] ?? 0),
        ...Object.fromEntries(moved),
        closing: as(level[point + 1] ?? 0),
      } as Movements;
    };
    return Array.from({ length: count }, (_, line) =>
      Array.from({ length: this.#times }, (__, time) => ({
        amounts: of(line, time, 'units', amount),
        subscribers: of(line, time, 'counts', (n) => n),
      })),
    );
  }
}

/** The total is line 0, and segment s line s + 1. */
const total = 0;

/**
 * The movements of recurring revenue month by month, of all subscribers and of each segment.
 *
 * In each month and line, opening + new + reactivation + expansion + moved in − contraction − churn − moved out =
 * closing, in whole units of the grid; the closing of a month is the opening of the next; and each of them is the sum
 * of those of the segments. In the total, numbers of subscribers add up likewise: opening + new + reactivated − churned
 * = closing. A subscriber may be in several segments.
 *
 * @returns the total, and then each segment
 */
export function revenueMovements(
  changes: AmountChanges,
  span: MovementSpan,
): readonly MovementLine[] {
  const months = span.last - span.opening;
  if (!(months >= 1)) throw new RangeError('movements need two months');
  const lines = span.segments + 1;
  const monthly = new Tally(lines, months);
  const hasYear = span.lastOfYear - span.opening >= monthsOfYear;
  const yearly = hasYear ? new Tally(lines, 1) : undefined;
  for (let from = 0; from < changes.count; ) {
    let to = from;
    while (to < changes.count && changes.subscriber[to] === changes.subscriber[from]) to += 1;
    tallySubscriber(changes, { from, to }, span, monthly, yearly);
    from = to;
  }
  const amount = (units: number) => amountOf(units, changes.grid);
  const byMonth = monthly.lines(lines, amount);
  const byYear = yearly?.lines(lines, amount);
  return byMonth.map((ofLine, line) => ({ months: ofLine, year: byYear?.[line]?.[0] ?? null }));
}

/** The units of one subscriber by part; parts without any are absent. */
type Levels = ReadonlyMap<number, number>;

const nothing: Levels = new Map();

/** Adds what one subscriber does to the tallies. */
function tallySubscriber(
  changes: AmountChanges,
  { from, to }: { readonly from: number; readonly to: number },
  span: MovementSpan,
  monthly: Tally,
  yearly: Tally | undefined,
): void {
  const yearStart = span.lastOfYear - monthsOfYear;
  let levels = nothing;
  let hadPaid = false;
  let atYearStart = { levels, hadPaid };
  let atYearEnd = levels;
  for (let at = from; at < to; ) {
    const month = changes.month[at] ?? 0;
    if (month > span.last) break;
    const after = new Map(levels);
    for (; at < to && changes.month[at] === month; at++) {
      const part = changes.part[at] ?? 0;
      const units = (after.get(part) ?? 0) + (changes.units[at] ?? 0);
      if (units === 0) after.delete(part);
      else after.set(part, units);
    }
    const point = Math.max(0, month - span.opening);
    tallyLevels(levels, after, span, (line, units, count) => {
      monthly.level(line, point, units, count);
      if (month <= span.lastOfYear) yearly?.level(line, month > yearStart ? 1 : 0, units, count);
    });
    if (point > 0)
      tallyMovements(levels, after, hadPaid, span, (kind, line, units) =>
        monthly.move(kind, line, point - 1, units),
      );
    hadPaid ||= after.size > 0;
    levels = after;
    if (month <= yearStart) atYearStart = { levels, hadPaid };
    if (month <= span.lastOfYear) atYearEnd = levels;
  }
  if (yearly !== undefined)
    tallyMovements(atYearStart.levels, atYearEnd, atYearStart.hadPaid, span, (kind, line, units) =>
      yearly.move(kind, line, 0, units),
    );
}

/** The units of each segment, of those that any part of the levels is in. */
function bySegment(levels: Levels, { segmentOf }: MovementSpan): Map<number, number> {
  const units = new Map<number, number>();
  for (const [part, ofPart] of levels) {
    const segment = segmentOf(part);
    units.set(segment, (units.get(segment) ?? 0) + ofPart);
  }
  return units;
}

/** Passes on what each line has more or less, in units and in subscribers. */
function tallyLevels(
  before: Levels,
  after: Levels,
  span: MovementSpan,
  add: (line: number, units: number, count: number) => void,
): void {
  const [earlier, later] = [bySegment(before, span), bySegment(after, span)];
  let units = 0;
  for (const segment of new Set([...earlier.keys(), ...later.keys()])) {
    const gain = (later.get(segment) ?? 0) - (earlier.get(segment) ?? 0);
    add(segment + 1, gain, Number(later.has(segment)) - Number(earlier.has(segment)));
    units += gain;
  }
  add(total, units, Number(later.size > 0) - Number(earlier.size > 0));
}

/** Passes on the movements of one subscriber, of each segment and of the total. */
function tallyMovements(
  before: Levels,
  after: Levels,
  hadPaid: boolean,
  span: MovementSpan,
  move: (kind: MovementKind, line: number, units: number) => void,
): void {
  const inAll = new Map<MovementKind, number>();
  const inLines = new Map<number, Map<MovementKind, number>>();
  const add = (kind: MovementKind, segment: number, units: number) => {
    // What moves from one segment to another stays within the total.
    if (kind !== 'movedIn' && kind !== 'movedOut') inAll.set(kind, (inAll.get(kind) ?? 0) + units);
    const ofLine = inLines.get(segment) ?? new Map<MovementKind, number>();
    ofLine.set(kind, (ofLine.get(kind) ?? 0) + units);
    inLines.set(segment, ofLine);
  };
  if (span.eachPart && before.size > 0 && after.size > 0) {
    for (const part of new Set([...before.keys(), ...after.keys()])) {
      const gain = (after.get(part) ?? 0) - (before.get(part) ?? 0);
      if (gain > 0) add('expansion', span.segmentOf(part), gain);
      if (gain < 0) add('contraction', span.segmentOf(part), -gain);
    }
  } else {
    const [earlier, later] = [bySegment(before, span), bySegment(after, span)];
    const segments = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a - b);
    const of = (units: Levels) => segments.map((segment) => units.get(segment) ?? 0);
    addMovements({ before: of(earlier), after: of(later), hadPaid }, (kind, index, units) =>
      add(kind, segments[index] ?? 0, units),
    );
  }
  for (const [kind, units] of inAll) move(kind, total, units);
  for (const [segment, kinds] of inLines)
    for (const [kind, units] of kinds) move(kind, segment + 1, units);
}

/** Of the revenue at the start, the share that is still there: with what its customers added, and without it. */
export interface RevenueRetention {
  readonly nrr: number | null;
  readonly grr: number | null;
}

/**
 * Net and gross revenue retention: null where there was no revenue at the start.
 *
 *     NRR = (opening + expansion − contraction − churn) / opening
 *     GRR = (opening − contraction − churn) / opening
 *
 * Both are of the customers of the start: new ones and those who come back are in neither.
 */
export function revenueRetention(amounts: Movements): RevenueRetention {
  const { opening, expansion, contraction, churn } = amounts;
  if (opening === 0) return { nrr: null, grr: null };
  const kept = opening - contraction - churn;
  return { nrr: (kept + expansion) / opening, grr: kept / opening };
}
