import { CsvError, parse } from 'csv-parse/sync';
import type { ZodMiniType } from 'zod/mini';
import { nearest } from '../problems/nearest.ts';
import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { expectedCell, readTolerance } from './expected.ts';
import type { Expectation, FixtureCase } from './fixture.ts';
import { allowedCode, commandSchema, failsSchema, fileSchema } from './fixture-schema.ts';
import { readPath } from './path.ts';

const ownColumns = ['name', 'command', 'file', 'fails', 'tolerance'];
const optionName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const expectPrefix = 'expect.';

/**
 * Reads the cases of a CSV fixture: one a row, blank cells and blank rows ignored. Every column
 * that is none of `name`, `command`, `file`, `fails`, `tolerance` and `expect.<path>` is an option.
 *
 * @throws {Refusal} the text is no CSV, or not of the form that docs/checks.md describes
 */
export function readCsvFixture(file: string, text: string): readonly FixtureCase[] {
  const [head, ...rows] = readCells(file, text);
  const filled = rows.filter(({ cells }) => cells.some(({ value }) => value.trim() !== ''));
  if (head === undefined || filled.length === 0) {
    const args = { key: 'cases', text: 'empty', allowed: 'a header and at least one row' };
    throw new Refusal(problem('fixture-value', args, { file, line: 1 }));
  }
  const columns = readHeader(head);
  return filled.map((row) => readRow(columns, row));
}

function readHeader({ cells, at }: CsvRecord): readonly string[] {
  const columns = cells.map(({ value }) => value.trim());
  for (const [i, column] of columns.entries()) {
    if (columns.indexOf(column) < i) {
      throw new Refusal(problem('fixture-syntax', { detail: `two columns "${column}"` }, at));
    }
    if (column.startsWith(expectPrefix)) readPath(column.slice(expectPrefix.length), at);
    else if (!optionName.test(column)) refuseColumn(column, at);
  }
  return columns;
}

function refuseColumn(key: string, at: Place): never {
  const known = `${ownColumns.join(', ')}, ${expectPrefix}<path>, or an option without its dashes`;
  const args = { key, within: 'a header', known, nearest: nearest(key, ownColumns) };
  throw new Refusal(problem('fixture-key-unknown', args, at));
}

function readRow(columns: readonly string[], { cells, at }: CsvRecord): FixtureCase {
  if (cells.length !== columns.length) {
    const detail = `${cells.length} cells in a row, ${columns.length} in the header`;
    throw new Refusal(problem('fixture-syntax', { detail }, at));
  }
  const line = at.line ?? 1;
  const given = new Map<string, Cell>();
  for (const [i, cell] of cells.entries()) {
    const value = cell.value.trim();
    if (value !== '') given.set(columns[i] ?? '', { ...cell, value });
  }
  const value = (column: string) => given.get(column)?.value;
  const one = (column: string, schema: ZodMiniType): string | undefined => {
    const text = value(column);
    if (text === undefined) return undefined;
    const [issue] = schema.safeParse(text).error?.issues ?? [];
    if (issue === undefined) return text;
    const allowed = column === 'fails' ? allowedCode(text) : issue.message;
    const args = { key: column, text: `"${text}"`, allowed };
    throw new Refusal(problem('fixture-value', args, at));
  };
  const file = one('file', fileSchema);
  const fails = one('fails', failsSchema);
  const expectations = readExpectations(given, value('tolerance'), at);
  if (fails !== undefined && expectations.length > 0) {
    const allowed = 'blank in a row that expects values: a case either fails or returns values';
    throw new Refusal(problem('fixture-value', { key: 'fails', text: `"${fails}"`, allowed }, at));
  }
  return {
    name: value('name') ?? `line ${line}`,
    line,
    command: one('command', commandSchema) ?? 'estimate',
    options: Object.fromEntries(
      [...given]
        .filter(([column]) => !ownColumns.includes(column) && !column.startsWith(expectPrefix))
        .map(([column, cell]) => [column, cell.value === 'true' ? true : cell.value]),
    ),
    files: file === undefined ? [] : [file],
    expectations,
    ...(fails !== undefined && { fails: { code: fails, line } }),
  };
}

function readExpectations(
  given: ReadonlyMap<string, Cell>,
  toleranceText: string | undefined,
  at: Place,
): readonly Expectation[] {
  const tolerance = toleranceText === undefined ? undefined : readTolerance(toleranceText);
  if (toleranceText !== undefined && tolerance === undefined) {
    const args = {
      key: 'tolerance',
      text: `"${toleranceText}"`,
      allowed: 'a number of 0 or more, or a percentage: 1%',
    };
    throw new Refusal(problem('fixture-value', args, at));
  }
  return [...given]
    .filter(([column]) => column.startsWith(expectPrefix))
    .map(([column, { value, start, end }]) => ({
      path: readPath(column.slice(expectPrefix.length), at),
      line: at.line ?? 1,
      expected: expectedCell(value, tolerance),
      slot: { start, end, style: 'cell' as const },
    }));
}

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
