import { customerStatus, noDay } from '../../core/customers.ts';
import type { TimeOfDay } from '../cells/time-of-day.ts';
import { bytes, counts, floats, type Growing, integers } from '../columns/growing.ts';
import { LabelColumn } from '../columns/label-column.ts';
import type { ReadFile } from '../table/read-file.ts';
import type { RowKeeper } from '../table/row-reader.ts';
import type { FieldKind } from './field.ts';
import type { FieldPlan } from './plan-fields.ts';

/** What a column of text holds, or of days, of statuses, or of numbers with which of them carry a percent sign. */
export type Kept =
  | { readonly of: 'texts'; readonly texts: LabelColumn }
  | {
      readonly of: 'days';
      readonly days: Growing<Int32Array>;
      /** The first days of months that stand in cells without a day. */
      readonly months: Set<number>;
      /** Of moments: the time of day by row, where one stands. */
      readonly times: Map<number, TimeOfDay>;
    }
  | { readonly of: 'statuses'; readonly statuses: Growing<Uint8Array> }
  | {
      readonly of: 'numbers';
      readonly numbers: Growing<Float64Array>;
      readonly signed: Growing<Uint8Array>;
    };

/** The sound rows of files, column by column. */
export class RecordTable<P extends FieldPlan = FieldPlan> implements RowKeeper {
  readonly files: ReadFile<P>[] = [];
  rows = 0;
  readonly lines = counts();
  /** Each row as one line of text, where they are kept. */
  readonly excerpts: string[] = [];
  readonly #columns = new Map<string, Kept>();

  /** Whether any file has had the column. */
  has(name: string): boolean {
    return this.#columns.has(name);
  }

  kept(name: string): Kept | undefined {
    return this.#columns.get(name);
  }

  /** The column of the name, if any file has had it. */
  find<K extends Kept['of']>(name: string, of: K): (Kept & { readonly of: K }) | undefined {
    return this.has(name) ? this.column(name, of) : undefined;
  }

  /** The column of the name, for a file to write into; rows before it say nothing there. */
  column<K extends Kept['of']>(name: string, of: K): Kept & { readonly of: K } {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = emptyColumn(of);
      this.#columns.set(name, column);
      blank(column, 0, this.rows);
    }
    return column as Kept & { readonly of: K };
  }

  /** Takes the last rows away again. */
  dropLast(count: number): void {
    this.rows -= count;
    this.excerpts.length = Math.min(this.excerpts.length, this.rows);
  }

  /** The file in which a row stands. Not its name: one file may be read twice. */
  fileOf(row: number): ReadFile<P> {
    let [from, to] = [0, this.files.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (row < (this.files[middle]?.endRow ?? 0)) to = middle;
      else from = middle + 1;
    }
    const found = this.files[from];
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
  }

  /** Rows of a file that lacks a column say nothing there. */
  fillAbsent({ firstRow, endRow }: ReadFile<P>, read: ReadonlySet<string>): void {
    for (const [name, column] of this.#columns)
      if (!read.has(name)) blank(column, firstRow, endRow);
  }
}

function emptyColumn(of: Kept['of']): Kept {
  if (of === 'texts') return { of, texts: new LabelColumn() };
  if (of === 'days') return { of, days: integers(), months: new Set(), times: new Map() };
  if (of === 'statuses') return { of, statuses: bytes() };
  return { of, numbers: floats(), signed: bytes() };
}

function blank(column: Kept, from: number, to: number): void {
  if (column.of === 'texts') for (let row = from; row < to; row++) column.texts.read('', row);
  else if (column.of === 'days') column.days.first(to).fill(noDay, from);
  else if (column.of === 'statuses') column.statuses.first(to).fill(customerStatus.unknown, from);
  else {
    column.numbers.first(to).fill(Number.NaN, from);
    column.signed.first(to).fill(0, from);
  }
}

/** How the cells of a kind are kept. */
export function keptAs(kind: FieldKind): Kept['of'] {
  if (kind === 'id' || kind === 'text' || kind === 'month') return 'texts';
  if (kind === 'date' || kind === 'moment' || kind === 'end' || kind === 'ended') return 'days';
  return kind === 'status' ? 'statuses' : 'numbers';
}
