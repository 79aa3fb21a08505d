import type { Report } from '../../../core/report.ts';
import { nearest } from '../../../problems/nearest.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Block } from '../../../render/document.ts';
import { numberText } from '../../../render/number-text.ts';
import { foldedName } from '../economics/variants.ts';
import type { SortOrder, Test } from '../listing/list-request.ts';
import { segmentName, valueName } from '../table.ts';

/** What the options ask of the segments of a result. */
export interface SegmentRequest {
  readonly each?: true;
  readonly list?: string;
  readonly where?: readonly Test[];
  readonly sort?: SortOrder;
  readonly top?: number;
  readonly order?: readonly string[];
}

interface Line {
  readonly segment: Readonly<Record<string, string>>;
  readonly [figure: string]: unknown;
}

/** The list of a result that is divided by the columns of `--by`. */
const lists = ['segments', 'cohorts'] as const;

/** The commands whose segments may be narrowed. */
export const narrowingCommands: readonly string[] = ['value', 'forecast', 'retention', 'cohorts'];

/**
 * The report with the segments that the options ask for, in their order, and how many there are. Everything else, the
 * total as well, stays that of all customers.
 *
 * @throws {Refusal} an option names a field or a segment that there is not, or no segment matches
 */
export function narrowed<R>(report: Report<R>, request: SegmentRequest): Report<R> {
  const { each, list, where = [], sort, top, order } = request;
  const isOfSegments = narrowingCommands.some((name) =>
    report.schema.startsWith(`rapport/${name}@`),
  );
  const isOfCustomers = each !== undefined || list !== undefined;
  const isAsked = where.length > 0 || [sort, top, order].some((option) => option !== undefined);
  if (!isOfSegments || isOfCustomers || !isAsked) return report;
  const result = report.result as Readonly<Record<string, unknown>>;
  const name = lists.find((each) => isDivided(result[each]));
  if (name === undefined) {
    const options = { '--where': where.length > 0, '--sort': sort, '--top': top, '--order': order };
    const [option = ''] = Object.entries(options).find(([, given]) => given) ?? [];
    const needs = 'a table of segments, which this result does not have';
    throw new Refusal(problem('option-needs', { option, needs }));
  }
  const all = result[name] as readonly Line[];
  const shown = segmentsOf(all, request);
  if (shown.length === 0) throw new Refusal(problem('segments-none-left', { all: all.length }));
  const left = shown.length < all.length && { segmentsInAll: all.length };
  return { ...report, result: { ...result, [name]: shown, ...left } as R };
}

const isDivided = (list: unknown): boolean => {
  const [first] = Array.isArray(list) ? (list as readonly Partial<Line>[]) : [];
  return Object.keys(first?.segment ?? {}).length > 0;
};

function segmentsOf(
  all: readonly Line[],
  { where = [], sort, top, order }: SegmentRequest,
): readonly Line[] {
  for (const test of where) refuseUnknown(all, test, '--where');
  if (sort !== undefined) refuseUnknown(all, sort, '--sort');
  const passing = all.filter((line) => where.every(({ field, passes }) => passes(at(line, field))));
  const ranks = new Map(passing.map((line) => [line, rank(line, order ?? [])]));
  if (order !== undefined) refuseUnnamed(all, order);
  const isSorted = sort !== undefined || top !== undefined;
  const sorted = isSorted
    ? inOrder(passing, sort ?? { field: 'customers', direction: 'desc' })
    : passing;
  const chosen = sorted.slice(0, top ?? sorted.length);
  return order === undefined
    ? chosen
    : chosen.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** A label or a figure of a segment; of a distribution its mean. */
function at(line: Line, field: string): string | number | null {
  const label = line.segment[field];
  if (label !== undefined) return label;
  const value = line[field];
  if (typeof value === 'number') return value;
  const mean = typeof value === 'object' && value !== null && 'mean' in value ? value.mean : null;
  return typeof mean === 'number' ? mean : null;
}

const fieldsOf = (all: readonly Line[]): readonly string[] => {
  const names = all.flatMap((line) => [
    ...Object.keys(line.segment),
    ...Object.keys(line).filter((field) => at(line, field) !== null),
  ]);
  return [...new Set(names)];
};

/** @throws {Refusal} the segments have no such field, or none of them the value that it should equal */
function refuseUnknown(
  all: readonly Line[],
  { field: header, equals }: { readonly field: string; readonly equals?: string },
  option: string,
): void {
  const fields = fieldsOf(all);
  if (!fields.includes(header)) {
    const suggestion = nearest(header, fields);
    const headers = fields.join(', ');
    throw new Refusal(problem('column-unknown', { header, option, suggestion, headers }));
  }
  const values = all.flatMap((line) => line.segment[header] ?? []);
  if (equals === undefined || values.length === 0) return;
  if (!values.some((value) => foldedName(value) === foldedName(equals)))
    throw unknownSegment(`${option} ${header}`, equals, values.map(valueName));
}

/** @throws {Refusal} no segment has a name that orders them */
function refuseUnnamed(all: readonly Line[], order: readonly string[]): void {
  for (const name of order)
    if (!all.some((line) => rank(line, [name]) === 0))
      throw unknownSegment('--order', name, all.flatMap(namesOf));
}

const unknownSegment = (what: string, segment: string, names: readonly string[]): Refusal => {
  const known = [...new Set(names)];
  return new Refusal(
    problem('segment-unknown', {
      what,
      segment,
      known: known.map((name) => `"${name}"`).join(', '),
      suggestion: nearest(segment, known),
    }),
  );
};

const namesOf = ({ segment }: Line): readonly string[] => [
  ...new Set([segmentName(segment), ...Object.values(segment).map(valueName)]),
];

/** The place of the first name that a segment goes by; those that are not named come last. */
function rank(line: Line, order: readonly string[]): number {
  const own = namesOf(line).map(foldedName);
  const place = order.findIndex((name) => own.includes(foldedName(name)));
  return place < 0 ? order.length : place;
}

/** Numbers from the largest and texts from the smallest, unless a direction is given; equals stay as they are. */
function inOrder(lines: readonly Line[], { field, direction }: SortOrder): readonly Line[] {
  const isNumber = lines.some((line) => typeof at(line, field) === 'number');
  const sign = (direction ?? (isNumber ? 'desc' : 'asc')) === 'desc' ? -1 : 1;
  const compared = (a: string | number | null, b: string | number | null): number => {
    if (a === b) return 0;
    // What is not known comes last.
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -sign : sign;
  };
  return lines.toSorted((a, b) => compared(at(a, field), at(b, field)));
}

/** That segments are left out, and that the total is of all. */
export function narrowedBlocks({ result }: Report<unknown>): Block[] {
  const { segmentsInAll: all, ...own } = result as Readonly<Record<string, unknown>>;
  if (typeof all !== 'number') return [];
  const name = lists.find((each) => isDivided(own[each]));
  const shown = name === undefined ? 0 : (own[name] as readonly unknown[]).length;
  const these =
    shown === 1
      ? 'is shown; All is of all customers, not of it'
      : 'are shown; All is of all customers, not of these';
  const line = `${numberText(shown, 0)} of ${numberText(all, 0)} segments ${these} alone.`;
  return [{ kind: 'text', tone: 'notice', lines: [line] }];
}
