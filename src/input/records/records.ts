import { type CodedColumn, noDay } from '../../core/customers.ts';
import { type Place, type Problem, problem } from '../../core/problem.ts';
import type { Source } from '../../core/report.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { ReadFile } from '../table/customer-table.ts';
import type { RejectedRow, RowProblems } from '../table/row-problems.ts';
import type { Field } from './field.ts';
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
  readonly #table: RecordTable;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #problems: RowProblems;
  readonly #aside = new Map<ReadFile, Record<string, number>>();

  constructor(
    table: RecordTable,
    { fields, others }: { readonly fields: readonly Field[]; readonly others: readonly string[] },
    problems: RowProblems,
    currency: string | null,
  ) {
    this.count = table.rows;
    this.currency = currency;
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

  /** Of a field of ids or text: each different text once, "" where it is blank or absent, and codes. */
  coded(field: string): CodedColumn {
    const kept = this.#table.kept(field);
    if (kept === undefined) return { codes: new Uint32Array(this.count), values: [''] };
    if (kept.of !== 'texts') throw new RangeError(`${field} is no text`);
    return kept.texts.all(this.count);
  }

  /** Whether two of the texts of a field may differ by the case of letters alone. */
  mayDifferByCase(field: string): boolean {
    const kept = this.#table.kept(field);
    return kept?.of === 'texts' && kept.texts.hasCaseVariants;
  }

  /** The same as one text a row. */
  text(field: string): readonly string[] {
    const { codes, values } = this.coded(field);
    return Array.from(codes, (code) => values[code] ?? '');
  }

  /** Of a field of numbers; NaN where it is blank or absent. */
  numbers(field: string): Float64Array {
    const values = this.#numbers(field);
    if (this.#fields.get(field)?.kind !== 'share') return values;
    const signed = this.#signed(field);
    return values.map((value, row) => (signed[row] === 1 ? value / 100 : value));
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

  /** Where a row stands. */
  place(row: number): Place {
    return { file: this.#fileOf(row).plan.opened.file, line: this.#table.lines.at(row) };
  }

  /** Counts a sound row as one that the result leaves out, for the reason. */
  setAside(row: number, found: Problem): void {
    const file = this.#fileOf(row);
    const counts = this.#aside.get(file) ?? {};
    counts[found.code] = (counts[found.code] ?? 0) + 1;
    this.#aside.set(file, counts);
    this.note(row, found);
  }

  /** Says something of a row that is used all the same. */
  note(row: number, found: Problem): void {
    this.#problems.tally.add(problem(found.code, found.args, { ...this.place(row), ...found.at }));
  }

  /** What became of the rows; complete when every row to set aside has been. */
  sources(): readonly Source[] {
    return this.#table.files.map((of) => {
      const { plan, read, rejected } = of;
      const { file } = plan.opened;
      const setAside = this.#aside.get(of) ?? {};
      const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
      return { file, read, used: read - rejected - aside, setAside, rejected };
    });
  }

  /** Not its name: one file may be read twice. */
  #fileOf(row: number): ReadFile {
    const found = this.#table.files.find(({ endRow }) => row < endRow);
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
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

/** The name under which a column that is no field is kept. No field has a space in its name. */
export const otherName = (header: string): string => `other ${header}`;
