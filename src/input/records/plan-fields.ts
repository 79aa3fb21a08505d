import { nearest } from '../../problems/nearest.ts';
import { type Problem, type ProblemFacts, problem } from '../../problems/problem.ts';
import type { ColumnChoice } from '../customer-request.ts';
import { customerField } from '../customers/customer-fields.ts';
import { byHeaders } from '../headers/by-headers.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import {
  assignFields,
  chosenIndex,
  type FieldAssignment,
  type FieldColumn,
  fieldColumnOf,
} from './assign-fields.ts';
import { type ColumnGuess, contentsOf, guessColumn, sampledColumns } from './column-guess.ts';
import { type Field, isMoney, needsUnit } from './field.ts';
import { figureField, labelField } from './label-fields.ts';
import type { RecordRequest } from './record-request.ts';

/** What is read from one file, and as what. */
export interface FieldPlan {
  readonly opened: OpenedFile;
  /** The columns that are read, in the order in which a row is read. */
  readonly columns: readonly FieldColumn[];
  /** Columns that are known, and not read cell by cell: that they are there says enough. */
  readonly present?: readonly FieldColumn[];
  /** Columns that are known, and say nothing that is needed. */
  readonly unread?: readonly FieldColumn[];
  /** The columns that are none of the fields, where they are asked for. */
  readonly others: readonly FieldColumn[];
}

/** The plan of a file, and what its headers leave open. */
interface PlannedFile extends FieldPlan {
  readonly findings: readonly Problem[];
}

/** The column of the currency of money; it may be one that is read as something else as well. */
const currencyField: Field = { ...customerField('currency'), shared: true };

/** Which column of a file is read as which field: as options say, else by their names. */
export const planFields = (opened: OpenedFile, request: RecordRequest): PlannedFile =>
  fieldsPlanned(request)(opened);

/** Plans files one after another; the columns of those whose headers are the same are assigned once. */
function fieldsPlanned(request: RecordRequest): (opened: OpenedFile) => PlannedFile {
  const hasMoney = request.fields.some(({ kind }) => isMoney(kind));
  const fields = hasMoney ? [...request.fields, currencyField] : request.fields;
  const assigned = byHeaders((headers) => assignFields(headers, fields, request.columns));
  return (opened) => planned(opened, fields, assigned(opened.layout.headers), request);
}

function planned(
  opened: OpenedFile,
  fields: readonly Field[],
  { columns: assigned, conflicts }: FieldAssignment,
  request: RecordRequest,
): PlannedFile {
  const { headers } = opened.layout;
  const findings = request.fields.flatMap((field) =>
    conflictOf(field, conflicts.get(field.name) ?? [], opened),
  );
  for (const field of request.fields) {
    const isMissing =
      field.required === true &&
      !assigned.some(({ field: { name, insteadOf = name } }) => insteadOf === field.name);
    // One that an option names and that is nowhere is reported as such.
    if (!isMissing || (request.columns.get(field.name) ?? 'none') !== 'none') continue;
    findings.push(missingField(field, opened, assigned));
  }
  for (const column of assigned) {
    if (column.unit !== undefined || !needsUnit(column.field.kind)) continue;
    findings.push(missingUnit(column, column.field.kind === 'spend' ? 'amount' : 'time', opened));
  }
  const taken = new Set(assigned.map(({ index }) => index));
  const otherField = request.others === 'figures' ? figureField : labelField;
  const others =
    request.others === undefined
      ? []
      : headers.flatMap((header, index) =>
          taken.has(index) || header === ''
            ? []
            : [fieldColumnOf(otherField(header), index, header, 0)],
        );
  // The currency of an amount is known before the amount is read, and so is what a blank cell depends on.
  const isCurrency = ({ field }: FieldColumn) => field === currencyField;
  const leads = ({ field }: FieldColumn) =>
    field === currencyField || fields.some(({ filledUnless }) => filledUnless === field.name);
  const fieldColumns = assigned.filter((column) => !isCurrency(column));
  const columns = [...assigned.filter(leads), ...assigned.filter((column) => !leads(column))];
  const read = new Set([...fieldColumns, ...others].map(({ header }) => header));
  return {
    opened,
    columns,
    others,
    findings: [...findings, ...repeatedHeaders(opened, read)],
  };
}

