import { ChangeLog } from '../../core/movements/amount-changes.ts';
import { type CalendarMonth, monthOfDay, monthText } from '../../core/movements/calendar-months.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ColumnChoice } from '../customer-request.ts';
import type { Records } from '../records/records.ts';
import { dayInName } from './day-in-name.ts';
import type { KnownFile } from './kind-of-file.ts';
import { monthPoints } from './month-points.ts';
import {
  type EndedTrial,
  type RecurringRevenue,
  rowsOfSubscribers,
  segmentParts,
} from './recurring-revenue.ts';
import { cutShort } from './snapshots.ts';
import { type SubscriptionState, subscriptionRows } from './subscription-rows.ts';

interface Settings {
  readonly files: readonly KnownFile[];
  readonly by: readonly string[];
  readonly columns: ReadonlyMap<string, ColumnChoice>;
}

/**
 * The recurring revenue of one export of subscriptions, which has the amount of today of each: from its start, or the
 * end of its trial, up to its end. Amounts of before are not known, so that each subscription counts as it stands.
 *
 * @param asOf - the day of the export, in days since 1970-01-01
 */
export function revenueOfOneExport(
  records: Records,
  asOf: number,
  { files, by, columns }: Settings,
): RecurringRevenue {
  const rows = subscriptionRows(records, files, columns);
  const { subscribers, segments } = rowsOfSubscribers(records, by);
  const log = new ChangeLog();
  const point = monthPoints(asOf);
  const last = monthOfDay(asOf);
  let first = last;
  const trials: EndedTrial[] = [];
  for (let row = 0; row < records.count; row++) {
    const state = rows.state(row, asOf);
    if ('code' in state) {
      records.setAside(row, state);
      continue;
    }
    const { paid, trialEnded } = state;
    if (trialEnded !== undefined) {
      const segment = segments.codes[row] ?? 0;
      trials.push({ month: monthOfDay(trialEnded), segment, converted: paid !== undefined });
    }
    if (paid === undefined) continue;
    const holds = {
      from: point(paid.from),
      until: paid.until < Infinity ? point(paid.until) : Infinity,
    };
    first = Math.min(first, holds.from);
    log.hold(subscribers[row] ?? 0, row, holds, rows.amount(row));
  }
  return {
    log,
    opening: first - 1,
    last,
    lastDay: asOf,
    segments: segments.keys,
    segmentOf: (part) => segments.codes[part] ?? 0,
    eachPart: true,
    trials: rows.trials === 'dated' ? trials : undefined,
  };
}

/** A copy of an export: its rows, and the day that the name of its file has. */
interface Copy {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly day: number;
}

/**
 * The recurring revenue of dated copies of one export, which has in each month what the last copy of that month shows.
 *
 * @throws {Refusal} a file has no day in its name, or a month has no copy
 */
export function revenueOfCopies(
  records: Records,
  { files, by, columns }: Settings,
): RecurringRevenue {
  const copies = usedCopies(records, files);
  const rows = subscriptionRows(records, files, columns);
  const { subscribers, segments } = rowsOfSubscribers(records, by);
  const told = records.has('subscription') ? 'subscription' : 'id';
  const ids = records.numbered(told).codes;
  const log = new ChangeLog();
  const trials: EndedTrial[] = [];
  let inTrial = new Map<number, number>();
  for (const { from, to, day } of copies) {
    const month = monthOfDay(day);
    const goesOn = new Map<number, number>();
    const paying = new Set<number>();
    for (let row = from; row < to; row++) {
      const state = rows.state(row, day);
      if ('code' in state) {
        records.setAside(row, state);
        continue;
      }
      const segment = segments.codes[row] ?? 0;
      const id = ids[row] ?? 0;
      if (state.inTrial) goesOn.set(id, segment);
      if (!isPaidOn(state, day)) continue;
      paying.add(id);
      const holds = { from: month, until: month + 1 };
      log.hold(subscribers[row] ?? 0, segment, holds, rows.amount(row));
    }
    for (const [id, segment] of inTrial)
      if (!goesOn.has(id)) trials.push({ month, segment, converted: paying.has(id) });
    inTrial = goesOn;
  }
  const days = copies.map(({ day }) => day);
  const [firstDay = 0, lastDay = 0] = [days[0], days.at(-1)];
  return {
    log,
    opening: monthOfDay(firstDay),
    last: monthOfDay(lastDay),
    // Each month is what its copy shows, on whichever day.
    lastDay: cutShort(days),
    ...segmentParts({ subscribers, segments }),
    trials: rows.trials === 'none' ? undefined : trials,
  };
}

const isPaidOn = ({ paid }: SubscriptionState, day: number): boolean =>
  paid !== undefined && paid.from <= day && paid.until > day;

/**
 * The copies by their day, the last of each month; the rows of others are set aside.
 *
 * @throws {Refusal} a file has no day in its name, or a month has no copy
 */
function usedCopies(records: Records, files: readonly KnownFile[]): readonly Copy[] {
  const begins = records.fileBegins();
  const copies = files
    .map(({ opened: { file } }, f): Copy => {
      const day = dayInName(file);
      if (day === undefined) throw new Refusal(problem('copy-undated', {}, { file }));
      return { file, from: begins[f] ?? 0, to: begins[f + 1] ?? records.count, day };
    })
    .sort((a, b) => a.day - b.day);
  const used: Copy[] = [];
  for (const [i, copy] of copies.entries()) {
    const next = copies[i + 1];
    if (next === undefined || monthOfDay(next.day) !== monthOfDay(copy.day)) {
      used.push(copy);
      continue;
    }
    if (next.day === copy.day)
      throw new Refusal(
        problem(
          'copies-of-one-day',
          { other: next.file, day: isoDate(copy.day) },
          { file: copy.file },
        ),
      );
    for (let row = copy.from; row < copy.to; row++)
      records.setAside(row, problem('copy-superseded', { later: next.file }));
  }
  refuseGaps(used);
  return used;
}

/** @throws {Refusal} two copies are more than a month apart, or all are of one month */
function refuseGaps(copies: readonly Copy[]): void {
  const months: readonly CalendarMonth[] = copies.map(({ day }) => monthOfDay(day));
  const [first = 0] = months;
  const at = { file: copies[0]?.file ?? '' };
  if (months.length < 2)
    throw new Refusal(problem('months-too-few', { month: monthText(first) }, at));
  for (const [i, month] of months.slice(1).entries()) {
    const before = months[i] ?? month;
    if (month === before + 1) continue;
    const args = {
      missing: monthText(before + 1),
      before: monthText(before),
      after: monthText(month),
    };
    throw new Refusal(problem('months-missing', { ...args, of: 'copies' }, at));
  }
}
