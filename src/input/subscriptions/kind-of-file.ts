import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { SpendUnit } from '../customer-request.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { assignFields, type FieldColumn } from '../records/assign-fields.ts';
import { headerList } from '../records/plan-fields.ts';
import type { RecordRequest } from '../records/record-request.ts';
import { headerMonth, recurringField, tellingFields } from './movement-fields.ts';

/**
 * What the rows of a file of subscriptions are: a subscriber, with a column for each month; a subscriber in a month; a
 * change of the recurring revenue; an invoice with its service period; or a subscription.
 */
export type KindOfFile = 'month-columns' | 'month-rows' | 'changes' | 'invoices' | 'subscriptions';

/** A file with its kind, and what its headers settle. */
export interface KnownFile {
  readonly opened: OpenedFile;
  readonly kind: KindOfFile;
  /** Columns that name a month, in their order. */
  readonly months: readonly { readonly header: string; readonly month: string }[];
  /** The field that a row has its time by, of a month or a day. */
  readonly time: 'month' | 'date' | undefined;
  /** The period that an amount covers; "interval" where a column has it row by row. */
  readonly spendPeriod: SpendUnit | 'interval' | undefined;
  /** The column of the amount, where there is one. */
  readonly spend: FieldColumn | undefined;
}

/** One month of a table may be anything; two are columns of months. */
const fewestMonths = 2;

/**
 * The kind of a file, by its headers and by what options say of them.
 *
 * @throws {Refusal} it is none of them, or two of them
 */
export function knownFile(opened: OpenedFile, columns: RecordRequest['columns']): KnownFile {
  const { headers } = opened.layout;
  const { columns: assigned } = assignFields(headers, tellingFields, columns);
  const found = new Map(assigned.map((column) => [column.field.name, column]));
  const has = (...names: readonly string[]) => names.every((name) => found.has(name));
  const taken = new Set(assigned.flatMap(({ index, byOption }) => (byOption ? [index] : [])));
  const months = headers.flatMap((header, index) => {
    const month = taken.has(index) ? undefined : headerMonth(header);
    return month === undefined ? [] : [{ header, month }];
  });
  const spend = spendColumn(headers, columns);
  const spendPeriod = spend?.unit ?? (has('interval') ? ('interval' as const) : undefined);
  const time = has('month') ? 'month' : has('date') ? 'date' : undefined;
  const isMonthly = has('month') || (spendPeriod !== undefined && spendPeriod !== 'interval');
  const settled = { opened, months, time, spend } as const;
  const known = (kind: KindOfFile, period: KnownFile['spendPeriod'] = spendPeriod): KnownFile => ({
    ...settled,
    kind,
    spendPeriod: period,
  });
  if (months.length >= fewestMonths) return known('month-columns');
  const isInvoices = has('period-start', 'period-end', 'amount');
  const isOfMonths = time !== undefined && spend !== undefined && isMonthly && !has('end');
  if (isInvoices && has('change')) throw new Refusal(twoKinds(opened, 'period-start', 'change'));
  if (isInvoices) return known('invoices');
  if (has('change') && time !== undefined && !(has('month') && spend !== undefined))
    return known('changes');
  if (isOfMonths) return known('month-rows', spendPeriod ?? { count: 1, unit: 'mo' });
  if (spend !== undefined && has('start')) {
    if (has('invoice') && has('end') && !columns.has('invoice'))
      throw new Refusal(twoKinds(opened, 'start', 'invoice', found));
    return known('subscriptions');
  }
  if (spend !== undefined && has('status')) return known('subscriptions');
  throw new Refusal(unclear(opened));
}

/** The column of the recurring amount, whatever its kind would be as that of an invoice. */
function spendColumn(
  headers: readonly string[],
  columns: RecordRequest['columns'],
): FieldColumn | undefined {
  // A column that an option names as something else is no amount.
  const named = tellingFields.filter(({ name }) => columns.has(name));
  const { columns: assigned } = assignFields(headers, [...named, recurringField], columns);
  return assigned.find(({ field }) => field.name === 'spend');
}

/** No column shows how the revenue moves. */
export function unclear({ file, layout }: OpenedFile): Problem {
  const at = { file, line: layout.headerLine };
  return problem('movements-unclear', { headers: headerList(layout.headers) }, at);
}

/** The file may be read in two ways, which give other amounts. */
function twoKinds(
  { file, layout }: OpenedFile,
  one: 'period-start' | 'start',
  other: 'change' | 'invoice',
  found: ReadonlyMap<string, FieldColumn> = new Map(),
): Problem {
  const at = { file, line: layout.headerLine };
  const header = (name: string) => found.get(name)?.header ?? '';
  const args = { one, other, start: header('start'), end: header('end') };
  return problem('movements-two-kinds', args, at);
}
