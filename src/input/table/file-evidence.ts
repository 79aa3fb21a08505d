import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { type DateOrder, dateOrders } from '../cells/date-cell.ts';
import { type DecimalMark, decimalMarks } from '../cells/number-cell.ts';
import type { Sighting } from '../columns/evidence.ts';
import { type MixedCells, mixedColumn, mixedDates } from '../columns/typed-cells.ts';
import type { ReadFile } from './read-file.ts';

/** Choices that the cells of a file leave open, or answer both ways. */
export function fileEvidence(read: ReadFile): readonly Problem[] {
  return [...idFindings(read), ...decimalFindings(read), ...dateFindings(read)];
}

const at = ({ opened }: ReadFile, { line, column }: Sighting): Place => ({
  file: opened.file,
  line,
  column,
});

/** Where the second of two stands; a column is named only if it is the column of both. */
function between({ opened: { file } }: ReadFile, a: Sighting, b: Sighting): Place {
  const line = Math.max(a.line, b.line);
  return a.column === b.column ? { file, line, column: a.column } : { file, line };
}

function idFindings(read: ReadFile): readonly Problem[] {
  const { first, count } = read.roundedIds;
  if (first === undefined) return [];
  return [problem('ids-rounded', { text: first.text, count }, at(read, first))];
}

function decimalFindings(read: ReadFile): readonly Problem[] {
  const { decimal, typedNumbers } = read;
  const mixed = decimal.option === undefined ? mixedColumn(typedNumbers) : undefined;
  // What texts leave open, or answer both ways, is not what has to be put right first.
  if (mixed !== undefined) {
    const args = { ...mixedArgs(mixed), settle: optionsOf('--decimal', mixed.choices) };
    return [problem('number-cells-and-texts', args, placeOf(read, mixed))];
  }
  const findings: Problem[] = [];
  const marks = decimal.contradiction;
  if (marks !== undefined) {
    const [point, comma] = marks[0].choices.includes('.') ? marks : [marks[1], marks[0]];
    const args = {
      point: point.text,
      pointLine: point.line,
      comma: comma.text,
      commaLine: comma.line,
    };
    findings.push(problem('decimal-mixed', args, between(read, point, comma)));
  }
  const [number] = decimal.open;
  if (decimal.unsettled(decimalMarks) !== undefined && number !== undefined) {
    const args = { text: number.text, lines: lineList(decimal.open, decimal.openCount) };
    findings.push(problem('decimal-ambiguous', args, at(read, number)));
  }
  return findings;
}

function dateFindings(read: ReadFile): readonly Problem[] {
  const { dateOrder, dateFormat, typedDates } = read;
  const isSettled = dateOrder.option !== undefined || dateFormat !== undefined;
  const mixed = isSettled ? undefined : mixedDates(typedDates);
  if (mixed !== undefined) {
    const args = { ...mixedArgs(mixed), settle: optionsOf('--date-order', mixed.choices) };
    return [problem('date-cells-and-texts', args, placeOf(read, mixed))];
  }
  const findings: Problem[] = [];
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
      settle: optionsOf('--date-order', [...new Set([...one.choices, ...other.choices])]),
    };
    findings.push(problem('date-order-mixed', args, between(read, one, other)));
  }
  const [date] = dateOrder.open;
  const left = dateOrder.unsettled(dateOrders);
  if (left !== undefined && date !== undefined) {
    const args = {
      text: date.text,
      lines: lineList(dateOrder.open, dateOrder.openCount),
      first: partsFirst(left),
      settle: optionsOf('--date-order', left),
    };
    findings.push(problem('date-order-ambiguous', args, at(read, date)));
  }
  return findings;
}

/** What is said of cells of both kinds; columns are named in it where they are two. */
function mixedArgs({ typed, texts }: MixedCells<DateOrder> | MixedCells<DecimalMark>) {
  const areTwo = typed.first.column !== texts.first.column;
  return {
    cells: typed.count,
    cell: typed.first.text,
    cellLine: typed.first.line,
    texts: texts.count,
    text: texts.first.text,
    textLine: texts.first.line,
    ...(areTwo && { cellColumn: typed.first.column, textColumn: texts.first.column }),
  };
}

const placeOf = (
  read: ReadFile,
  { typed, texts }: MixedCells<DateOrder> | MixedCells<DecimalMark>,
): Place => between(read, typed.first, texts.first);

const firstOf: Readonly<Record<DateOrder, string>> = { dmy: 'day', mdy: 'month', ymd: 'year' };

/** "the day or the month". */
const partsFirst = (orders: readonly DateOrder[]): string =>
  orders.map((order) => `the ${firstOf[order]}`).join(' or ');

/** "--date-order dmy or --date-order mdy". */
const optionsOf = (option: string, choices: readonly string[]): string =>
  choices.map((choice) => `${option} ${choice}`).join(' or ');

/** "2, 3, 7 and 12 more". */
function lineList(sightings: readonly Sighting[], count: number): string {
  const lines = [...new Set(sightings.map(({ line }) => line))].join(', ');
  return count > sightings.length ? `${lines} and ${count - sightings.length} more` : lines;
}