/** Which columns of files are read as which fields, and what that leaves open. */
export function planRecords(
  opened: readonly OpenedFile[],
  request: RecordRequest,
): { readonly files: readonly FieldPlan[]; readonly findings: readonly Problem[] } {
  const files = opened.map(fieldsPlanned(request));
  for (const { opened: file, columns } of files)
    file.assigned?.(
      columns.map(({ field, header }) => ({ role: field.insteadOf ?? field.name, header })),
    );
  const findings = files.flatMap((plan) => plan.findings);
  const isTold = ({ columns }: FieldPlan) => columns.some(({ field }) => field.tellsRows === true);
  const untold = files.filter((plan) => !isTold(plan)).map((plan) => plan.opened);
  return {
    files,
    findings: [...unknownColumns(opened, request.columns), ...findings, ...repeatedFiles(untold)],
  };
}

/** Files that are there a second time. */
export const repeatedFiles = (files: readonly OpenedFile[]): readonly Problem[] =>
  files.flatMap(({ file, sameAs }) =>
    sameAs === undefined ? [] : [problem('file-repeated', { file, first: sameAs }, { file })],
  );

/** The headers of a file, for messages. */
export function headerList(headers: readonly string[]): string {
  return headers.filter((header) => header !== '').join(', ');
}

/** The column that is perhaps a field, of those that are nothing else; null where none is near. */
export function guessedColumn(
  field: Field,
  opened: OpenedFile,
  assigned: Iterable<FieldColumn>,
): ColumnGuess | null {
  const taken = new Set([...assigned].map(({ index }) => index));
  const others = sampledColumns(opened).filter((_, index) => !taken.has(index));
  return guessColumn(field, others) ?? null;
}

/** No column is the field. */
export function missingField(
  field: Field,
  opened: OpenedFile,
  assigned: Iterable<FieldColumn>,
  none = '',
): Problem {
  const { name, meaning } = field;
  const { file, layout } = opened;
  const guess = guessedColumn(field, opened, assigned);
  const args = { role: name, meaning, headers: headerList(layout.headers), none, guess };
  return problem('column-missing', args, { file, line: layout.headerLine });
}

/** A column whose unit neither its header nor an option gives. */
export function missingUnit(
  { field, header, index }: FieldColumn,
  what: ProblemFacts['column-unit-missing']['what'],
  opened: OpenedFile,
): Problem {
  const { file, layout } = opened;
  const holds = contentsOf(sampledColumns(opened)[index]?.cells ?? [], field.kind);
  const args = { role: field.name, header, what, holds };
  return problem('column-unit-missing', args, { file, line: layout.headerLine, column: header });
}

/** Several columns could be the field; nothing where they have the very same name, which is reported as such. */
export function conflictOf(
  { name, meaning }: Pick<Field, 'name' | 'meaning'>,
  headers: readonly string[],
  { file, layout }: OpenedFile,
): Problem[] {
  const [example = '', ...others] = new Set(headers);
  if (others.length === 0) return [];
  const args = { role: name, meaning, headers: [example, ...others].join(', '), example };
  return [problem('column-conflict', args, { file, line: layout.headerLine })];
}

/** Columns that options name and no file has. */
export function unknownColumns(
  files: readonly OpenedFile[],
  columns: ReadonlyMap<string, ColumnChoice>,
): readonly Problem[] {
  return [...columns].flatMap(([name, choice]) => {
    if (choice === 'none') return [];
    if (files.some(({ layout }) => chosenIndex(layout.headers, choice) >= 0)) return [];
    return [unknownColumn(files, choice.header, choice.option ?? `--column ${name}`)];
  });
}

/** A header that is nowhere, with the one that was perhaps meant. */
export function unknownColumn(
  files: readonly OpenedFile[],
  header: string,
  option: string,
): Problem {
  const headers = [...new Set(files.flatMap(({ layout }) => layout.headers))];
  return problem(
    'column-unknown',
    {
      header,
      option,
      suggestion: nearest(
        header,
        headers.filter((known) => known !== ''),
      ),
      headers: headerList(headers),
    },
    { file: files.map(({ file }) => file).join(', ') },
  );
}

/** Headers that occur more than once in a file; a problem where a column of that name is read. */
export function repeatedHeaders(
  { file, layout }: OpenedFile,
  used: ReadonlySet<string>,
): readonly Problem[] {
  if (new Set(layout.headers).size === layout.headers.length) return [];
  const columns = new Map<string, number[]>();
  for (const [i, header] of layout.headers.entries()) {
    if (header !== '') columns.set(header, [...(columns.get(header) ?? []), i + 1]);
  }
  return [...columns].flatMap(([header, numbers]) => {
    if (numbers.length < 2) return [];
    const list = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
    const code = used.has(header) ? 'header-repeated' : 'header-repeated-unread';
    return [
      problem(code, { header, columns: list }, { file, line: layout.headerLine, column: header }),
    ];
  });
}
