import { type Problem, problem } from '../../core/problem.ts';
import { words } from '../../problems/catalogue.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { type OpenedFile, openFile } from '../layout/open-file.ts';
import { readRates } from '../rates.ts';
import { refusalFor } from '../refusal-for.ts';
import { currencyColumn } from '../table/currency-column.ts';
import { CurrencyLedger } from '../table/currency-ledger.ts';
import { fileEvidence } from '../table/file-evidence.ts';
import { noteSkipped } from '../table/note-skipped.ts';
import { RowProblems } from '../table/row-problems.ts';
import { type PlacedColumn, RowReader } from '../table/row-reader.ts';
import { unreadFile } from '../table/unread-file.ts';
import { type FieldContext, fieldColumn } from './field-columns.ts';
import { tolerant } from './other-column.ts';
import { type FieldPlan, planFields, rankOf, unknownFields } from './plan-fields.ts';
import type { RecordRequest } from './record-request.ts';
import { RecordTable } from './record-table.ts';
import { otherName, Records } from './records.ts';

/**
 * Reads files whose rows are not customers: who referred whom, problems, indicators. The caller says
 * which fields they have; everything else (encoding, layout, decimals, dates, currencies, rows that
 * cannot be read) is settled as for customers.
 *
 * @throws {Refusal} a file that cannot be read, or anything that would have to be guessed
 */
export async function readRecords(request: RecordRequest, world: InputWorld): Promise<Records> {
  const opened = await openAll(request, world);
  const planned = opened.map((file) => ({ file, plan: planFields(file, request) }));
  const problems = new RowProblems(request.keepRejects);
  const errors: Problem[] = [];
  const found = [
    ...unknownFields(opened, request),
    ...planned.flatMap(({ plan }) => plan.findings),
  ];
  for (const each of found) {
    if (words(each).severity === 'error') errors.push(each);
    else problems.note(each, each.at ?? {});
  }
  if (errors.length > 0) throw new Refusal(...errors);
  const rates =
    request.rates === undefined
      ? undefined
      : await readRates(request.rates, request.decimal, world);
  const ledger = new CurrencyLedger(request.currency, rates, request.rates ?? '');
  const table = new RecordTable();
  const findings: Problem[] = [];
  for (const { file, plan } of planned)
    findings.push(...(await readFile(file, plan, { table, ledger, problems, request })));
  findings.push(...ledger.findings());
  if (findings.length > 0) throw refusalFor(findings, problems);
  if (table.rows === 0) throw refusalFor([noRows(table)], problems);
  const others = [
    ...new Set(planned.flatMap(({ plan }) => plan.others.map(({ header }) => header))),
  ];
  return new Records(table, { fields: request.fields, others }, problems, ledger.currency);
}

interface Reading extends Pick<FieldContext, 'table' | 'ledger'> {
  readonly problems: RowProblems;
  readonly request: RecordRequest;
}

async function openAll(request: RecordRequest, world: InputWorld): Promise<OpenedFile[]> {
  const { encoding, delimiter, fields, columns } = request;
  const chosen = new Set(
    [...columns.values()].flatMap((choice) =>
      choice === 'none' ? [] : [plainHeader(choice.text), plainHeader(choice.header)],
    ),
  );
  const known = (header: string) =>
    chosen.has(header) || fields.some((field) => rankOf(header, field) !== undefined);
  const opened = [];
  for (const file of request.files)
    opened.push(await openFile(file, { encoding, delimiter, known }, world));
  return opened;
}

/** Reads one file into the table; what it leaves open comes back. */
async function readFile(
  opened: OpenedFile,
  plan: FieldPlan,
  { table, ledger, problems, request }: Reading,
): Promise<readonly Problem[]> {
  const nothing = {
    assigned: new Map(),
    reads: new Map(),
    statusFromEnd: false,
    withoutId: true,
    labels: new Map(),
  };
  const file = unreadFile({ opened, ...nothing }, table.rows, request);
  table.files.push(file);
  ledger.begin(opened.file, undefined);
  const context = { table, file, ledger };
  const columns = [
    ...(plan.currency === undefined ? [] : [{ ...plan.currency, column: currencyColumn(ledger) }]),
    ...plan.columns.map(
      (column): PlacedColumn => ({
        index: column.index,
        header: column.header,
        column: fieldColumn(column, context),
      }),
    ),
  ];
  const others = plan.others.map(({ index, header }): PlacedColumn => {
    const field = { name: otherName(header), meaning: header, names: '', kind: 'figure' } as const;
    const figures = fieldColumn(
      { field, index, header, unit: undefined, currency: undefined },
      context,
    );
    const note = (found: Problem, line: number) =>
      problems.note(found, { file: opened.file, line, column: header });
    return { index, header, column: tolerant(figures, note) };
  });
  const reader = new RowReader(table, file, [...columns, ...others], () => undefined, problems);
  await opened.records((cells, line, lastLine) => reader.take(cells, line, lastLine));
  reader.finish();
  file.endRow = table.rows;
  table.fillAbsent(
    file,
    new Set([
      ...plan.columns.map(({ field }) => field.name),
      ...plan.others.map(({ header }) => otherName(header)),
    ]),
  );
  const at = { file: opened.file, line: opened.layout.headerLine };
  if (file.read === 0) throw new Refusal(problem('file-header-only', {}, at));
  noteSkipped(file, problems);
  return fileEvidence(file);
}

function noRows({ files }: RecordTable): Problem {
  const read = files.reduce((sum, file) => sum + file.read, 0);
  return problem('rows-none-left', { read, reasons: `${read} rejected` });
}
