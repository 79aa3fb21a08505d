import { type Problem, problem } from '../../problems/problem.ts';
import { headerName } from '../headers/header-name.ts';
import { recognise } from '../headers/synonyms.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { headerList, repeatedHeaders, unknownColumns } from '../plan/plan-findings.ts';
import { assignFields, chosenIndex, chosenUnit } from './assign-fields.ts';
import { type Field, isMoney, needsUnit } from './field.ts';
import type { RecordRequest } from './record-request.ts';

/** A column of a file that is read as a field. */
export interface FieldColumn {
  readonly field: Field;
  readonly index: number;
  readonly header: string;
  /** Whether an option names it. */
  readonly byOption: boolean;
  /** Of an amount or a time that needs one. */
  readonly unit: TimeSpan | undefined;
  /** The currency that the header names. */
  readonly currency: string | undefined;
}

/** Where a column stands. */
interface Placed {
  readonly index: number;
  readonly header: string;
}

/** What is read from one file, and as what. */
export interface FieldPlan {
  readonly opened: OpenedFile;
  readonly columns: readonly FieldColumn[];
  /** The column of currencies, where there is money for it to speak of. */
  readonly currency: Placed | undefined;
  /** The columns that are none of the fields, where they are asked for. */
  readonly others: readonly Placed[];
  readonly findings: readonly Problem[];
}

/** Which column of a file is read as which field: as options say, else by their names. */
export function planFields(opened: OpenedFile, request: RecordRequest): FieldPlan {
  const { headers, headerLine } = opened.layout;
  const at = { file: opened.file, line: headerLine };
  const assigned = assignFields(headers, request.fields, request.columns);
  const { taken } = assigned;
  const findings = [...assigned.conflicts].flatMap(([{ name, meaning }, several]) => {
    // Columns of the very same name are reported as such.
    const [example = '', ...others] = new Set(several);
    if (others.length === 0) return [];
    const args = { role: name, meaning, headers: [example, ...others].join(', '), example };
    return [problem('column-conflict', args, at)];
  });
  const columns = assigned.columns.map(({ field, index, header, choice }): FieldColumn => {
    const { span, currency } = headerName(header);
    const given = chosenUnit(header, choice);
    const unit = given === undefined || given === 'total' ? span : given;
    return {
      field,
      index,
      header,
      byOption: choice !== undefined,
      unit: needsUnit(field.kind) ? unit : undefined,
      currency,
    };
  });
  const listed = headerList(headers);
  for (const { name, meaning, required } of request.fields) {
    const isMissing = required === true && !columns.some(({ field }) => field.name === name);
    // One that an option names and that is nowhere is reported as such.
    if (!isMissing || (request.columns.get(name) ?? 'none') !== 'none') continue;
    findings.push(
      problem('column-missing', { role: name, meaning, headers: listed, none: '' }, at),
    );
  }
  for (const { field, header, unit } of columns) {
    if (unit !== undefined || !needsUnit(field.kind)) continue;
    const what = field.kind === 'spend' ? 'amount' : 'time';
    const args = { role: field.name, header, what } as const;
    findings.push(problem('column-unit-missing', args, { ...at, column: header }));
  }
  const currency = currencyOf(headers, taken, request);
  if (currency !== undefined) taken.add(currency.index);
  const others =
    request.others === undefined
      ? []
      : headers.flatMap((header, index) =>
          taken.has(index) || header === '' ? [] : [{ index, header }],
        );
  const read = new Set([...columns, ...others].map(({ header }) => header));
  const repeated = repeatedHeaders(opened, read);
  return { opened, columns, currency, others, findings: [...findings, ...repeated] };
}

/** Which columns of files are read as which fields, and what that leaves open. */
export function planRecords(
  opened: readonly OpenedFile[],
  request: RecordRequest,
): { readonly files: readonly FieldPlan[]; readonly findings: readonly Problem[] } {
  const files = opened.map((file) => planFields(file, request));
  for (const { opened: file, columns } of files)
    file.assigned?.(columns.map(({ field, header }) => ({ role: field.name, header })));
  const findings = files.flatMap((plan) => plan.findings);
  return { files, findings: [...unknownColumns(opened, request.columns), ...findings] };
}

function currencyOf(
  headers: readonly string[],
  taken: ReadonlySet<number>,
  { fields, columns }: RecordRequest,
): Placed | undefined {
  const choice = columns.get('currency');
  if (choice === 'none' || !fields.some(({ kind }) => isMoney(kind))) return undefined;
  const index =
    choice === undefined
      ? headers.findIndex(
          (header, i) => !taken.has(i) && recognise(headerName(header))?.role === 'currency',
        )
      : chosenIndex(headers, choice);
  return index < 0 ? undefined : { index, header: headers[index] ?? '' };
}
