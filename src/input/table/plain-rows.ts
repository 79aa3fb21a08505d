import type { PlainCells } from '../blocks/plain-cells.ts';
import type { ScannedBlock } from '../blocks/scanned-block.ts';
import type { PlainColumn } from '../columns/cell-column.ts';
import type { RowTaker } from '../csv/record-reader.ts';

/** What takes rows that columns have found plain. */
export interface RowSink {
  /** The number of the next row; undefined before the header. */
  readonly begin: () => number | undefined;
  /** How many of some rows are sound before the first that is not. */
  readonly sound: (
    row: number,
    line: number,
    count: number,
    texts: (i: number) => readonly string[],
  ) => number;
  /** Keeps rows that stand in lines one after another. */
  readonly keep: (row: number, line: number, count: number) => void;
}

/** So many rows are taken together where columns refuse some, and at most. */
const fewAtOnce = 8;
const manyAtOnce = 512;

/** Takes records that are rows, column by column, up to the first that any column must see as text. */
export class PlainRows implements RowTaker {
  readonly plan: RowTaker['plan'];
  readonly #columns: readonly PlainColumn[];
  readonly #sink: RowSink;
  #span = fewAtOnce;

  /** @param naming - the column that names the rows; -1 where none does */
  constructor(
    placed: readonly { readonly index: number; readonly plain: PlainColumn }[],
    headers: readonly string[],
    naming: number,
    sink: RowSink,
  ) {
    const columns = placed.map(({ index, plain: { form } }) => ({ index, form }));
    this.plan = { headers, naming, columns };
    this.#columns = placed.map(({ plain }) => plain);
    this.#sink = sink;
  }

  take(
    { cells, count, isPlain }: ScannedBlock,
    from: number,
    line: number,
    texts: (record: number) => readonly string[],
  ): number {
    const row = this.#sink.begin();
    if (row === undefined) return 0;
    const last = Math.min(from + this.#span, count);
    let to = from + 1;
    while (to < last && isPlain[to] === 1) to += 1;
    let taken = to - from;
    for (let i = 0; i < this.#columns.length && taken > 0; i++)
      taken = this.#columns[i]?.take(cells[i] as PlainCells, from, from + taken, row, line) ?? 0;
    taken = this.#sink.sound(row, line, taken, (i) => texts(from + i));
    // What columns took beyond a row that another refuses was in vain, and is taken again: fewer next time.
    this.#span = taken < to - from ? fewAtOnce : Math.min(2 * this.#span, manyAtOnce);
    if (taken > 0) this.#sink.keep(row, line, taken);
    return taken;
  }
}
