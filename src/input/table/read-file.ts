import type { DateOrder } from '../cells/date-cell.ts';
import type { DateFormat } from '../cells/date-format.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import { Evidence } from '../columns/evidence.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFile } from '../layout/open-file.ts';

/** A file that is being read: how many of its rows were read, and what its cells say about choices for the whole file. */
export interface ReadFile {
  readonly opened: OpenedFile;
  /** Its rows in the table are `firstRow` up to, not including, `endRow`. */
  readonly firstRow: number;
  endRow: number;
  read: number;
  rejected: number;
  readonly skippedBefore: SkippedLine[];
  readonly skippedAfter: SkippedLine[];
  readonly decimal: Evidence<DecimalMark>;
  readonly dateOrder: Evidence<DateOrder>;
  readonly dateFormat: DateFormat | undefined;
}

export interface SkippedLine {
  readonly line: number;
  readonly text: string;
}

/** A file of which no row has been read yet; its first will have this number in the table. */
export const unreadFile = (
  opened: OpenedFile,
  firstRow: number,
  { decimal, dateOrder, dateFormat }: Pick<CustomerRequest, 'decimal' | 'dateOrder' | 'dateFormat'>,
): ReadFile => ({
  opened,
  firstRow,
  endRow: firstRow,
  read: 0,
  rejected: 0,
  skippedBefore: [],
  skippedAfter: [],
  decimal: new Evidence(opened.decimal ?? decimal),
  dateOrder: new Evidence(dateOrder),
  dateFormat,
});

/** The file in which a row of a table stands. Not its name: one file may be read twice. */
export function fileOfRow<F extends ReadFile>(files: readonly F[], row: number): F {
  const found = files.find(({ endRow }) => row < endRow);
  if (found === undefined) throw new RangeError(`no row ${row}`);
  return found;
}
