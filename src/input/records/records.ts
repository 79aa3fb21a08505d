import { type CodedColumn, noDay } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import { type Place, type Problem, type ProblemCode, problem } from '../../problems/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import { foldedId, type IdFolding, usualFolding } from '../cells/folded-id.ts';
import { rowStatus } from '../cells/status-cell.ts';
import type { TimeOfDay } from '../cells/time-of-day.ts';
import { problemsOfFolding } from '../columns/alike-ids.ts';
import type { LabelColumn } from '../columns/label-column.ts';
import { type SortedTexts, sortedTexts } from '../columns/sorted-texts.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { type ReadFile, totalsAside } from '../table/read-file.ts';
import type { RejectedRow, RowProblems } from '../table/row-problems.ts';
import type { FieldColumn } from './assign-fields.ts';
import type { Field } from './field.ts';
import { otherName } from './label-fields.ts';
import type { RecordTable } from './record-table.ts';

/** A column that is none of the fields. */
export interface OtherColumn {
  readonly header: string;
  /** NaN where the cell is blank, or is no number. */
  readonly values: Float64Array;
  /** 1 where a percent sign stands. */
  readonly signed: Uint8Array;
}

/** The sound rows of files, field by field, in the order of the files. */
export class Records {
  readonly count: number;
  /** The columns that are none of the fields, where they were asked for. */
  readonly others: readonly OtherColumn[];
  readonly currency: string | null;
  /** Which ways to write an id count as the same, here and among the ids of other files. */
  readonly ids: IdFolding;
  readonly #table: RecordTable;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #problems: RowProblems;
  /** The fields whose ids have been brought together. */
  readonly #folded = new Set<string>();
  readonly #aside = new Map<ReadFile, Record<string, number>>();

  constructor(
    table: RecordTable,
    {
      fields,
      others,
      ids = usualFolding,
    }: {
      readonly fields: readonly Field[];
      readonly others: readonly string[];
      readonly ids?: IdFolding | undefined;
    },
    problems: RowProblems,
    currency: string | null,
  ) {
    this.count = table.rows;
    this.currency = currency;
    this.ids = ids;
    this.#table = table;
    this.#fields = new Map(fields.map((field) => [field.name, field]));
    this.#problems = problems;
    this.others = others.map((header) => ({
      header,
      values: this.#numbers(otherName(header)),
      signed: this.#signed(otherName(header)),
    }));
  }

  get problems(): ProblemTally {
    return this.#problems.tally;
  }

  /** Kept only where the request asks for them. */
  get rejects(): readonly RejectedRow[] {
    return this.#problems.rejects;
  }

  /** Whether any of the files has the field. */
  has(field: string): boolean {
    return this.#table.has(field);
  }

  /**
   * Of a field of ids or text: each different text once, "" where it is blank or absent, and codes. Ids that count as
   * the same are one text; that is said when they are first asked for.
   */
  coded(field: string): CodedColumn {
    const kept = this.#table.kept(field);
    if (kept === undefined) return { codes: new Uint32Array(this.count), values: [''] };
    if (kept.of !== 'texts') throw new RangeError(`${field} is no text`);
    this.#fold(field, kept.texts);
    return kept.texts.all(this.count);
  }

