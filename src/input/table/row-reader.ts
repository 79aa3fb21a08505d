import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import type { Growing } from '../columns/growing.ts';
import type { RecordCells } from '../csv/record-cells.ts';
import type { RecordTaker } from '../csv/record-reader.ts';
import { excerpt } from './excerpt.ts';
import {
  filledCells,
  isBlankRow,
  isFootnote,
  isTotal,
  mayBeginOther,
  mayBeginOtherPlain,
  saysTotal,
} from './footer.ts';
import { isMisplacedQuote, misplacedQuoteExcerpt } from './misplaced-quote.ts';
import { fileEvidence, type ReadFile } from './read-file.ts';
import type { RowProblems } from './row-problems.ts';

/** What keeps the sound rows: it counts them, and knows the line of each. */
export interface RowKeeper {
  rows: number;
  readonly lines: Growing<Uint32Array>;
}

/** A column of the file and what reads it. */
export interface PlacedColumn {
  readonly index: number;
  readonly header: string;
  readonly column: CellColumn;
}

/** What a row is held to when all of its columns have been read; a problem rejects it. */
export type RowCheck = (
  row: number,
  cells: () => readonly string[],
  line: number,
) => Problem | undefined;

/** What the rows of a file are read with, and into. */
interface RowReading {
  readonly table: RowKeeper;
  readonly file: ReadFile;
  readonly columns: readonly PlacedColumn[];
  /** The column of ids, in which the line of a total may name itself. */
  readonly idIndex?: number | undefined;
  readonly check: RowCheck;
  readonly problems: RowProblems;
  /** Sees the cells of every row, for a report on the columns. */
  readonly watch?: ((cells: readonly string[]) => void) | undefined;
}

/**
 * Reads every row of a file into the table, whatever its rows are.
 *
 * @returns what the file leaves open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readRows(reading: RowReading): Promise<readonly Problem[]> {
  const { table, file, problems } = reading;
  const { opened } = file;
  const reader = new RowReader(reading);
  await opened.records(reader);
  reader.finish();
  file.endRow = table.rows;
  const at = { file: opened.file, line: opened.layout.headerLine };
  if (file.read === 0) throw new Refusal(problem('file-header-only', {}, at));
  noteSkipped(file, problems);
  return fileEvidence(file);
}

/** Says how many lines above and below the rows of a file were left out. */
function noteSkipped({ opened, ...file }: ReadFile, problems: RowProblems): void {
  const before = file.skippedBefore.length;
  const after = file.skippedAfter.length;
  if (before + after === 0) return;
  const [first] = [...file.skippedBefore, ...file.skippedAfter];
  problems.note(problem('lines-skipped', { before, after }), {
    file: opened.file,
    ...(first === undefined ? {} : { line: first.line, excerpt: first.text }),
  });
}

interface Rejected {
  readonly cells: readonly string[];
  readonly line: number;
  readonly found: Problem;
  /** What else is known of the place. */
  readonly more?: Place;
}

/** A record that is no row, and may be a line below the table. */
interface Pending extends Rejected {
  /** Whether its text says so. Other lines of a few words are only taken along with one that does. */
  readonly footer: boolean;
}

/** More lines than any footer has; a file of broken rows must not be kept in memory. */
const longestFooter = 50;

/**
 * Takes the records of one file into the table. Lines before the header are counted; so are totals and
 * small print below the last row, which are known as such only when no row follows.
 */
class RowReader implements RecordTaker {
  readonly #table: RowKeeper;
  readonly #file: ReadFile;
  readonly #columns: readonly PlacedColumn[];
  readonly #check: RowCheck;
  readonly #problems: RowProblems;
  readonly #watch: ((cells: readonly string[]) => void) | undefined;
  readonly #width: number;
  readonly #idIndex: number;
  /** The column that says which row is a total; -1 where the file has none. */
  readonly #lineIndex: number;
  /** Whether every column can be read in bytes, and nobody watches its text. */
  readonly #isPlain: boolean;
  #plain: RecordCells | undefined;
  /** The cells of the plain row that is being read. */
  readonly #texts = (): readonly string[] => this.#plain?.texts() ?? [];
  #records = 0;
  #pending: Pending[] = [];

  constructor({ table, file, columns, idIndex = -1, check, problems, watch }: RowReading) {
    this.#table = table;
    this.#file = file;
    this.#columns = columns;
    this.#check = check;
    this.#problems = problems;
    this.#watch = watch;
    this.#isPlain =
      watch === undefined && columns.every(({ column }) => column.readPlain !== undefined);
    this.#width = file.opened.layout.headers.length;
    this.#idIndex = idIndex;
    this.#lineIndex = saysTotal(file.opened.layout.headers) ? this.#width - 1 : -1;
  }

