import { bytes, counts, floats } from '../columns/growing.ts';
import { LabelColumn } from '../columns/label-column.ts';
import type { ReadFile } from '../table/customer-table.ts';
import type { RowKeeper } from '../table/row-reader.ts';

/** The sound rows of tables of cohorts, column by column. */
export class CohortTable implements RowKeeper {
  readonly files: ReadFile[] = [];
  rows = 0;
  readonly lines = counts();
  readonly cohorts = new LabelColumn();
  /** Years since the start of the cohort. */
  readonly years = floats();
  /** As written, whatever it measures. */
  readonly surviving = floats();
  /** 1 where a percent sign stands in the cell. */
  readonly signed = bytes();
  /** Each row as one line of text, for messages. */
  readonly excerpts: string[] = [];
}
