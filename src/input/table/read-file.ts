import type { DateOrder } from '../cells/date-cell.ts';
import { type DateFormat, inSystem } from '../cells/date-format.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import { Evidence, type Sighting } from '../columns/evidence.ts';
import type { TypedDates, TypedNumbers } from '../columns/typed-cells.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { FieldPlan } from '../records/plan-fields.ts';

/** A file that is being read: how many of its rows were read, and what its cells say about choices for the whole file. */
export interface ReadFile<P extends FieldPlan = FieldPlan> {
  readonly plan: P;
  readonly opened: OpenedFile;
  /** Its rows in the table are `firstRow` up to, not including, `endRow`. */
  readonly firstRow: number;
  endRow: number;
  read: number;
  rejected: number;
  /** Rows that sum up those above them, and are set aside. */
  totals: number;
  readonly skippedBefore: SkippedLine[];
  readonly skippedAfter: SkippedLine[];
  readonly decimal: Evidence<DecimalMark>;
  readonly dateOrder: Evidence<DateOrder>;
  readonly dateFormat: DateFormat | undefined;
  /** Of a workbook, what kinds of cell stand in its columns of dates and of numbers. */
  readonly typedDates: TypedDates[];
  readonly typedNumbers: TypedNumbers[];
  /** The first id that a spreadsheet has rounded, and how many more there are. */
  readonly roundedIds: { first?: Sighting; count: number };
}

export interface SkippedLine {
  readonly line: number;
  readonly text: string;
}

/** A file of which no row has been read yet; its first will have this number in the table. */
export const unreadFile = <P extends FieldPlan>(
  plan: P,
  firstRow: number,
  {
    decimal,
    decimalByDefault,
    dateOrder,
    dateFormat,
  }: Pick<CustomerRequest, 'decimal' | 'decimalByDefault' | 'dateOrder' | 'dateFormat'>,
): ReadFile<P> => ({
  plan,
  opened: plan.opened,
  firstRow,
  endRow: firstRow,
  read: 0,
  rejected: 0,
  totals: 0,
  skippedBefore: [],
  skippedAfter: [],
  decimal: new Evidence(plan.opened.decimal ?? decimal, decimalByDefault),
  dateOrder: new Evidence(dateOrder),
  dateFormat: inSystem(dateFormat, plan.opened.dateSystem),
  typedDates: [],
  typedNumbers: [],
  roundedIds: { count: 0 },
});

/** The rows that are set aside as totals, by the reason. */
export const totalsAside = (totals: number): Readonly<Record<string, number>> =>
  totals === 0 ? {} : { 'total-set-aside': totals };
