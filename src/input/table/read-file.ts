import { type Place, type Problem, problem } from '../../problems/problem.ts';
import type { DateOrder } from '../cells/date-cell.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
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
  readonly skippedBefore: SkippedLine[];
  readonly skippedAfter: SkippedLine[];
  readonly decimal: Evidence<DecimalMark>;
  readonly dateOrder: Evidence<DateOrder>;
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
  }: Pick<CustomerRequest, 'decimal' | 'decimalByDefault' | 'dateOrder'>,
): ReadFile<P> => ({
  plan,
  opened: plan.opened,
  firstRow,
  endRow: firstRow,
  read: 0,
  rejected: 0,
  skippedBefore: [],
  skippedAfter: [],
  decimal: new Evidence(plan.opened.decimal ?? decimal, decimalByDefault),
  dateOrder: new Evidence(dateOrder),
});

/** Choices that the cells of a file leave open, or answer both ways. */
export function fileEvidence({ opened, decimal, dateOrder }: ReadFile): readonly Problem[] {
  const { file } = opened;
  const findings: Problem[] = [];
  const at = ({ line, column }: Sighting) => ({ file, line, column });
  /** Where the second of two stands; a column is named only if it is the column of both. */
  const between = (a: Sighting, b: Sighting): Place => {
    const line = Math.max(a.line, b.line);
    return a.column === b.column ? { file, line, column: a.column } : { file, line };
  };
  const point = decimal.seen.get('.');
  const comma = decimal.seen.get(',');
  if (decimal.contradictory && point !== undefined && comma !== undefined) {
    const args = {
      point: point.text,
      pointLine: point.line,
      comma: comma.text,
      commaLine: comma.line,
    };
    findings.push(problem('decimal-mixed', args, between(point, comma)));
  }
  const [number] = decimal.open;
  if (decimal.unsettled && number !== undefined) {
    const args = { text: number.text, lines: lineList(decimal.open, decimal.openCount) };
    findings.push(problem('decimal-ambiguous', args, at(number)));
  }
  const dayFirst = dateOrder.seen.get('dmy');
  const monthFirst = dateOrder.seen.get('mdy');
  if (dateOrder.contradictory && dayFirst !== undefined && monthFirst !== undefined) {
    const args = {
      dayFirst: dayFirst.text,
      dayFirstLine: dayFirst.line,
      monthFirst: monthFirst.text,
      monthFirstLine: monthFirst.line,
    };
    findings.push(problem('date-order-mixed', args, between(dayFirst, monthFirst)));
  }
  const [date] = dateOrder.open;
  if (dateOrder.unsettled && date !== undefined) {
    const args = { text: date.text, lines: lineList(dateOrder.open, dateOrder.openCount) };
    findings.push(problem('date-order-ambiguous', args, at(date)));
  }
  return findings;
}

/** "2, 3, 7 and 12 more". */
function lineList(sightings: readonly Sighting[], count: number): string {
  const lines = [...new Set(sightings.map(({ line }) => line))].join(', ');
  return count > sightings.length ? `${lines} and ${count - sightings.length} more` : lines;
}
