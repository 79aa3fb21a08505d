import { equalRows } from '../../core/numeric/equal-rows.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { statusFacts, statusIn } from '../cells/status-cell.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import { minorUnits } from '../orders/minor-amounts.ts';
import type { LabelRequest } from '../orders/order-request.ts';
import type { Field } from '../records/field.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import { type Aggregates, commonFields, dayField, wholeField } from './aggregates.ts';

/** The columns of spend, by what it covers: a month, a year, or the whole tenure. */
const spendSpans: ReadonlyMap<string, TimeSpan | null> = new Map([
  ['spend_month', { count: 1, unit: 'mo' }],
  ['spend_year', { count: 1, unit: 'y' }],
  ['spend_total', null],
]);

/** The fields of the answer to `rapport sql retention` and `rapport sql value`. */
export const stayFields: readonly Field[] = [
  ...commonFields,
  dayField('start_day', 'the start of the relationship (start_day)'),
  // A database has days that never come.
  { ...dayField('end_day', 'the end of the relationship (end_day)'), kind: 'ended' },
  {
    name: 'status',
    meaning: 'the status of the customers (status)',
    names: 'status',
    kind: 'text',
  },
  ...[...spendSpans.keys()].map((name) =>
    wholeField(name, `what the customers spend (${name})`, true),
  ),
];

/** The rows of stays, none of which is impossible: one entry a row in each column. */
export interface StayRows {
  readonly count: number;
  /** Where each stands in the answer. */
  readonly rows: Uint32Array;
  readonly customers: Float64Array;
  /** In days since 1970-01-01; `noDay` where it is blank. */
  readonly start: Int32Array;
  /** Absent where the table has none. */
  readonly end?: Int32Array;
  /** Values of `rowStatus`; absent where the table has none. */
  readonly status?: Uint8Array;
  /** Of all customers of the row together; NaN where it is blank, absent where the table has none. */
  readonly spend?: Float64Array;
  /** What it covers; null: the whole tenure. */
  readonly span: TimeSpan | null;
}

/**
 * The rows of stays in an answer.
 *
 * @throws {Refusal} a column is missing, a status cannot be read, or no table gives a row
 */
export function stayRows(
  { records, rowsOf }: Aggregates,
  {
    labels,
    needs,
    yesMeans,
  }: Pick<CustomerRequest, 'needs'> & {
    readonly labels: readonly LabelRequest[];
    readonly yesMeans?: 'ended' | 'active';
  },
): StayRows {
  const rows = rowsOf('stay');
  const [spendName, ...more] = [...spendSpans.keys()].filter((name) => records.has(name));
  refuseColumns(records, needs, spendName === undefined, more.length > 0);
  const numbers = (name: string) => {
    const all = records.numbers(name);
    return Float64Array.from(rows, (row) => all[row] as number);
  };
  const days = (name: string) => {
    const all = records.days(name);
    return Int32Array.from(rows, (row) => all[row] as number);
  };
  const isSpendRead = spendName !== undefined && needs.spend !== 'unused';
  const found: StayRows = {
    count: rows.length,
    rows,
    customers: numbers('customers'),
    start: days('start_day'),
    ...(records.has('end_day') && { end: days('end_day') }),
    ...(records.has('status') && { status: statuses(records, rows, yesMeans) }),
    ...(isSpendRead && { spend: numbers(spendName).map((parts) => parts / minorUnits) }),
    span: spendSpans.get(spendName ?? '') ?? null,
  };
  refuseImpossible(found, records, labels);
  return found;
}

function refuseColumns(
  records: Records,
  needs: CustomerRequest['needs'],
  lacksSpend: boolean,
  isSpendTwice: boolean,
): void {
  const at = { file: records.opened()[0]?.file ?? '' };
  const missing = [
    ...(records.has('start_day') ? [] : ['start_day']),
    ...(needs.status === 'required' && !records.has('end_day') && !records.has('status')
      ? ['end_day or status']
      : []),
    ...(lacksSpend && needs.spend === 'required' ? ['spend_month, spend_year or spend_total'] : []),
  ];
  if (missing.length > 0)
    throw new Refusal(...missing.map((column) => problem('answer-column-missing', { column }, at)));
  const reason = 'its spend is of a month and of a year, or of the whole tenure, at once';
  if (isSpendTwice) throw new Refusal(problem('answer-impossible', { reason }, at));
}

/** What the statuses say, each text read once. */
function statuses(
  records: Records,
  rows: Uint32Array,
  yesMeans: 'ended' | 'active' | undefined,
): Uint8Array {
  const { codes, values } = records.coded('status');
  const known = values.map((text) => statusIn(text, yesMeans));
  return Uint8Array.from(rows, (row) => {
    const code = codes[row] as number;
    const text = values[code] ?? '';
    const found = known[code];
    if (found !== undefined) return found;
    const facts = { ...statusFacts(text), counted: true };
    throw new Refusal(problem('status-unreadable', facts, records.place(row, 'status')));
  });
}

/** @throws {Refusal} a row of nobody, or two rows that a database makes one */
function refuseImpossible(
  { count, rows, customers, start, end, spend }: StayRows,
  records: Records,
  labels: readonly LabelRequest[],
): void {
  const refuse = (i: number, reason: string): never => {
    throw new Refusal(problem('answer-impossible', { reason }, records.place(rows[i] as number)));
  };
  const nobody = customers.findIndex((many) => !(many >= 1));
  if (nobody >= 0) refuse(nobody, 'it stands for no customer');
  // Columns that are not asked for may tell rows apart.
  if (hasOthers(records, labels)) return;
  const texts = ['status', ...labels.map(({ header }) => labelName(header))];
  const codes = texts.map((name) => {
    const all = records.coded(name).codes;
    return Float64Array.from(rows, (row) => all[row] as number);
  });
  const { kinds, first } = equalRows([
    Float64Array.from(start),
    ...(end === undefined ? [] : [Float64Array.from(end)]),
    ...(spend === undefined ? [] : [spend.map(signOf)]),
    ...codes,
  ]);
  if (first.length === count) return;
  const again = kinds.findIndex((kind, i) => first[kind] !== i);
  const { line } = records.place(rows[first[kinds[again] as number] as number] as number);
  refuse(again, `it has the segment, the days and the status of line ${line}`);
}

/** Customers whose spend is below 0, or not known, have rows of their own. */
const signOf = (spend: number): number => (Number.isNaN(spend) ? 2 : spend < 0 ? 1 : 0);

/** Whether the answer has columns that nobody asked for. */
function hasOthers(records: Records, labels: readonly LabelRequest[]): boolean {
  const names = [
    ...stayFields.map(({ name }) => name),
    ...labels.map(({ header }) => labelName(header)),
  ];
  const read = new Set(names.flatMap((name) => records.columns(name).map(({ header }) => header)));
  return records.opened().some(({ layout }) => layout.headers.some((header) => !read.has(header)));
}
