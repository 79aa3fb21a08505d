import { CsvError, parse } from 'csv-parse/sync';
import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** One cell of a CSV: what it says, and where it stands in the text, its quotes included. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface CsvRecord {
  readonly cells: readonly Cell[];
  readonly at: Place;
}

/**
 * The records of a CSV with the place of each cell, so that one cell can be replaced and all others
 * keep their quotes. csv-parse says what the cells are, and refuses what is no CSV; it does not say
 * where they stand, which is measured here.
 *
 * @throws {Refusal} a quote never closes, or stands where none can
 */
export function readCells(file: string, text: string): readonly CsvRecord[] {
  const lines = text.split(lineEnd);
  const at = (line: number): Place => ({ file, line, excerpt: lines[line - 1] ?? '' });
  const { records: ranges, stuckOn } = measured(text);
  const values = parsed(text, (line) => at(stuckOn ?? line));
  if (values.length !== ranges.length) throw new RangeError(`${file}: records were lost`);
  return values.map((record, i) => {
    const range = ranges[i];
    if (range?.cells.length !== record.length) throw new RangeError(`${file}: cells were lost`);
    return {
      at: at(range.line),
      cells: range.cells.map(([start, end], j) => ({ value: record[j] ?? '', start, end })),
    };
  });
}

const lineEnd = /\r\n|\n|\r/;
const cellAt = /(?:"(?:[^"]|"")*"|[^",\r\n]*)/y;
const endAt = /,|\r\n|\n|\r|$/y;

function parsed(text: string, at: (line: number) => Place): readonly string[][] {
  try {
    return parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const detail = open ? 'a quote opens here and never closes' : error.message;
    throw new Refusal(problem('fixture-syntax', { detail }, at(Number(error['lines'] ?? 1))));
  }
}

interface MeasuredRecord {
  readonly line: number;
  readonly cells: [start: number, end: number][];
}

/** What was measured, and the line of the cell that is none: a quote that never closes opens there. */
interface Measured {
  readonly records: readonly MeasuredRecord[];
  readonly stuckOn?: number;
}

/** Where the cells of each line that is not empty begin and end. */
function measured(text: string): Measured {
  const records: MeasuredRecord[] = [];
  let record: MeasuredRecord = { line: 1, cells: [] };
  let line = 1;
  let position = 0;
  while (position <= text.length) {
    cellAt.lastIndex = position;
    const cell = cellAt.exec(text)?.[0] ?? '';
    record.cells.push([position, position + cell.length]);
    position += cell.length;
    endAt.lastIndex = position;
    const end = endAt.exec(text)?.[0];
    if (end === undefined) return { records, stuckOn: line };
    position += end.length;
    line += cell.split(lineEnd).length - 1;
    if (end === ',') continue;
    const [[start, stop] = [0, 0], ...others] = record.cells;
    if (others.length > 0 || start < stop) records.push(record);
    if (end === '') break;
    line += 1;
    record = { line, cells: [] };
  }
  return { records };
}
