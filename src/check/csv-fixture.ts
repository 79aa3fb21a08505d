import { nearest } from '../problems/nearest.ts';
import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { beside } from './beside.ts';
import { type Cell, type CsvRecord, readCells } from './csv-cells.ts';
import { expectedCell } from './expected.ts';
import { readFails } from './fails.ts';
import type { Expectation, FixtureCase } from './fixture.ts';
import { readPath } from './path.ts';
import { runnable } from './runnable.ts';
import { readTolerance } from './tolerance.ts';

const ownColumns = ['name', 'command', 'file', 'fails', 'tolerance'];
const optionName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const expectPrefix = 'expect.';

/**
 * Reads the cases of a CSV fixture: one a row, blank cells and blank rows passed over. Every column
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
  const file = value('file');
  const fails = value('fails');
  const expectations = readExpectations(given, value('tolerance'), at);
  if (fails !== undefined && expectations.length > 0) {
    const allowed = 'blank in a row that expects values: a case either fails or returns values';
    throw new Refusal(problem('fixture-value', { key: 'fails', text: `"${fails}"`, allowed }, at));
  }
  return {
    name: value('name') ?? `line ${line}`,
    line,
    command: runnable(value('command') ?? 'estimate', at),
    options: Object.fromEntries(
      [...given]
        .filter(([column]) => !ownColumns.includes(column) && !column.startsWith(expectPrefix))
        .map(([column, cell]) => [column, cell.value === 'true' ? true : cell.value]),
    ),
    files: file === undefined ? [] : [beside(file, at)],
    expectations,
    ...(fails !== undefined && { fails: { code: readFails(fails, at), line } }),
  };
}

function readExpectations(
  given: ReadonlyMap<string, Cell>,
  toleranceText: string | undefined,
  at: Place,
): readonly Expectation[] {
  const tolerance = toleranceText === undefined ? undefined : readTolerance(toleranceText);
  if (toleranceText !== undefined && tolerance === undefined) {
    const args = { key: 'tolerance', text: `"${toleranceText}"`, allowed: 'a number of 0 or more' };
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
