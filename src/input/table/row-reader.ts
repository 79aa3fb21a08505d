import { type Place, type Problem, problem } from '../../core/problem.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import type { CustomerTable, ReadFile } from './customer-table.ts';
import { excerpt } from './excerpt.ts';
import { isBlankRow, isFootnote, isTotal } from './footer.ts';
import { isMisplacedQuote, misplacedQuoteExcerpt } from './misplaced-quote.ts';
import type { RowProblems } from './row-problems.ts';

/** A column of the file and what reads it. */
export interface PlacedColumn {
  readonly index: number;
  readonly header: string;
  readonly column: CellColumn;
}

interface Pending {
  readonly cells: readonly string[];
  readonly line: number;
  readonly kind: 'total' | 'footnote' | 'ragged';
}

/** More lines than any footer has; a file of broken rows must not be kept in memory. */
const longestFooter = 50;

/** What a row is held against when all of its columns have been read. */
export type RowCheck = (row: number, cells: readonly string[]) => Problem | undefined;

/**
 * Takes the records of one file into the table. Lines before the header are counted; so are totals and
 * small print below the last row, which are known as such only when no row follows.
 */
export class RowReader {
  readonly #table: CustomerTable;
  readonly #file: ReadFile;
  readonly #columns: readonly PlacedColumn[];
  readonly #check: RowCheck;
  readonly #problems: RowProblems;
  readonly #watch: ((cells: readonly string[]) => void) | undefined;
  readonly #width: number;
  readonly #idIndex: number;
  #records = 0;
  #pending: Pending[] = [];

  constructor(
    table: CustomerTable,
    file: ReadFile,
    columns: readonly PlacedColumn[],
    check: RowCheck,
    problems: RowProblems,
    watch?: (cells: readonly string[]) => void,
  ) {
    this.#table = table;
    this.#file = file;
    this.#columns = columns;
    this.#check = check;
    this.#problems = problems;
    this.#watch = watch;
    this.#width = file.plan.opened.layout.headers.length;
    this.#idIndex = file.plan.reads.get('id')?.index ?? -1;
  }

  take(cells: readonly string[], line: number, lastLine: number): void {
    const { headerIndex } = this.#file.plan.opened.layout;
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
    const footer = this.#pending.findIndex(({ kind }) => kind !== 'ragged');
    const rows = footer < 0 ? this.#pending : this.#pending.slice(0, footer);
    for (const pending of rows) this.#rejectPending(pending);
    for (const { cells, line } of this.#pending.slice(rows.length))
      this.#skip(this.#file.skippedAfter, cells, line);
    this.#pending = [];
    for (const { column } of this.#columns) column.settle?.();
  }

  /** Whether the first cell, or the id, begins like a total, or is blank: cheap, and nearly always false. */
  #mayBeOther(cells: readonly string[]): boolean {
    return mayBeginOther(cells[0]) || (this.#idIndex > 0 && mayBeginOther(cells[this.#idIndex]));
  }

  #unusual(cells: readonly string[], line: number, lastLine: number): void {
    if (isBlankRow(cells)) return;
    if (isTotal(cells, cells[this.#idIndex] ?? '')) {
      this.#pend({ cells, line, kind: 'total' });
      return;
    }
    const { delimiter } = this.#file.plan.opened.layout;
    if (lastLine > line && cells.some((cell) => isMisplacedQuote(cell, delimiter))) {
      this.#file.read += 1;
      const text = misplacedQuoteExcerpt(cells, delimiter);
      this.#reject(problem('quote-misplaced', { lastLine }), cells, line, { excerpt: text });
      return;
    }
    if (cells.length === this.#width) this.#row(cells, line);
    else if (cells.length > this.#width && isBlankRow(cells.slice(this.#width)))
      this.#row(cells.slice(0, this.#width), line);
    else if (isFootnote(cells)) this.#pend({ cells, line, kind: 'footnote' });
    else if (cells.length === 1) this.#pend({ cells, line, kind: 'ragged' });
    else {
      this.#settlePending();
      this.#rejectPending({ cells, line, kind: 'ragged' });
    }
  }

  #row(cells: readonly string[], line: number): void {
    if (this.#pending.length > 0) this.#settlePending();
    const table = this.#table;
    const row = table.rows;
    this.#file.read += 1;
    this.#watch?.(cells);
    for (const placed of this.#columns) {
      const found = placed.column.read(cells[placed.index] ?? '', row, line);
      if (found === undefined) continue;
      this.#undo(row);
      if (isFootnote(cells)) {
        this.#file.read -= 1;
        this.#pend({ cells, line, kind: 'footnote' });
      } else this.#reject(found, cells, line, { column: placed.header });
      return;
    }
    const found = this.#check(row, cells);
    if (found !== undefined) {
      this.#undo(row);
      this.#reject(found, cells, line);
      return;
    }
    table.lines.set(row, line);
    table.rows = row + 1;
  }

  #undo(row: number): void {
    for (const { column } of this.#columns) column.undo?.(row);
  }

  #pend(pending: Pending): void {
    if (this.#pending.length === longestFooter) this.#settlePending();
    this.#pending.push(pending);
  }

  /** A row follows what looked like the end of the table, so it was none. */
  #settlePending(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const each of pending) this.#rejectPending(each);
  }

  #rejectPending({ cells, line, kind }: Pending): void {
    this.#file.read += 1;
    const found =
      kind === 'total'
        ? problem('row-total', { text: cells.find((cell) => cell.trim() !== '')?.trim() ?? '' })
        : problem('row-ragged', { cells: cells.length, headers: this.#width });
    this.#reject(found, cells, line);
  }

  #reject(found: Problem, cells: readonly string[], line: number, more: Place = {}): void {
    this.#file.rejected += 1;
    const { file, layout } = this.#file.plan.opened;
    const at = { file, line, excerpt: excerpt(cells, layout.delimiter), ...more };
    this.#problems.reject(found, at, cells);
  }

  #skip(lines: ReadFile['skippedBefore'], cells: readonly string[], line: number): void {
    lines.push({ line, text: excerpt(cells, this.#file.plan.opened.layout.delimiter) });
  }
}

const others = new Set([...'tTgGsS \t'].map((letter) => letter.charCodeAt(0)));

function mayBeginOther(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || others.has(cell.charCodeAt(0));
}
