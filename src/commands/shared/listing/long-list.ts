import type { CodedColumn, NumberColumn } from '../../../render/column-rows.ts';

/** A list of entries, all there or made when they are asked for. */
export interface LongList<T> extends Iterable<T> {
  readonly length: number;
  slice(from: number, to: number): readonly T[];
}

/** What stands in a field of each entry, by the place of the entry; NaN for null. */
type ListColumn<Value> = [Value] extends [number | null | undefined]
  ? NumberColumn
  : CodedColumn | { readonly at: (place: number) => Value };

/** The columns of a list. */
export type ListColumns<T> = { readonly [Field in keyof T]: ListColumn<T[Field]> };

/** Longer lists than this are not kept as objects: millions of them would not fit into memory. */
const mostKept = 20_000;

/**
 * A list of so many entries: a plain array, but of very many a list that makes each entry when it is asked for,
 * and anew each time. Programs that go through it once hold few entries and not all; those that need no entries take
 * its columns by `columnOf`.
 */
export function longList<T>(length: number, columns: ListColumns<T>): LongList<T> {
  const list = new MadeList(length, columns);
  return length <= mostKept ? [...list] : list;
}

/** A column of a list, whatever stands in it. */
type SomeColumn = NumberColumn | CodedColumn | { readonly at: (place: number) => unknown };

/** A column of a list. */
export function columnOf<T>(list: LongList<T>, field: keyof T): SomeColumn {
  if (list instanceof MadeList) return (list as MadeList<T>).columns[field] as SomeColumn;
  const entries = [...list];
  return { at: (place) => entries[place]?.[field] };
}

/** The same list with its numbers read in another way, where it makes its entries; undefined of anything else. */
export function mappedNumbers(
  list: unknown,
  read: (numbers: NumberColumn, field: string) => NumberColumn,
): unknown {
  if (!(list instanceof MadeList)) return undefined;
  const columns = Object.entries<SomeColumn>(list.columns).map(([field, column]) => [
    field,
    'fill' in column ? read(column, field) : column,
  ]);
  return new MadeList(list.length, Object.fromEntries(columns));
}

/** Numbers of so many entries are computed at once. */
const entriesAtOnce = 1024;

class MadeList<T> implements LongList<T> {
  readonly length: number;
  readonly columns: ListColumns<T>;

  constructor(length: number, columns: ListColumns<T>) {
    this.length = length;
    this.columns = columns;
  }

  slice(from: number, to: number): readonly T[] {
    return [...this.#entries(from, Math.min(to, this.length))];
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#entries(0, this.length);
  }

  /** As JSON a list like any other. */
  toJSON(): readonly T[] {
    return [...this];
  }

  *#entries(from: number, to: number): Generator<T> {
    const block = new Float64Array(entriesAtOnce);
    for (let begin = from; begin < to; begin += entriesAtOnce) {
      const count = Math.min(entriesAtOnce, to - begin);
      const entries = Array.from({ length: count }, (): Record<string, unknown> => ({}));
      for (const [field, column] of Object.entries<SomeColumn>(this.columns)) {
        if ('at' in column) {
          for (const [i, entry] of entries.entries()) entry[field] = column.at(begin + i);
          continue;
        }
        const [fill, read] =
          'fill' in column
            ? [column.fill, (value: number) => value]
            : [column.fillCodes, column.textOf];
        fill(block.subarray(0, count), begin);
        for (const [i, entry] of entries.entries()) {
          const value = block[i] as number;
          entry[field] = Number.isNaN(value) ? null : read(value);
        }
      }
      yield* entries as T[];
    }
  }
}
