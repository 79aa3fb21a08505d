import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { headerName } from '../headers/header-name.ts';
import { type OpenedFile, type OpenFile, openEach, openFile } from '../layout/open-file.ts';
import type { LabelRequest } from '../orders/order-request.ts';
import { knownFields } from '../records/assign-fields.ts';
import type { Field } from '../records/field.ts';
import { withLabels } from '../records/label-fields.ts';
import { recordsOf } from '../records/read-records.ts';
import type { RecordRequest } from '../records/record-request.ts';
import type { Records } from '../records/records.ts';
import { refuseNotCsv, wordsOfClient } from './refuse-not-csv.ts';

/** Which aggregates to read: the answer of a database to one statement of `rapport sql`. */
export interface AggregateRequest extends Omit<RecordRequest, 'others' | 'profile'> {
  /** The kinds of rows that the statement of this command has, besides those of every statement. */
  readonly parts: readonly string[];
  /** Columns of segments. */
  readonly labels: readonly LabelRequest[];
}

/** The rows of such an answer, by their kind. */
export interface Aggregates {
  readonly records: Records;
  /** The rows of a kind, in the order of the answer. */
  readonly rowsOf: (part: string) => Uint32Array;
  /** The row that sums up the answer. */
  readonly totalRow: number;
  /** Orders that do not count, by the reason. */
  readonly setAside: ReadonlyMap<string, number>;
  /** What is missing of each kind of rows, those that are of too few customers. */
  readonly dropped: ReadonlyMap<string, Dropped>;
}

/** Rows of few customers that were left out, added up; NaN where that kind of rows does not have it. */
export interface Dropped {
  readonly customers: number;
  readonly orders: number;
  readonly refunds: number;
}

/** What every answer has, whatever its command. */
const ownParts = ['set_aside', 'dropped', 'total'] as const;

/**
 * A number that a database counted or added up: whole, and printed without a separator.
 *
 * @param negative - whether it may be below 0, as spend may be after refunds
 */
export const wholeField = (name: string, meaning: string, negative = false): Field => ({
  name,
  meaning,
  names: name.replaceAll('_', ''),
  kind: 'number',
  largest: Infinity,
  check: (value, text) =>
    Number.isInteger(value) && (negative || value >= 0)
      ? undefined
      : problem('out-of-range', {
          what: meaning,
          text,
          allowed: negative ? 'a whole number' : 'a whole number from 0',
        }),
});

/** What holds or does not: 1 or 0. */
export const flagField = (name: string, meaning: string): Field => ({
  ...wholeField(name, meaning),
  check: (value, text) =>
    value === 0 || value === 1
      ? undefined
      : problem('out-of-range', { what: meaning, text, allowed: '0 or 1' }),
});

export const dayField = (name: string, meaning: string): Field => ({
  name,
  meaning,
  names: name.replaceAll('_', ''),
  kind: 'date',
});

/** The fields of every answer. */
export const commonFields: readonly Field[] = [
  {
    name: 'part',
    meaning: 'what kind of row it is (part)',
    names: 'part',
    kind: 'text',
    required: true,
    filled: true,
  },
  { name: 'reason', meaning: 'why orders do not count', names: 'reason', kind: 'text' },
  { ...wholeField('answer_rows', 'how many rows the answer has'), required: true },
  wholeField('orders', 'orders'),
  wholeField('customers', 'customers'),
];

/** The rows of a key are one. */
export const repeated =
  'another row is of the same days or months; where both are of segments, name their columns by --by here too';

/** Refuses an answer for one of its rows. */
export const impossible = (reason: string, records: Records, row: number): Refusal =>
  new Refusal(problem('answer-impossible', { reason }, records.place(row)));

/**
 * Reads the answer of a database, from a file or a pipe. Nothing of it is used unless all of it came: one row of it says
 * how many others there are.
 *
 * @param open - opens it, where it is no file
 * @throws {Refusal} it cannot be read, is not complete, or holds what no database can have counted
 */
export async function readAggregates(
  request: AggregateRequest,
  world: InputWorld,
  open: OpenFile = openFile,
): Promise<Aggregates> {
  const settings = withLabels(request.fields, request.columns, request.labels);
  const asked = { ...request, ...settings, decimal: '.' as const, allRows: true as const };
  const isKnown = knownFields(asked.fields);
  const opened = await openEach(asked.files, { ...asked, isKnown, answers: true }, world, open);
  const parts = new Map([...request.parts, ...ownParts].map((part) => [part, [] as number[]]));
  refuseNotCsv(opened, [...parts.keys()]);
  refuseOtherAnswer(opened, asked);
  const records = await recordsOf(opened, asked, world);
  refuseUnread(records);
  for (const [row, text] of records.text('part').entries()) {
    const rows = parts.get(text.toLowerCase());
    if (rows === undefined) {
      const known = [...parts.keys()].join(', ');
      throw new Refusal(problem('answer-part-unknown', { part: text, known }, records.place(row)));
    }
    rows.push(row);
  }
  const totalRow = completeIn(records, parts.get('total') ?? []);
  const rowsOf = (part: string) => Uint32Array.from(parts.get(part) ?? []);
  const setAside = setAsideIn(records, rowsOf('set_aside'));
  addReasons(records, setAside);
  return {
    records,
    rowsOf,
    totalRow,
    setAside,
    dropped: droppedIn(records, rowsOf('dropped')),
  };
}

