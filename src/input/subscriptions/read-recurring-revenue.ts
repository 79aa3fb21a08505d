import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { endDay } from '../cells/end-day.ts';
import type { ColumnChoice, Duplicates } from '../customer-request.ts';
import { type OpenedFile, openEach } from '../layout/open-file.ts';
import { knownFields } from '../records/assign-fields.ts';
import type { Field } from '../records/field.ts';
import { labelColumn, labelField, labelName } from '../records/label-fields.ts';
import { unknownColumn, unknownColumns } from '../records/plan-fields.ts';
import { recordsOf } from '../records/read-records.ts';
import type { RecordRequest } from '../records/record-request.ts';
import type { Records } from '../records/records.ts';
import { besideTheAmount } from './beside-the-amount.ts';
import { type KindOfFile, type KnownFile, knownFile, unclear } from './kind-of-file.ts';
import {
  dayField,
  fieldsOfKind,
  headerMonth,
  monthField,
  recurringField,
  tellingFields,
} from './movement-fields.ts';
import { perhapsCents } from './perhaps-cents.ts';
import type { RecurringRevenue } from './recurring-revenue.ts';
import { monthColumn, revenueByMonth } from './revenue-by-month.ts';
import { revenueOfChanges } from './revenue-of-changes.ts';
import { revenueOfInvoices } from './revenue-of-invoices.ts';
import { revenueOfCopies, revenueOfOneExport } from './revenue-of-subscriptions.ts';

/** What the files are read as. */
export const revenueSources = [
  'month-columns',
  'month-rows',
  'changes',
  'invoices',
  'copies',
  'one-export',
] as const;
export type RevenueSource = (typeof revenueSources)[number];

/** Which files to read for their recurring revenue, and what the options say about them. */
export interface RevenueRequest extends Omit<RecordRequest, 'fields'> {
  /** Columns that divide it. */
  readonly by: readonly string[];
  readonly duplicates?: Duplicates;
  /** Days since 1970-01-01. */
  readonly asOf?: number;
}

export interface ReadRevenue {
  readonly source: RevenueSource;
  readonly revenue: RecurringRevenue;
  readonly records: Records;
}

/**
 * Reads files of subscriptions: tables of the recurring revenue by month, logs of its changes, invoices with service
 * periods, dated copies of one export, or one export. Their headers tell which of them they are.
 *
 * @throws {Refusal} they are none of them, or anything would have to be guessed
 */
export async function readRecurringRevenue(
  request: RevenueRequest,
  world: InputWorld,
): Promise<ReadRevenue> {
  const { by, duplicates, asOf } = request;
  const isTelling = knownFields([...tellingFields, recurringField]);
  const labels = new Set(by);
  const isKnown = (header: string) =>
    isTelling(header) || labels.has(header) || headerMonth(header) !== undefined;
  const opened = await openEach(request.files, { ...request, isKnown }, world);
  const unknown = unknownColumns(opened, request.columns);
  if (unknown.length > 0) throw new Refusal(...unknown);
  const files = opened.map((file) => knownFile(file, request.columns));
  const kind = kindOfAll(files);
  const columns = new Map([...request.columns, ...chosenColumns(files, by)]);
  const fields = [...fieldsFor(files, kind), ...by.map(labelField)];
  const own = new Map([...columns].filter(([name]) => isField(name, fields)));
  const source = sourceOf(kind, files);
  const records = await recordsOf(
    source === 'copies' ? opened.map(withoutSame) : opened,
    { ...request, fields, columns: own },
    world,
  );
  const [file] = opened;
  if (source === 'one-export' && !records.has('start') && file !== undefined)
    throw new Refusal(unclear(file));
  refuseUnused(source, request);
  for (const found of [...perhapsCents(records), ...besideTheAmount(records)])
    records.problems.add(found);
  const settings = { files, by, columns: request.columns };
  const revenue = (() => {
    switch (source) {
      case 'month-columns':
      case 'month-rows':
        return revenueByMonth(records, files, by, duplicates);
      case 'changes':
        return revenueOfChanges(records, files[0]?.time ?? 'date', { by, asOf, duplicates });
      case 'invoices':
        return revenueOfInvoices(records, { by, asOf, duplicates });
      case 'copies':
        return revenueOfCopies(records, settings);
      case 'one-export':
        return revenueOfOneExport(records, asOf ?? dayNeeded(records), settings);
    }
  })();
  return { source, revenue, records };
}

