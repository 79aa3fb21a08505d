import { noDay } from '../../core/customers.ts';
import { ChangeLog } from '../../core/movements/amount-changes.ts';
import { monthOfDay, monthText } from '../../core/movements/calendar-months.ts';
import { serviceMonths, wholeMonths } from '../../core/movements/service-months.ts';
import { gridFor, unitsOf } from '../../core/numeric/decimal-grid.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Duplicates } from '../customer-request.ts';
import type { Records } from '../records/records.ts';
import { invoiceCounts } from './invoice-status.ts';
import { monthPoints } from './month-points.ts';
import {
  type LogSettings,
  monthlyAmount,
  type RecurringRevenue,
  rowsOfSubscribers,
  segmentParts,
} from './recurring-revenue.ts';
import { rowsOnce } from './repeated-rows.ts';

/** The amount a month of an invoice, and the days on which it holds: from the first up to the one before `until`. */
interface Held {
  readonly row: number;
  readonly from: number;
  readonly until: number;
  readonly amount: number;
  /** How far the amount may be from that of an exact price: an invoice has whole cents for a part of a month. */
  readonly rounding: number;
}

const halfACent = 0.005;

/**
 * The recurring revenue of invoices with service periods: at the end of a month, the sum of what covers that day, each
 * divided by the months of its period. Credit notes, which are negative, take off what they give back of the period
 * that they name; an invoice for no time is a charge of once. Before the first month of service nothing is known: that
 * month is where the movements start. The file goes up to `asOf`, or to the latest start of a period.
 *
 * @throws {Refusal} whether periods include their last day cannot be seen, or there is only one month
 */
export function revenueOfInvoices(
  records: Records,
  { by, asOf, duplicates }: LogSettings,
): RecurringRevenue {
  const held = heldAmounts(records, by, duplicates);
  const starts = held.map(({ from }) => from);
  const latest = starts.reduce((max, day) => Math.max(max, day), noDay);
  const lastDay = asOf ?? latest;
  // A credit note may be for a time before the first invoice of the file.
  const invoiced = held.flatMap(({ from, amount }) => (amount < 0 ? [] : [from]));
  const first = monthOfDay(invoiced.reduce((min, day) => Math.min(min, day), lastDay));
  const last = monthOfDay(lastDay);
  const at = { file: records.opened()[0]?.file ?? '' };
  if (first >= last) throw new Refusal(problem('months-too-few', { month: monthText(first) }, at));
  const rows = rowsOfSubscribers(records, by);
  const log = new ChangeLog();
  const point = monthPoints(lastDay);
  for (const { row, from, until, amount } of notBelowZero(
    held,
    rows.subscribers,
    rows.segments.codes,
    records,
  )) {
    const holds = { from: point(from), until: point(until) };
    log.hold(rows.subscribers[row] ?? 0, rows.segments.codes[row] ?? 0, holds, amount);
  }
  return { log, opening: first, last, lastDay, ...segmentParts(rows), trials: undefined };
}

/** What each invoice is a month, and when. */
function heldAmounts(
  records: Records,
  by: readonly string[],
  duplicates: Duplicates | undefined,
): Held[] {
  const starts = records.days('period-start');
  const ends = records.days('period-end');
  const amounts = records.numbers('amount');
  const statuses = records.text('invoice-status');
  const counting: number[] = [];
  for (let row = 0; row < records.count; row++) {
    const [start, end] = [starts[row] ?? 0, ends[row] ?? 0];
    const counts = invoiceCounts(statuses[row] ?? '');
    if (counts === undefined)
      throw new Refusal(
        problem(
          'invoice-status-unknown',
          { text: statuses[row] ?? '' },
          records.place(row, 'invoice-status'),
        ),
      );
    if (!counts) records.setAside(row, problem('invoice-void', { text: statuses[row] ?? '' }));
    else if (end < start)
      records.setAside(
        row,
        problem('period-backwards', { start: isoDate(start), end: isoDate(end) }),
      );
    else if (end === start) records.setAside(row, problem('invoice-of-once', {}));
    else counting.push(row);
  }
  const telling = { days: [starts, ends], amounts, by };
  const used = rowsOnce(records, counting, telling, duplicates);
  const extra = daysAfterEnd(used, starts, ends, records);
  return used.map((row) => {
    const [from, until] = [starts[row] ?? 0, (ends[row] ?? 0) + extra(row)];
    const months = serviceMonths(from, until);
    const isWhole = wholeMonths(from, until) !== undefined;
    return {
      row,
      from,
      until,
      amount: monthlyAmount(amounts[row] ?? 0, months),
      rounding: isWhole ? 0 : halfACent + halfACent / months,
    };
  });
}

