import { counts, floats } from '../columns/growing.ts';
import { IdIndex } from '../columns/id-index.ts';
import type { LabelColumn } from '../columns/label-column.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import { labelName } from '../records/label-fields.ts';
import { RecordTable } from '../records/record-table.ts';
import { fileOfRow, type ReadFile } from './read-file.ts';

/** In `amountYears`: the amount covers the customer's whole tenure. */
export const coversTenure = -1;

/** A file of customers. */
export interface CustomerFile extends ReadFile {
  readonly plan: FilePlan;
}

/** The sound rows of some files of customers, before rows of one customer are brought together. */
export class CustomerTable extends RecordTable<CustomerFile> {
  readonly ids = new IdIndex();
  /** The number of the row's id. */
  readonly customers = counts();
  readonly amountYears = floats();
  /** The cells of rows that may be rejected when all is read: because a date waits, or is in another file. */
  readonly held = new Map<number, readonly string[]>();

  /** A column of text, by the name under which it was asked for. */
  label(name: string): LabelColumn | undefined {
    return this.find(labelName(name), 'texts')?.texts;
  }

  /** The file that a row stands in. */
  fileOf(row: number): CustomerFile {
    return fileOfRow(this.files, row);
  }
}
