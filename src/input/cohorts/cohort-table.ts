import type { Place } from '../../problems/problem.ts';
import type { Records } from '../records/records.ts';

/** The sound rows of tables of cohorts, column by column. */
export class CohortTable {
  readonly records: Records;
  readonly #cohorts: readonly string[];
  readonly #years: Float64Array;
  readonly #surviving: Float64Array;
  readonly #signed: Uint8Array;

  constructor(records: Records) {
    this.records = records;
    this.#cohorts = records.text('segment');
    this.#years = records.numbers('elapsed');
    this.#surviving = records.numbers('surviving');
    this.#signed = records.signed('surviving');
  }

  get rows(): number {
    return this.records.count;
  }

  /** As written; empty where no column names it. */
  cohort(row: number): string {
    return this.#cohorts[row] ?? '';
  }

  /** Since the start of the cohort. */
  years(row: number): number {
    return this.#years[row] ?? Number.NaN;
  }

  /** As written, whatever it measures. */
  surviving(row: number): number {
    return this.#surviving[row] ?? Number.NaN;
  }

  /** Whether a percent sign stands in the cell of the survivors. */
  isSigned(row: number): boolean {
    return this.#signed[row] === 1;
  }

  /** The number of survivors as it stands in the file, near enough for a message. */
  survivingText(row: number): string {
    return `${this.surviving(row)}${this.isSigned(row) ? '%' : ''}`;
  }

  /** Where a row stands, with its column of survivors and the row itself. */
  place(row: number): Place {
    return this.records.place(row, 'surviving');
  }
}
