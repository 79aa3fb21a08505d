import { type Problem, problem } from '../../core/problem.ts';
import { chosenIndex } from '../headers/assign-roles.ts';
import { headerName } from '../headers/header-name.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { recognise } from '../headers/synonyms.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { headerList, repeatedHeaders, unknownColumns } from '../plan/plan-findings.ts';
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

/** What a header may be known by: all of its words, and those that are neither a unit nor a filling. */
const namesOf = (header: string): readonly string[] => {
  const { whole, base } = headerName(header);
  return [whole, base].filter((name) => name !== '');
};

/** How early among the names of a field a header comes; undefined where it is none of them. */
export function rankOf(
  header: string,
  { names, recognise: rank }: Pick<Field, 'names' | 'recognise'>,
): number | undefined {
  if (rank !== undefined) return rank(header);
  const known = names.split(' ');
  const ranks = namesOf(header)
    .map((name) => known.indexOf(name))
    .filter((rank) => rank >= 0);
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}

/** Whether a header is among the names of any field. Asked of every cell that may be a header, it must be quick. */
export function knownHeaders(names: readonly string[]): (header: string) => boolean {
  const known = new Set(names.flatMap((each) => each.split(' ')));
  return (header) => namesOf(header).some((name) => known.has(name));
}

/** Whether any of the fields is known by a header. */
export function knownFields(fields: readonly Field[]): (header: string) => boolean {
  const isNamed = knownHeaders(fields.map(({ names }) => names));
  const others = fields.flatMap(({ recognise: rank }) => (rank === undefined ? [] : [rank]));
  return (header) => isNamed(header) || others.some((rank) => rank(header) !== undefined);
}

/** Which column of a file is read as which field: as options say, else by their names. */
export function planFields(opened: OpenedFile, request: RecordRequest): FieldPlan {
  const { headers, headerLine } = opened.layout;
  const at = { file: opened.file, line: headerLine };
  const findings: Problem[] = [];
  const taken = new Set<number>();
  const found = new Map<Field, number>();
  for (const field of request.fields) {
    const choice = request.columns.get(field.name);
    if (choice === undefined || choice === 'none') continue;
    const index = chosenIndex(headers, choice);
    if (index < 0) continue;
    found.set(field, index);
    if (field.shared !== true) taken.add(index);
  }
  for (const field of request.fields) {
    if (request.columns.has(field.name)) continue;
    const ranked = headers.flatMap((header, index) => {
      const rank = taken.has(index) ? undefined : rankOf(header, field);
      return rank === undefined ? [] : [{ rank, index, header }];
    });
    const best = Math.min(...ranked.map(({ rank }) => rank));
    const [first, ...rivals] = ranked.filter(({ rank }) => rank === best);
    if (first === undefined) continue;
    // Columns of the very same name are reported as such.
    const several = [...new Set([first, ...rivals].map(({ header }) => header))];
    if (several.length > 1) {
      const args = { role: field.name, meaning: field.meaning, example: first.header };
      findings.push(problem('column-conflict', { ...args, headers: several.join(', ') }, at));
    }
    found.set(field, first.index);
    taken.add(first.index);
  }
  const columns = [...found].map(([field, index]): FieldColumn => {
    const header = headers[index] ?? '';
    return {
      field,
      index,
      header,
      byOption: request.columns.has(field.name),
      unit: unitOf(field, header, request),
      currency: headerName(header).currency,
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

function unitOf(
  { name, kind }: Field,
  header: string,
  { columns }: Pick<RecordRequest, 'columns'>,
): TimeSpan | undefined {
  if (!needsUnit(kind)) return undefined;
  const choice = columns.get(name);
  const whole = choice !== undefined && choice !== 'none' && header === plainHeader(choice.text);
  const given = choice === undefined || choice === 'none' || whole ? undefined : choice.unit;
  return given === undefined || given === 'total' ? headerName(header).span : given;
}