  /** The rows of files that have the field, from the first of each up to the last, which is not among them. */
  ranges(field: string): readonly { readonly from: number; readonly to: number }[] {
    return this.#table.files.flatMap(({ plan, firstRow, endRow }) =>
      plan.columns.some((column) => column.field.name === field)
        ? [{ from: firstRow, to: endRow }]
        : [],
    );
  }

  /**
   * Of a field of ids or text: the number of the text of each row, how many numbers there are, and that of a blank, -1
   * where none is. As `coded` without the texts, which take long to make where there are millions.
   */
  numbered(field: string): {
    readonly codes: Uint32Array;
    readonly count: number;
    readonly blank: number;
  } {
    const kept = this.#table.kept(field);
    if (kept === undefined) return { codes: new Uint32Array(this.count), count: 1, blank: 0 };
    if (kept.of !== 'texts') throw new RangeError(`${field} is no text`);
    this.#fold(field, kept.texts);
    const { codes, texts } = kept.texts;
    return { codes: codes.first(this.count), count: texts.count, blank: texts.find('') };
  }

  /** Of a field of ids or text, the texts by the numbers that `numbered` has, and in their order by code unit. */
  sortedTexts(field: string): SortedTexts {
    const kept = this.#table.kept(field);
    if (kept?.of !== 'texts') return sortedTexts(['']);
    this.#fold(field, kept.texts);
    return kept.texts.texts.sorted();
  }

  /** The text of a field of ids or text in one row. */
  textAt(field: string, row: number): string {
    const kept = this.#table.kept(field);
    return kept?.of === 'texts' ? kept.texts.value(row) : '';
  }

  /** The files, in their order. */
  opened(): readonly OpenedFile[] {
    return this.#table.files.map(({ opened }) => opened);
  }

  /** Where the rows of each file begin, in the order of the files. */
  fileBegins(): readonly number[] {
    return this.#table.files.map(({ firstRow }) => firstRow);
  }

  /** The same as one text a row. */
  text(field: string): readonly string[] {
    const { codes, values } = this.coded(field);
    return Array.from(codes, (code) => values[code] ?? '');
  }

  /** Of a field of ids, one a row, in the form in which they are compared with those of other files. */
  comparedIds(field: string): readonly string[] {
    const { codes, values } = this.coded(field);
    const compared = values.map((id) => foldedId(id, this.ids));
    return Array.from(codes, (code) => compared[code] ?? '');
  }

  /** Of a field of numbers; NaN where it is blank or absent. */
  numbers(field: string): Float64Array {
    const kept = this.#table.kept(field);
    if (kept?.of === 'statuses')
      return Float64Array.from(kept.statuses.first(this.count), statusBesideCustomers);
    const values = this.#numbers(field);
    if (this.#fields.get(field)?.kind !== 'share') return values;
    const signed = this.#signed(field);
    return values.map((value, row) => (signed[row] === 1 ? value / 100 : value));
  }

  /** Of a field of statuses, as values of `rowStatus`; unknown where the files have none. */
  statuses(field: string): Uint8Array {
    const kept = this.#table.kept(field);
    if (kept === undefined) return new Uint8Array(this.count).fill(rowStatus.unknown);
    if (kept.of !== 'statuses') throw new RangeError(`${field} is no status`);
    return kept.statuses.first(this.count);
  }

  /** 1 where a percent sign stands in the cell. */
  signed(field: string): Uint8Array {
    return this.#signed(field);
  }

  /** Of a field of dates, in days since 1970-01-01; `noDay` where it is blank or absent. */
  days(field: string): Int32Array {
    const kept = this.#table.kept(field);
    if (kept === undefined) return new Int32Array(this.count).fill(noDay);
    if (kept.of !== 'days') throw new RangeError(`${field} is no date`);
    return kept.days.first(this.count);
  }

  /** Of a field of moments, the time of day in a row; undefined where none stands. */
  timeAt(field: string, row: number): TimeOfDay | undefined {
    const kept = this.#table.kept(field);
    return kept?.of === 'days' ? kept.times.get(row) : undefined;
  }

  /** Of a field of dates, the first days of the months that stand there without a day. */
  months(field: string): ReadonlySet<number> {
    const kept = this.#table.kept(field);
    return kept?.of === 'days' ? kept.months : new Set();
  }

  /** The column of a field in each file that has it, and where its header stands. */
  columns(field: string): readonly (FieldColumn & { readonly at: Place })[] {
    return this.#table.files.flatMap(({ opened, plan }) => {
      const column = plan.columns.find((each) => each.field.name === field);
      const at = { file: opened.file, line: opened.layout.headerLine };
      return column === undefined ? [] : [{ ...column, at: { ...at, column: column.header } }];
    });
  }

  /** Where a row stands; with a field, its column; with the row itself where rows are kept as text. */
  place(row: number, field?: string): Place {
    const { opened, plan } = this.#fileOf(row);
    const column = plan.columns.find((each) => each.field.name === field)?.header;
    const excerpt = this.#table.excerpts[row];
    return {
      file: opened.file,
      // Nobody has seen the lines of what a database has just answered.
      ...(opened.columns === undefined && { line: this.#table.lines.at(row) }),
      ...(column !== undefined && { column }),
      ...(excerpt !== undefined && { excerpt }),
    };
  }

  /** Counts a sound row as one that the result leaves out, and says the reason. */
  setAside(row: number, found: Problem): void {
    this.countAside(row, found.code);
    this.note(row, found);
  }

  /** Counts a sound row as one that the result leaves out, for a reason that is said of several rows together. */
  countAside(row: number, code: ProblemCode): void {
    const file = this.#fileOf(row);
    const counts = this.#aside.get(file) ?? {};
    counts[code] = (counts[code] ?? 0) + 1;
    this.#aside.set(file, counts);
  }

  /** Says something of a row that is used all the same. */
  note(row: number, found: Problem): void {
    this.#problems.tally.add(problem(found.code, found.args, { ...this.place(row), ...found.at }));
  }

  /** What became of the rows; complete when every row to set aside has been. */
  sources(): readonly Source[] {
    return this.#table.files.map((of) => {
      const { opened, read, rejected } = of;
      const { file } = opened;
      const setAside = { ...totalsAside(of.totals), ...this.#aside.get(of) };
      const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
      return { file, read, used: read - rejected - aside, setAside, rejected };
    });
  }

  /** Brings ids together that count as the same, once; not those that tell rows, which nobody writes in two ways. */
  #fold(name: string, texts: LabelColumn): void {
    const field = this.#fields.get(name);
    if (field?.kind !== 'id' || field.tellsRows === true || this.#folded.has(name)) return;
    this.#folded.add(name);
    for (const [row, found] of problemsOfFolding(texts.foldIds(this.count, this.ids)))
      this.note(row, found);
  }

  #fileOf(row: number): ReadFile {
    return this.#table.fileOf(row);
  }

  #numbers(name: string): Float64Array {
    const kept = this.#table.kept(name);
    if (kept === undefined) return new Float64Array(this.count).fill(Number.NaN);
    if (kept.of !== 'numbers') throw new RangeError(`${name} holds no numbers`);
    return kept.numbers.first(this.count);
  }

  #signed(name: string): Uint8Array {
    const kept = this.#table.kept(name);
    return kept?.of === 'numbers' ? kept.signed.first(this.count) : new Uint8Array(this.count);
  }
}

/** A trial is active; whoever has not begun yet is, beside customers, of no known status. */
const statusBesideCustomers = (status: number): number =>
  status === rowStatus.trial ? rowStatus.active : Math.min(status, rowStatus.unknown);
