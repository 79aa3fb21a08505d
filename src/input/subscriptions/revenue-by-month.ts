import { ChangeLog } from '../../core/movements/amount-changes.ts';
import {
  type CalendarMonth,
  monthOfDay,
  monthOfText,
  monthText,
} from '../../core/movements/calendar-months.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentsBy } from '../../core/segments.ts';
import { type Place, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Duplicates } from '../customer-request.ts';
import { spanYears } from '../headers/time-span.ts';
import type { Records } from '../records/records.ts';
import type { KnownFile } from './kind-of-file.ts';
import {
  monthlyAmount,
  monthsIn,
  type RecurringRevenue,
  rowsOfSubscribers,
  segmentParts,
} from './recurring-revenue.ts';
import { cutShort } from './snapshots.ts';

/** What a subscriber pays in a month, as a cell has it. */
interface MonthAmount {
  readonly row: number;
  readonly month: CalendarMonth;
  /** NaN where the cell is blank. */
  readonly amount: number;
  /** Where the cell stands. */
  readonly field: string;
}

/** Under which the cells of a column of a month are kept. No field has a space in its name. */
export const monthColumn = (month: string): string => `month ${month}`;

/**
 * The recurring revenue of tables that have it for each subscriber and month, in a row or in a column each. A subscriber
 * without an amount in a month pays nothing then. The first month is where the movements start.
 *
 * @throws {Refusal} a month is missing, an amount is negative, or a subscriber has two amounts for a month
 */
export function revenueByMonth(
  records: Records,
  files: readonly KnownFile[],
  by: readonly string[],
  duplicates: Duplicates | undefined,
): RecurringRevenue {
  const lastDay = lastSnapshot(records, files);
  const amounts = [...amountsOf(records, files)];
  const months = [...new Set(amounts.map(({ month }) => month))].sort((a, b) => a - b);
  const [first, last] = [months[0], months.at(-1)];
  const at = { file: files[0]?.opened.file ?? '' };
  if (first === undefined || last === undefined || first === last)
    throw new Refusal(problem('months-too-few', { month: monthText(first ?? 0) }, at));
  const missing = months.find((month, i) => month !== first + i);
  if (missing !== undefined) {
    const gap = months[months.indexOf(missing) - 1] ?? first;
    const args = { missing: monthText(gap + 1), before: monthText(gap), after: monthText(missing) };
    throw new Refusal(problem('months-missing', { ...args, of: 'table' }, at));
  }
  refuseEmpty(records, amounts, months);
  const rows = rowsOfSubscribers(records, by);
  const log = new ChangeLog();
  for (const { row, month, amount, field } of onceEach(records, amounts, by, duplicates)) {
    if (Number.isNaN(amount)) continue;
    if (amount < 0) {
      const place = records.place(row, field);
      throw new Refusal(problem('mrr-negative', { amount, month: monthText(month) }, place));
    }
    const holds = { from: month, until: month + 1 };
    log.hold(rows.subscribers[row] ?? 0, rows.segments.codes[row] ?? 0, holds, amount);
  }
  return {
    log,
    opening: first,
    last,
    lastDay,
    ...segmentParts(rows),
    trials: undefined,
  };
}

/**
 * A month without any amount may be one that is still to come, or that was not exported.
 *
 * @throws {Refusal} no subscriber has an amount in a month, not even 0
 */
function refuseEmpty(
  records: Records,
  amounts: readonly MonthAmount[],
  months: readonly CalendarMonth[],
): void {
  const filled = new Set(
    amounts.flatMap(({ month, amount }) => (Number.isNaN(amount) ? [] : [month])),
  );
  const empty = months.find((month) => !filled.has(month));
  if (empty === undefined) return;
  const cell = amounts.find(({ month }) => month === empty);
  const header = records.columns(monthColumn(monthText(empty)))[0];
  const place = header?.at ?? records.place(cell?.row ?? 0, cell?.field);
  throw new Refusal(problem('month-empty', { month: monthText(empty) }, place));
}

/**
 * A column of days may be that of snapshots, all of a month on one day, or of the days on which an amount changed.
 *
 * @returns the day of the last snapshot, where that comes before its month is over
 * @throws {Refusal} the rows of a month are of different days
 */
function lastSnapshot(records: Records, files: readonly KnownFile[]): number | undefined {
  if (!files.some(({ kind, time }) => kind === 'month-rows' && time === 'date')) return undefined;
  const days = records.days('date');
  const ofMonth = new Map<CalendarMonth, number>();
  for (const [row, day] of days.entries()) {
    const month = monthOfDay(day);
    const before = ofMonth.get(month) ?? day;
    ofMonth.set(month, before);
    if (before === day) continue;
    const header = records.columns('date')[0]?.header ?? '';
    const args = { one: isoDate(before), other: isoDate(day), header };
    throw new Refusal(problem('month-days-differ', args, records.place(row, 'date')));
  }
  return cutShort([...ofMonth.values()]);
}

function* amountsOf(records: Records, files: readonly KnownFile[]): Generator<MonthAmount> {
  const begins = records.fileBegins();
  for (const [f, { kind, months, time = 'month', spendPeriod }] of files.entries()) {
    const [from, to] = [begins[f] ?? 0, begins[f + 1] ?? records.count];
    if (kind === 'month-columns') {
      for (const { month } of months) {
        const field = monthColumn(month);
        const values = records.numbers(field);
        // A blank cell says that nothing is paid, where others of its month have an amount.
        for (let row = from; row < to; row++)
          yield { row, month: monthOfText(month), amount: values[row] ?? Number.NaN, field };
      }
      continue;
    }
    const days = records.days(time);
    const values = records.numbers('spend');
    const length = typeof spendPeriod === 'object' ? monthsIn(spanYears(spendPeriod)) : 1;
    for (let row = from; row < to; row++) {
      const amount = monthlyAmount(values[row] ?? Number.NaN, length);
      yield { row, month: monthOfDay(days[row] ?? 0), amount, field: 'spend' };
    }
  }
}

const linesNamed = 3;

/**
 * The amounts, each of a subscriber, subscription, plan, segment and month once, or added up as an option says.
 *
 * @throws {Refusal} one comes twice, and no option says what becomes of it
 */
function onceEach(
  records: Records,
  amounts: readonly MonthAmount[],
  by: readonly string[],
  duplicates: Duplicates | undefined,
): readonly MonthAmount[] {
  if (duplicates === 'sum') return amounts;
  const telling = ['id', 'subscription', 'plan', ...by.map((header) => `label ${header}`)];
  const labels = new Map(telling.map((name) => [name, records.coded(name)]));
  const { codes } = segmentsBy({ count: records.count, labels }, telling);
  const seen = new Map<string, MonthAmount>();
  const kept: MonthAmount[] = [];
  for (const each of amounts) {
    const key = `${codes[each.row]} ${each.month}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, each);
      kept.push(each);
    } else if (duplicates === 'first') {
      if (each.field === 'spend')
        records.setAside(
          each.row,
          problem('customer-repeated', { id: records.textAt('id', each.row) }),
        );
    } else {
      const same = amounts.filter((other) => `${codes[other.row]} ${other.month}` === key);
      const lines = same.slice(0, linesNamed).map(({ row }) => records.place(row).line);
      const place: Place = records.place(each.row);
      const id = records.textAt('id', each.row);
      const args = { id, month: monthText(each.month), lines: lines.join(' and ') };
      throw new Refusal(problem('subscriber-month-repeated', args, place));
    }
  }
  return kept;
}
