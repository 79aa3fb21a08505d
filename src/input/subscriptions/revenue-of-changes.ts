import { noDay } from '../../core/customers.ts';
import { ChangeLog } from '../../core/movements/amount-changes.ts';
import { monthOfDay, monthText } from '../../core/movements/calendar-months.ts';
import { gridFor, unitsOf } from '../../core/numeric/decimal-grid.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { wordsOf } from '../headers/header-name.ts';
import type { Records } from '../records/records.ts';
import {
  type LogSettings,
  type RecurringRevenue,
  type RowsOfSubscribers,
  rowsOfSubscribers,
  segmentParts,
} from './recurring-revenue.ts';
import { rowsOnce } from './repeated-rows.ts';

/** Words of kinds of change that need an amount before them, as exports name them. */
const laterWords =
  /^(?:expan|contraction|contracted|churn|cancel|upgrad|downgrad|increas|decreas|reactivat)/;
/** Words of kinds with which a subscriber begins: "NEW", "ACTIVE_START", "Subscription created". */
const beginningWords = /^(?:new|start|sign|creat|activat|subscrib|subscription)/;

/** "Subscription cancelled" has a word of both: what needs an amount before it does so beside any other word. */
function kindOfEvent(event: string): 'beginning' | 'later' | undefined {
  const words = wordsOf(event);
  if (words.some((word) => laterWords.test(word))) return 'later';
  return words.some((word) => beginningWords.test(word)) ? 'beginning' : undefined;
}

/**
 * The recurring revenue of a log of its changes, one row each. The log must begin with the first change of each
 * subscriber: nobody pays anything before. It goes up to `asOf`; else to its last change, or to the end of its last
 * month where changes have only a month.
 *
 * @param time - the field of the day or month of a change
 * @throws {Refusal} the log begins later, or changes an amount in another segment than that in which it is
 */
export function revenueOfChanges(
  records: Records,
  time: 'month' | 'date',
  { by, asOf, duplicates }: LogSettings,
): RecurringRevenue {
  const rows = rowsOfSubscribers(records, by);
  const days = records.days(time);
  const changes = records.numbers('change');
  const log = new ChangeLog();
  const before: number[] = [];
  for (let row = 0; row < records.count; row++) {
    if (asOf !== undefined && (days[row] ?? 0) > asOf)
      records.setAside(row, problem('after-as-of', {}));
    else before.push(row);
  }
  const used = rowsOnce(records, before, { days: [days], amounts: changes, by }, duplicates);
  refuseLateBeginnings(records, rows, days, used);
  let [first, last, latest] = [Infinity, -Infinity, noDay];
  for (const row of used) {
    latest = Math.max(latest, days[row] ?? noDay);
    const month = monthOfDay(days[row] ?? 0);
    [first, last] = [Math.min(first, month), Math.max(last, month)];
    log.change(rows.subscribers[row] ?? 0, rows.segments.codes[row] ?? 0, month, changes[row] ?? 0);
  }
  if (asOf !== undefined) last = Math.max(last, monthOfDay(asOf));
  return {
    log,
    opening: first - 1,
    last,
    lastDay: asOf ?? (time === 'date' ? latest : undefined),
    ...segmentParts(rows),
    trials: undefined,
  };
}

/** @throws {Refusal} a subscriber, or a segment of one, has less than nothing after a change */
function refuseLateBeginnings(
  records: Records,
  { subscribers, segments }: RowsOfSubscribers,
  days: Int32Array,
  used: readonly number[],
): void {
  const changes = records.numbers('change');
  const events = records.text('event');
  const grid = gridFor(used.reduce((bound, row) => bound + Math.abs(changes[row] ?? 0), 0));
  const byDay = [...used].sort(
    (a, b) => (subscribers[a] ?? 0) - (subscribers[b] ?? 0) || (days[a] ?? 0) - (days[b] ?? 0),
  );
  for (let from = 0; from < byDay.length; ) {
    const who = subscribers[byDay[from] ?? 0];
    let to = from;
    while (to < byDay.length && subscribers[byDay[to] ?? 0] === who) to += 1;
    const ofWho = byDay.slice(from, to);
    from = to;
    const [firstRow = 0] = ofWho;
    const refuse = (row: number, reason: 'event' | 'below' | 'segment') => {
      const args = {
        id: records.textAt('id', row),
        month: monthText(monthOfDay(days[row] ?? 0)),
        event: events[row] ?? '',
        reason,
      };
      throw new Refusal(problem('changes-begin-late', args, records.place(row, 'change')));
    };
    // Changes of one day may stand in any order.
    const onFirstDay = ofWho.filter((row) => days[row] === days[firstRow]);
    const begins = onFirstDay.some((row) => kindOfEvent(events[row] ?? '') === 'beginning');
    const late = onFirstDay.find((row) => kindOfEvent(events[row] ?? '') === 'later');
    if (!begins && late !== undefined) refuse(late, 'event');
    let total = 0;
    const inSegments = new Map<number, number>();
    for (const [i, row] of ofWho.entries()) {
      const units = unitsOf(changes[row] ?? 0, grid);
      const segment = segments.codes[row] ?? 0;
      total += units;
      inSegments.set(segment, (inSegments.get(segment) ?? 0) + units);
      if (days[ofWho[i + 1] ?? -1] === days[row]) continue;
      if (total < 0) refuse(row, 'below');
      if ([...inSegments.values()].some((ofSegment) => ofSegment < 0)) refuse(row, 'segment');
    }
  }
}