/** Where nothing changed, the copies of two months hold the same bytes. */
const withoutSame = ({ sameAs: _, ...file }: OpenedFile): OpenedFile => file;

const isField = (name: string, fields: readonly Field[]): boolean =>
  name === 'currency' || fields.some((field) => field.name === name);

/** @throws {Refusal} the files are of different kinds */
function kindOfAll(files: readonly KnownFile[]): KindOfFile {
  const [first, ...others] = files;
  if (first === undefined) throw new RangeError('a command reads files');
  const other = others.find(({ kind, time }) => kind !== first.kind || time !== first.time);
  if (other === undefined) return first.kind;
  const args = { first: first.opened.file, kind: first.kind, other: other.kind };
  throw new Refusal(problem('movements-mixed', args, { file: other.opened.file }));
}

function sourceOf(kind: KindOfFile, files: readonly KnownFile[]): RevenueSource {
  if (kind !== 'subscriptions') return kind;
  return files.length > 1 ? 'copies' : 'one-export';
}

/** The fields that files of a kind are read by. */
function fieldsFor(files: readonly KnownFile[], kind: KindOfFile): readonly Field[] {
  const fields: readonly Field[] = fieldsOfKind[kind];
  if (kind === 'month-columns') {
    const months = new Map(files.flatMap((file) => file.months.map((each) => [each.month, each])));
    return [
      ...fields,
      ...[...months.values()].map(
        ({ month, header }): Field => ({
          name: monthColumn(month),
          meaning: header,
          names: '',
          kind: 'money',
        }),
      ),
    ];
  }
  if (kind !== 'month-rows' && kind !== 'changes') return fields;
  const time = files[0]?.time === 'month' ? monthField : dayField;
  return [...fields, { ...time, required: true }];
}

/**
 * The columns that the files settle by themselves: those of months, and those that divide the revenue.
 *
 * @throws {Refusal} a file lacks a column that divides it, or has a month twice
 */
function chosenColumns(
  files: readonly KnownFile[],
  by: readonly string[],
): readonly (readonly [string, ColumnChoice])[] {
  const chosen = new Map<string, ColumnChoice>();
  for (const { opened, kind, months } of files) {
    for (const label of by) {
      const index = labelColumn(label, opened, undefined);
      const header = opened.layout.headers[index ?? -1];
      if (header === undefined) throw new Refusal(unknownColumn([opened], label, ''));
      chosen.set(labelName(label), { text: header, header, option: '--by' });
    }
    if (kind !== 'month-columns') continue;
    const inFile = new Map<string, string>();
    for (const { month, header } of months) {
      const before = inFile.get(month);
      if (before !== undefined) throw new Refusal(monthTwice(opened, month, [before, header]));
      inFile.set(month, header);
      chosen.set(monthColumn(month), { text: header, header });
    }
  }
  return [...chosen];
}

const monthTwice = ({ file, layout }: OpenedFile, month: string, headers: readonly string[]) =>
  problem(
    'month-column-repeated',
    { month, headers: headers.map((header) => `"${header}"`).join(' and ') },
    { file, line: layout.headerLine },
  );

/** @throws {Refusal} an option that files of this kind do not need */
function refuseUnused(source: RevenueSource, { duplicates, asOf }: RevenueRequest): void {
  const isTable = source === 'month-columns' || source === 'month-rows';
  const unused = (option: string, usedBy: string) =>
    new Refusal(problem('option-unused', { option, command: 'retention --movements', usedBy }));
  const mayRepeat = source !== 'copies' && source !== 'one-export';
  if (duplicates !== undefined && (!mayRepeat || duplicates === 'each'))
    throw unused(
      `--duplicates ${duplicates}`,
      mayRepeat ? 'lists of customers' : 'tables by month, changes and invoices, as sum or first',
    );
  if (asOf !== undefined && (isTable || source === 'copies'))
    throw unused(
      '--as-of',
      'a log of changes, invoices or one export; other files have their months',
    );
}

/**
 * The day of the export, where no option gives it: there is none.
 *
 * @throws {Refusal} always, with the latest day in the file
 */
function dayNeeded(records: Records): never {
  const days = [...records.days('start'), ...Array.from(records.days('end'), endDay)];
  const latest = days.reduce((max, day) => Math.max(max, day), noDay);
  const customers = records.days('end').filter((day) => endDay(day) === noDay).length;
  const args = { customers, latest: latest === noDay ? null : isoDate(latest) };
  throw new Refusal(problem('as-of-missing', args, { file: records.opened()[0]?.file ?? '' }));
}