/**
 * How many days after the end of a period nothing is covered any more: 0 where the end is the start of the next period,
 * 1 where it is its last day. A period of whole months shows it by itself; others go by those of the file.
 *
 * @throws {Refusal} no period of whole months shows it, or they differ, and another depends on it
 */
function daysAfterEnd(
  used: readonly number[],
  starts: Int32Array,
  ends: Int32Array,
  records: Records,
): (row: number) => 0 | 1 {
  const shown = (row: number): 0 | 1 | undefined => {
    const [start, end] = [starts[row] ?? 0, ends[row] ?? 0];
    if (wholeMonths(start, end) !== undefined) return 0;
    return wholeMonths(start, end + 1) === undefined ? undefined : 1;
  };
  const found = new Set(used.flatMap((row) => shown(row) ?? []));
  const [only, another] = found;
  const open = used.find((row) => shown(row) === undefined);
  if (open !== undefined && (only === undefined || another !== undefined)) {
    const args = {
      start: isoDate(starts[open] ?? 0),
      end: isoDate(ends[open] ?? 0),
      shown: only === undefined ? ('none' as const) : ('both' as const),
    };
    throw new Refusal(problem('period-end-unclear', args, records.place(open, 'period-end')));
  }
  return (row) => shown(row) ?? only ?? 0;
}

/**
 * The same without what is given back. A subscriber cannot have less than nothing, and that is noted. What rounding
 * leaves of an invoice whose rest was given back is nothing: nobody pays a cent a month.
 */
function notBelowZero(
  held: readonly Held[],
  subscribers: Uint32Array,
  segments: Uint32Array,
  records: Records,
): readonly Held[] {
  if (held.every(({ amount }) => amount >= 0)) return held;
  const grid = gridFor(held.reduce((bound, { amount }) => bound + Math.abs(amount), 0));
  const groups = new Map<string, Held[]>();
  for (const each of held) {
    const key = `${subscribers[each.row]} ${segments[each.row]}`;
    const group = groups.get(key) ?? [];
    group.push(each);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const credits = group.filter(({ amount }) => amount < 0);
    if (credits.length === 0) return group;
    const days = [...new Set(group.flatMap(({ from, until }) => [from, until]))].sort(
      (a, b) => a - b,
    );
    const spans: Held[] = [];
    for (const [i, from] of days.slice(0, -1).entries()) {
      const covering = group.filter((each) => each.from <= from && each.until > from);
      const units = covering.reduce((sum, { amount }) => sum + unitsOf(amount, grid), 0);
      const row = covering[0]?.row ?? 0;
      const until = days[i + 1] ?? from;
      const rounding = covering.reduce((sum, each) => sum + each.rounding, 0);
      if (covering.length > 1 && Math.abs(units) / 10 ** grid <= rounding) continue;
      if (units < 0) {
        const credit = covering.find(({ amount }) => amount < 0) ?? covering[0];
        const args = { id: records.textAt('id', row), from: isoDate(from), until: isoDate(until) };
        records.note(credit?.row ?? row, problem('credit-exceeds', args));
      } else if (units > 0)
        spans.push({ row, from, until, amount: units / 10 ** grid, rounding: 0 });
    }
    return spans;
  });
}