  /**
   * Takes a record whose cells stand in bytes, if it is a row and every column finds its cell plain.
   *
   * @returns false where `take` must see the text, as if nothing had been done
   */
  takePlain(cells: RecordCells, line: number): boolean {
    if (!this.#isPlain || this.#records <= this.#file.opened.layout.headerIndex) return false;
    if (cells.count !== this.#width || this.#mayBeOtherPlain(cells)) return false;
    const { bytes, begins, ends } = cells;
    const row = this.#table.rows;
    for (const { column, index } of this.#columns)
      if (column.readPlain?.(bytes, begins[index] ?? 0, ends[index] ?? 0, row, line) !== true)
        return false;
    this.#plain = cells;
    if (this.#check(row, this.#texts, line) !== undefined) return false;
    this.#records += 1;
    this.#keep(row, line);
    return true;
  }

  take(cells: readonly string[], line: number, lastLine: number): void {
    const { headerIndex } = this.#file.opened.layout;
    const record = this.#records;
    this.#records += 1;
    if (record <= headerIndex) {
      if (record < headerIndex && !isBlankRow(cells))
        this.#skip(this.#file.skippedBefore, cells, line);
      return;
    }
    if (cells.length === this.#width && lastLine === line && !this.#mayBeOther(cells)) {
      this.#row(cells, line);
    } else this.#unusual(cells, line, lastLine);
  }

  /** Tells the lines below the table from rows that are broken. */
  finish(): void {
    const footer = this.#pending.findIndex((pending) => pending.footer);
    const rows = footer < 0 ? this.#pending : this.#pending.slice(0, footer);
    for (const { cells, line } of this.#pending.slice(rows.length))
      this.#skip(this.#file.skippedAfter, cells, line);
    this.#pending = rows;
    this.#settlePending();
    for (const { column } of this.#columns) column.settle?.();
  }

  #mayBeOtherPlain(cells: RecordCells): boolean {
    return (
      mayBeginOtherPlain(cells, 0) ||
      (this.#idIndex > 0 && mayBeginOtherPlain(cells, this.#idIndex)) ||
      (this.#lineIndex > 0 && mayBeginOtherPlain(cells, this.#lineIndex))
    );
  }

  /** Whether a cell that can tell begins like a total, or is blank: cheap, and nearly always false. */
  #mayBeOther(cells: readonly string[]): boolean {
    return (
      mayBeginOther(cells[0]) ||
      (this.#idIndex > 0 && mayBeginOther(cells[this.#idIndex])) ||
      (this.#lineIndex > 0 && mayBeginOther(cells[this.#lineIndex]))
    );
  }

  #unusual(cells: readonly string[], line: number, lastLine: number): void {
    if (isBlankRow(cells)) return;
    if (isTotal(cells, cells[this.#idIndex] ?? '', cells[this.#lineIndex])) {
      const text = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
      this.#pend({ cells, line, found: problem('row-total', { text }), footer: true });
      return;
    }
    const { delimiter } = this.#file.opened.layout;
    if (lastLine > line && cells.some((cell) => isMisplacedQuote(cell, delimiter))) {
      const more = { excerpt: misplacedQuoteExcerpt(cells, delimiter) };
      this.#reject({ cells, line, found: problem('quote-misplaced', { lastLine }), more });
      return;
    }
    const width = this.#width;
    if (cells.length === width) this.#row(cells, line);
    else if (cells.length > width && isBlankRow(cells.slice(width)))
      this.#row(cells.slice(0, width), line);
    else if (cells.length < width && filledCells(cells) > 1 && !isFootnote(cells))
      this.#shortRow(cells, line);
    else {
      const found = problem('row-ragged', { cells: cells.length, headers: width });
      this.#broken({ cells, line, found });
    }
  }

  /** A row without its last cells: spreadsheets leave out those that are blank. */
  #shortRow(cells: readonly string[], line: number): void {
    const { rows } = this.#table;
    const missing = Array.from({ length: this.#width - cells.length }, () => '');
    this.#row([...cells, ...missing], line);
    if (this.#table.rows === rows) return;
    const found = problem('row-short', { cells: cells.length, headers: this.#width });
    const { file, layout } = this.#file.opened;
    this.#problems.note(found, { file, line, excerpt: excerpt(cells, layout.delimiter) });
  }

  #row(cells: readonly string[], line: number): void {
    const row = this.#table.rows;
    for (const { column, header, index } of this.#columns) {
      const found = column.read(cells[index] ?? '', row, line);
      if (found === undefined) continue;
      this.#undo(row);
      this.#broken({ cells, line, found, more: { column: header } });
      return;
    }
    const found = this.#check(row, () => cells, line);
    if (found !== undefined) {
      this.#undo(row);
      this.#reject({ cells, line, found });
      return;
    }
    this.#keep(row, line);
    this.#watch?.(cells);
  }

  #keep(row: number, line: number): void {
    if (this.#pending.length > 0) this.#settlePending();
    this.#file.read += 1;
    this.#table.lines.set(row, line);
    this.#table.rows = row + 1;
  }

  #undo(row: number): void {
    for (const { column } of this.#columns) column.undo?.(row);
  }

  /** A record that cannot be read as a row: perhaps it is none. */
  #broken(rejected: Rejected): void {
    const filled = filledCells(rejected.cells);
    const footer = filled < this.#width && isFootnote(rejected.cells);
    if (footer || filled === 1) this.#pend({ ...rejected, footer });
    else this.#reject(rejected);
  }

  #pend(pending: Pending): void {
    if (this.#pending.length === longestFooter) this.#settlePending();
    this.#pending.push(pending);
  }

  /** A row follows what looked like the end of the table, so it was none. */
  #settlePending(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const each of pending) this.#reject(each);
  }

  #reject({ cells, line, found, more }: Rejected): void {
    if (this.#pending.length > 0) this.#settlePending();
    this.#file.read += 1;
    this.#file.rejected += 1;
    if (cells.length === this.#width) this.#watch?.(cells);
    const { file, layout } = this.#file.opened;
    const at = { file, line, excerpt: excerpt(cells, layout.delimiter), ...more };
    this.#problems.reject(found, at, cells);
  }

  #skip(lines: ReadFile['skippedBefore'], cells: readonly string[], line: number): void {
    lines.push({ line, text: excerpt(cells, this.#file.opened.layout.delimiter) });
  }
}
