import { type CalendarPeriods, calendarPeriods } from '../../core/cohorts/calendar-periods.ts';
import type { MonthMoves } from '../../core/cohorts/moves.ts';
import { noDay } from '../../core/customers.ts';
import type { Records } from '../records/records.ts';
import type { Ages } from './age-rows.ts';
import { impossible, repeated } from './aggregates.ts';

/** The customers of a segment and a first month who bought in a month, by the days and by the moves. */
interface MonthCell {
  /** One of them, and a row of the days or moves. */
  readonly customer: number;
  row: number;
  /** By the days they are no fewer and no more: one may buy on several days of a month. */
  least: number;
  most: number;
  /** By the moves: they came to this month, and some of them left it for a later one. */
  moved: number;
  left: number;
}

type Cells = Map<number, MonthCell>;

/**
 * Customers by the months in which they bought, one after another.
 *
 * @param rows - those of the records that are such
 * @param segmentOf - the segment of each row of the records
 * @param ages - the days of the same customers, which the moves must fit
 * @param until - the last day of the observation
 * @throws {Refusal} for the first row that no log of orders gives
 */
export function movesOf(
  records: Records,
  rows: Uint32Array,
  segmentOf: Uint32Array,
  ages: Ages,
  until: number,
): MonthMoves {
  const from = ages.day.reduce((first, day) => Math.min(first, day), until);
  const periods = calendarPeriods(from, until, 'month');
  const months = periods.names.length;
  const cells = cellsOf(ages, periods);
  const columns = (['first_month', 'previous_month', 'month'] as const).map((field) =>
    monthsIn(records, field, periods),
  );
  const customers = records.numbers('customers');
  const seen = new Set<number>();
  const moves = Array.from(rows, (row) => {
    const [came = blank, before = blank, to = blank] = columns.map((column) => column[row]);
    const moved = customers[row] ?? Number.NaN;
    const cellOf = (month: number) =>
      cells.get(((segmentOf[row] ?? 0) * months + came) * months + month);
    const [source, target] = [before === blank ? undefined : cellOf(before), cellOf(to)];
    const key = (target?.customer ?? 0) * months ** 2 + to * months + Math.max(0, before);
    const reason =
      wrongAlone({ came, before, to, moved }, months) ??
      (target === undefined || (before !== blank && source === undefined)
        ? 'no row of the kind age says that these customers bought in its months'
        : seen.has(key)
          ? repeated
          : undefined);
    if (reason !== undefined || target === undefined) throw impossible(reason ?? '', records, row);
    seen.add(key);
    target.moved += moved;
    target.row = row;
    if (source !== undefined) source.left += moved;
    return { customer: target.customer, before, to, moved };
  });
  for (const wrong of [otherDays, moreLeft])
    for (const cell of cells.values()) {
      const reason = wrong(cell);
      if (reason !== undefined) throw impossible(reason, records, cell.row);
    }
  const dayIn = (month: number) =>
    month === 0 ? periods.firstDay : (periods.lastDay[month - 1] ?? 0) + 1;
  return {
    customer: Uint32Array.from(moves, ({ customer }) => customer),
    previous: Int32Array.from(moves, ({ before }) => (before === blank ? noDay : dayIn(before))),
    month: Int32Array.from(moves, ({ to }) => dayIn(to)),
    customers: Float64Array.from(moves, ({ moved }) => moved),
  };
}

/** Stands for the number of a month where none is. */
const blank = -1;

/** By row, the number of the month, counted from the first of the observation; that of a month outside is too large. */
function monthsIn(records: Records, field: string, { names }: CalendarPeriods): Int32Array {
  const numbers = new Map(names.map((name, i) => [name, i]));
  const { codes, values } = records.coded(field);
  const ofCode = values.map((text) => (text === '' ? blank : (numbers.get(text) ?? names.length)));
  return Int32Array.from(codes, (code) => ofCode[code] ?? blank);
}

/** What the days say of each month. */
function cellsOf(ages: Ages, { ofDay, from, names }: CalendarPeriods): Cells {
  const { customer, day, buyers, segment, rows } = ages;
  const months = names.length;
  const cells: Cells = new Map();
  let [came, size] = [0, 0];
  for (let i = 0; i < customer.length; ) {
    const who = customer[i] ?? 0;
    const month = ofDay[(day[i] ?? 0) - from] ?? 0;
    if (who !== customer[i - 1]) [came, size] = [month, buyers[i] ?? 0];
    const row = rows[i] ?? 0;
    let [least, most] = [0, 0];
    for (; customer[i] === who && ofDay[(day[i] ?? 0) - from] === month; i++) {
      least = Math.max(least, buyers[i] ?? 0);
      most += buyers[i] ?? 0;
    }
    most = Math.min(most, size);
    const key = ((segment[who] ?? 0) * months + came) * months + month;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { customer: who, row, least, most, moved: 0, left: 0 });
    else {
      cell.least += least;
      cell.most += most;
    }
  }
  return cells;
}

/** Why no log gives a row, whatever the others are; undefined where one may. */
function wrongAlone(
  { came, before, to, moved }: Readonly<Record<'came' | 'before' | 'to' | 'moved', number>>,
  months: number,
): string | undefined {
  if (came === blank) return 'first_month is blank';
  if (to === blank) return 'month is blank';
  if (!(moved > 0)) return `customers is ${moved === 0 ? 0 : 'blank'}`;
  if (Math.max(came, before, to) >= months) return 'a month of it is not in the observation';
  if (before === blank)
    return to === came ? undefined : 'previous_month is blank, and month is not first_month';
  if (before < came) return 'previous_month is before first_month';
  return to > before ? undefined : 'month is not after previous_month';
}

/** Why the moves of a month do not fit its days; undefined where they do. */
function otherDays({ least, most, moved }: MonthCell): string | undefined {
  if (moved >= least && moved <= most) return undefined;
  const days = least === most ? `${least}` : `${least} to ${most}`;
  return `${moved} of these customers bought in its month by the rows move, ${days} by the rows age`;
}

/** Why the moves out of a month do not fit those into it; undefined where they do. */
const moreLeft = ({ moved, left }: MonthCell): string | undefined =>
  left <= moved
    ? undefined
    : `${moved} of these customers bought in its month by the rows move, and ${left} bought there before a later one`;
