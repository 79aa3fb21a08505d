import { bytes, counts, floats, integers } from '../columns/growing.ts';
import { IdIndex } from '../columns/id-index.ts';
import { LabelColumn } from '../columns/label-column.ts';
import type { Role } from '../headers/role.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import { fileOfRow, type ReadFile } from './read-file.ts';

/** In `amountYears`: the amount covers the customer's whole tenure. */
export const coversTenure = -1;

/** A file of customers. */
export interface CustomerFile extends ReadFile {
  readonly plan: FilePlan;
}

/** The sound rows of some files, column by column, before rows of one customer are brought together. */
export class CustomerTable {
  readonly ids = new IdIndex();
  readonly files: CustomerFile[] = [];
  /** Which roles the columns below have been read for, in any of the files. */
  readonly has = new Set<Role>();
  rows = 0;
  readonly lines = counts();
  /** The number of the row's id. */
  readonly customers = counts();
  readonly amount = floats();
  readonly amountYears = floats();
  readonly quantity = floats();
  /** Years; NaN where the cell is blank. */
  readonly tenure = floats();
  readonly start = integers();
  readonly end = integers();
  readonly last = integers();
  readonly status = bytes();
  /** The cells of rows that may be rejected when all is read: because a date waits, or is in another file. */
  readonly held = new Map<number, readonly string[]>();
  readonly labels = new Map<string, LabelColumn>();

  label(name: string): LabelColumn {
    const column = this.labels.get(name) ?? new LabelColumn();
    this.labels.set(name, column);
    return column;
  }

  /** The file that a row stands in. */
  fileOf(row: number): CustomerFile {
    return fileOfRow(this.files, row);
  }
}
