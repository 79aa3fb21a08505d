import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { type DateOrder, dateOrders } from '../cells/date-cell.ts';
import type { DateFormat } from '../cells/date-format.ts';
import { type DecimalMark, decimalMarks } from '../cells/number-cell.ts';
import { Evidence, type Sighting } from '../columns/evidence.ts';
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
  dateFormat,
  roundedIds: { count: 0 },
});

/** The rows that are set aside as totals, by the reason. */
export const totalsAside = (totals: number): Readonly<Record<string, number>> =>
  totals === 0 ? {} : { 'total-set-aside': totals };

/** Choices that the cells of a file leave open, or answer both ways. */
export function fileEvidence(read: ReadFile): readonly Problem[] {
  const { opened, decimal, dateOrder, roundedIds } = read;
  const { file } = opened;
  const findings: Problem[] = [];
  const at = ({ line, column }: Sighting) => ({ file, line, column });
  /** Where the second of two stands; a column is named only if it is the column of both. */
  const between = (a: Sighting, b: Sighting): Place => {
    const line = Math.max(a.line, b.line);
    return a.column === b.column ? { file, line, column: a.column } : { file, line };
  };
  const { first: rounded, count } = roundedIds;
  if (rounded !== undefined)
    findings.push(problem('ids-rounded', { text: rounded.text, count }, at(rounded)));
  const marks = decimal.contradiction;
  if (marks !== undefined) {
    const [point, comma] = marks[0].choices.includes('.') ? marks : [marks[1], marks[0]];
    const args = {
      point: point.text,
      pointLine: point.line,
      comma: comma.text,
      commaLine: comma.line,
    };
    findings.push(problem('decimal-mixed', args, between(point, comma)));
  }
  const [number] = decimal.open;
  if (decimal.unsettled(decimalMarks) !== undefined && number !== undefined) {
    const args = { text: number.text, lines: lineList(decimal.open, decimal.openCount) };
    findings.push(problem('decimal-ambiguous', args, at(number)));
  }
  const orders = dateOrder.contradiction;
  if (orders !== undefined) {
    const [one, other] = orders[0].line <= orders[1].line ? orders : [orders[1], orders[0]];
    const args = {
      one: one.text,
      oneLine: one.line,
      oneFirst: partsFirst(one.choices),
      other: other.text,
      otherLine: other.line,
      otherFirst: partsFirst(other.choices),
      settle: optionsOf([...new Set([...one.choices, ...other.choices])]),
    };
    findings.push(problem('date-order-mixed', args, between(one, other)));
  }
  const [date] = dateOrder.open;
  const left = dateOrder.unsettled(dateOrders);
  if (left !== undefined && date !== undefined) {
    const args = {
      text: date.text,
      lines: lineList(dateOrder.open, dateOrder.openCount),
      first: partsFirst(left),
      settle: optionsOf(left),
    };
    findings.push(problem('date-order-ambiguous', args, at(date)));
  }
  return findings;
}

const firstOf: Readonly<Record<DateOrder, string>> = { dmy: 'day', mdy: 'month', ymd: 'year' };

/** "the day or the month". */
const partsFirst = (orders: readonly DateOrder[]): string =>
  orders.map((order) => `the ${firstOf[order]}`).join(' or ');

/** "--date-order dmy or --date-order mdy". */
const optionsOf = (orders: readonly DateOrder[]): string =>
  orders.map((order) => `--date-order ${order}`).join(' or ');

/** "2, 3, 7 and 12 more". */
function lineList(sightings: readonly Sighting[], count: number): string {
  const lines = [...new Set(sightings.map(({ line }) => line))].join(', ');
  return count > sightings.length ? `${lines} and ${count - sightings.length} more` : lines;
}
