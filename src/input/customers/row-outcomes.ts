import type { Source } from '../../core/report.ts';
import type { Place, Problem, ProblemCode } from '../../problems/problem.ts';
import { excerpt } from '../table/excerpt.ts';
import { type ReadFile, totalsAside } from '../table/read-file.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { allEntries, type Entries } from './entries.ts';
import { type Groups, groupByCustomer, groupMembers } from './groups.ts';

const used = 0;
const rejected = 1;

/** What becomes of entries after they have been read: used, rejected, or set aside for a reason. */
export class RowOutcomes {
  readonly #entries: Entries;
  readonly #outcomes: Uint8Array;
  readonly #codes: ProblemCode[] = [];
  readonly #problems: RowProblems;
  #dropped = 0;
  #rowsByEntry: Groups | undefined;

  constructor(entries: Entries, problems: RowProblems) {
    this.#entries = entries;
    this.#outcomes = new Uint8Array(entries.count);
    this.#problems = problems;
  }

  isUsed(entry: number): boolean {
    return this.#outcomes[entry] === used;
  }

  /** Rejects every row of the entry. */
  reject(entry: number, found: Problem): void {
    const { table } = this.#entries;
    for (const row of this.#rowsOf(entry)) {
      const { opened } = table.fileOf(row);
      const at = { file: opened.file, line: table.lines.at(row) };
      const cells = table.cellsOfWaiting.get(row);
      const more = cells && { excerpt: excerpt(cells, opened.layout.delimiter) };
      this.#problems.reject(found, { ...at, ...more }, cells ?? []);
    }
    this.#outcomes[entry] = rejected;
    this.#dropped += 1;
  }

  setAside(entry: number, found: Problem): void {
    this.#problems.note(found, this.placeOf(entry));
    let code = this.#codes.indexOf(found.code);
    if (code < 0) code = this.#codes.push(found.code) - 1;
    this.#outcomes[entry] = code + 2;
    this.#dropped += 1;
  }

  /** Says what is odd about an entry, which is used all the same. */
  note(entry: number, found: Problem): void {
    this.#problems.note(found, this.placeOf(entry));
  }

  /** The entries that are used, in their order. */
  remaining(): Uint32Array {
    const entries = new Uint32Array(this.#outcomes.length - this.#dropped);
    let count = 0;
    for (let entry = 0; entry < this.#outcomes.length; entry++) {
      if (this.#outcomes[entry] !== used) continue;
      entries[count] = entry;
      count += 1;
    }
    return entries;
  }

  placeOf(entry: number): Place {
    const { table } = this.#entries;
    const row = this.rowOf(entry);
    return { file: table.fileOf(row).opened.file, line: table.lines.at(row) };
  }

  /** Counts the rows of each file: read = used + set aside + rejected. */
  sources(): readonly Source[] {
    return this.#entries.table.files.map((file) => this.#source(file));
  }

  #source(file: ReadFile): Source {
    const counts = new Uint32Array(this.#codes.length + 2);
    for (let row = file.firstRow; row < file.endRow; row++) {
      const outcome = this.#outcomes[this.#entries.entryOfRow?.[row] ?? row] ?? used;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const setAside = this.#codes.flatMap((code, i) => {
      const count = counts[i + 2] ?? 0;
      return count === 0 ? [] : [[code, count] as const];
    });
    return {
      file: file.opened.file,
      read: file.read,
      used: counts[used] ?? 0,
      setAside: { ...totalsAside(file.totals), ...Object.fromEntries(setAside) },
      rejected: file.rejected + (counts[rejected] ?? 0),
    };
  }

  #rowsOf(entry: number): Iterable<number> {
    const { entryOfRow, count } = this.#entries;
    if (entryOfRow === undefined) return [entry];
    // Entries are numbered in the order of their first rows, and so are groups.
    this.#rowsByEntry ??= groupByCustomer(entryOfRow, count, allEntries(entryOfRow.length));
    return groupMembers(this.#rowsByEntry, entry);
  }

  /** The row behind an entry, the first of several. */
  rowOf(entry: number): number {
    return this.#entries.rows?.[entry] ?? entry;
  }
}
