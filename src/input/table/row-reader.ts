import { type Place, type Problem, problem } from '../../problems/problem.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import type { Growing } from '../columns/growing.ts';
import type { RecordTaker, RowTaker } from '../csv/record-reader.ts';
import { excerpt } from './excerpt.ts';
import { filledCells, isBlankRow, isFootnote, TellingCells } from './footer.ts';
import { isMisplacedQuote, misplacedQuoteExcerpt } from './misplaced-quote.ts';
import { PlainRows } from './plain-rows.ts';
import type { ReadFile } from './read-file.ts';
import type { RowProblems } from './row-problems.ts';
import { type Relation, TotalLines } from './total-lines.ts';

/** What keeps the sound rows: it counts them, and knows the line of each. */
export interface RowKeeper {
  rows: number;
  readonly lines: Growing<Uint32Array>;
  /** Takes the last rows away again. */
  readonly dropLast: (count: number) => void;
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

/** The column that names the rows; what is said of a row is known once the file has been read. */
export interface NamingColumn {
  readonly index: number;
  readonly nameOf: (row: number) => string;
  /** Whether a row has a date, as totals have none. */
  readonly isDated: (row: number) => boolean;
}

/** What the rows of a file are read with, and into. */
export interface RowReading {
  readonly table: RowKeeper;
  readonly file: ReadFile;
  readonly columns: readonly PlacedColumn[];
  /** The column that names the rows, in which the line of a total may name itself; absent where none does. */
  readonly naming?: NamingColumn | undefined;
  readonly check: RowCheck;
  readonly problems: RowProblems;
  /** Sees the cells of every row, for a report on the columns. */
  readonly watch?: ((cells: readonly string[]) => void) | undefined;
  /** Whether no line is the total of those above, whatever it is called. */
  readonly allRows?: boolean;
}

/** The first cell of a row that is not blank. */
const firstText = (cells: readonly string[]): string =>
  cells.find((cell) => cell.trim() !== '')?.trim() ?? '';

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
  /** What its amounts are to those of the rows above, where it calls itself a total. */
  readonly relation?: Relation | undefined;
}

/** More lines than any footer has; a file of broken rows must not be kept in memory. */
const longestFooter = 50;

/**
 * Takes the records of one file into the table. Lines before the header are counted; so are totals and
 * small print below the last row, which are known as such only when no row follows.
 */
export class RowReader implements RecordTaker {
  readonly #table: RowKeeper;
  readonly #file: ReadFile;
  readonly #columns: readonly PlacedColumn[];
  readonly #check: RowCheck;
  readonly #problems: RowProblems;
  readonly #watch: ((cells: readonly string[]) => void) | undefined;
  readonly #width: number;
  readonly #telling: TellingCells;
  readonly #allRows: boolean;
  readonly #totals: TotalLines | undefined;
  readonly rows: RowTaker | undefined;
  #records = 0;
  #pending: Pending[] = [];

  constructor({
    table,
    file,
    columns,
    naming,
    check,
    problems,
    watch,
    allRows = false,
  }: RowReading) {
    this.#table = table;
    this.#file = file;
    this.#columns = columns;
    this.#check = check;
    this.#problems = problems;
    this.#watch = watch;
    this.#allRows = allRows;
    const { headers, headerIndex } = file.opened.layout;
    this.#width = headers.length;
    this.#telling = new TellingCells(headers, naming?.index ?? -1);
    this.#totals = naming && new TotalLines(table, columns, naming);
    // Whoever watches the text of the cells must be given it.
    const plain = columns.flatMap(({ index, column }) =>
      column.plain === undefined ? [] : [{ index, plain: column.plain }],
    );
    if (watch === undefined && plain.length === columns.length)
      this.rows = new PlainRows(plain, headers, naming?.index ?? -1, {
        begin: () => (this.#records > headerIndex ? table.rows : undefined),
        sound: (row, line, count, texts) => this.#sound(row, line, count, texts),
        keep: (row, line, count) => {
          this.#records += count;
          this.#keep(row, line, count);
        },
      });
  }

  /** How many of some rows are sound before the first that is not. */
  #sound(
    row: number,
    line: number,
    count: number,
    texts: (i: number) => readonly string[],
  ): number {
    for (let i = 0; i < count; i++)
      if (this.#check(row + i, () => texts(i), line + i) !== undefined) return i;
    return count;
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
    if (cells.length === this.#width && lastLine === line && !this.#telling.mayBeOther(cells)) {
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
    this.#settleTotals();
  }

  /** Sets the last rows aside where they sum up all the others under another name. */
  #settleTotals(): void {
    const { rows, lines } = this.#table;
    const found = this.#totals?.atEnd();
    if (found === undefined) return;
    const { file } = this.#file.opened;
    for (const [i, { name, relation }] of found.lines.entries()) {
      const line = lines.at(rows - found.lines.length + i);
      const said = found.areOdd
        ? problem('total-set-aside', { text: name, relation })
        : problem('total-likely', { text: name });
      this.#problems.note(said, { file, line });
    }
    if (!found.areOdd) return;
    this.#table.dropLast(found.lines.length);
    this.#file.totals += found.lines.length;
  }

  #unusual(cells: readonly string[], line: number, lastLine: number): void {
    if (isBlankRow(cells)) return;
    const relation = this.#totals?.relationOf(cells);
    const isTotal = !this.#allRows && this.#telling.isTotal(cells);
    if (relation !== undefined || isTotal) this.#totals?.endGroup();
    if (isTotal) {
      const found = problem('row-total', { text: firstText(cells) });
      this.#pend({ cells, line, found, footer: true, relation });
      return;
    }
    if (relation !== undefined) {
      this.#setAsideTotal(cells, line, relation);
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
    this.#keep(row, line, 1);
    this.#watch?.(cells);
  }

  /** Keeps rows that stand in lines one after another. */
  #keep(row: number, line: number, count: number): void {
    if (this.#pending.length > 0) this.#settlePending();
    this.#file.read += count;
    const lines = this.#table.lines.room(row + count);
    for (let i = 0; i < count; i++) lines[row + i] = line + i;
    this.#table.rows = row + count;
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
    for (const each of pending)
      if (each.relation === undefined) this.#reject(each);
      else this.#setAsideTotal(each.cells, each.line, each.relation);
  }

  #setAsideTotal(cells: readonly string[], line: number, relation: Relation): void {
    if (this.#pending.length > 0) this.#settlePending();
    this.#file.read += 1;
    this.#file.totals += 1;
    if (cells.length === this.#width) this.#watch?.(cells);
    const { file, layout } = this.#file.opened;
    const at = { file, line, excerpt: excerpt(cells, layout.delimiter) };
    this.#problems.note(problem('total-set-aside', { text: firstText(cells), relation }), at);
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