/** @throws {Refusal} it is an answer, and has no column that this command needs: it is that to another statement */
function refuseOtherAnswer(
  opened: readonly OpenedFile[],
  { fields, columns }: Pick<RecordRequest, 'fields' | 'columns'>,
): void {
  for (const { file, layout } of opened) {
    const headers = new Set(layout.headers.map((header) => headerName(header).whole));
    const has = ({ name, names }: Field) => headers.has(names) || columns.has(name);
    const isAnswer = commonFields.filter(({ required }) => required).every(has);
    const missing = fields.filter((field) => field.required && !has(field));
    if (isAnswer && missing.length > 0) {
      const at = { file, line: layout.headerLine };
      throw new Refusal(
        ...missing.map(({ name }) => problem('answer-column-missing', { column: name }, at)),
      );
    }
  }
}

/** A row that cannot be read would be missing from every sum, so none is left out. */
function refuseUnread(records: Records): void {
  if (records.sources().every(({ rejected }) => rejected === 0)) return;
  const found: readonly Problem[] = records.problems
    .tallies()
    .flatMap(({ examples }) => examples)
    .filter((each) => each.at !== undefined);
  const headers = found.filter(({ at }) => headerAgain.test(at?.excerpt ?? ''));
  const [again] = headers;
  if (again === undefined) {
    const said = wordsOfClient(found);
    if (said !== undefined) throw new Refusal(said);
    // The month of a day that is none is none either.
    const infinite = found.filter(({ code }) => code === 'date-infinite');
    throw new Refusal(...(infinite.length > 0 ? infinite : found));
  }
  const { file = '', line = 1 } = again.at ?? {};
  const totals = records.text('part').filter((part) => part.toLowerCase() === 'total');
  const answers = Math.max(totals.length, headers.length + 1);
  throw new Refusal(problem('answer-several', { answers }, { file, line }));
}

/** The line of the headers once more: no row has the kind "part". */
const headerAgain = /^\W*part\W/i;

/** The one row that says how many others there are, where so many are there. */
function completeIn(records: Records, totals: readonly number[]): number {
  const [row] = totals;
  const found = records.count - totals.length;
  const at = { file: records.sources()[0]?.file ?? '' };
  if (row === undefined)
    throw new Refusal(problem('answer-incomplete', { rows: found, expected: null }, at));
  if (totals.length > 1)
    throw new Refusal(problem('answer-several', { answers: totals.length }, at));
  const expected = records.numbers('answer_rows')[row] ?? Number.NaN;
  if (expected === found) return row;
  throw new Refusal(problem('answer-incomplete', { rows: found, expected }, at));
}

function droppedIn(records: Records, rows: Uint32Array): ReadonlyMap<string, Dropped> {
  const parts = records.text('reason');
  return new Map(
    Array.from(rows, (row) => {
      const part = parts[row] ?? '';
      if (part === '') throw impossible('reason is blank', records, row);
      const number = (name: string): number => {
        const value = records.numbers(name)[row] ?? Number.NaN;
        if (part !== 'cell' || !Number.isNaN(value)) return value;
        throw impossible(`${name} is blank`, records, row);
      };
      const [customers, orders] = [number('customers'), number('orders')];
      return [part, { customers, orders, refunds: number('refunds') }];
    }),
  );
}

/** Says of each reason what a reader of a log says of each such order. */
function addReasons(records: Records, setAside: ReadonlyMap<string, number>): void {
  const file = records.sources()[0]?.file ?? '';
  for (const [reason, count] of setAside) {
    if (reason === 'order-outside-where') records.problems.add(problem(reason, { orders: count }));
    else if (isOfOrder(reason)) records.problems.add(problem(reason, {}, { file }), count);
  }
}

/** Why a statement sets an order aside. */
const ofOrders = [
  'order-not-named',
  'order-date-missing',
  'order-before-since',
  'order-after-until',
  'order-guest',
  'order-amount-missing',
  'refund-left-out',
  'refund-unmatched',
] as const;

const isOfOrder = (reason: string): reason is (typeof ofOrders)[number] =>
  (ofOrders as readonly string[]).includes(reason);

function setAsideIn(records: Records, rows: Uint32Array): ReadonlyMap<string, number> {
  const orders = records.numbers('orders');
  const reasons = records.text('reason');
  const counts = new Map<string, number>();
  for (const row of rows) {
    const reason = reasons[row] ?? '';
    const aside = orders[row] ?? Number.NaN;
    if (reason === '' || Number.isNaN(aside))
      throw impossible(`${reason === '' ? 'reason' : 'orders'} is blank`, records, row);
    counts.set(reason, (counts.get(reason) ?? 0) + aside);
  }
  return counts;
}
