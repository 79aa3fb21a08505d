/** A list of entries, all there or made when they are asked for. */
export interface LongList<T> extends Iterable<T> {
  readonly length: number;
  slice(from: number, to: number): readonly T[];
}

/** Longer lists than this are not kept as objects: millions of them would not fit into memory. */
const mostKept = 20_000;

/**
 * A list of so many entries: a plain array, but of very many a list that makes each entry when it is asked for,
 * and anew each time. Programs that go through it once hold one entry and not all; those that need no entries take
 * its fields by `fieldOf`.
 */
export function longList<T>(length: number, fields: Fields<T>): LongList<T> {
  const list = new MadeList(length, fields);
  return length <= mostKept ? [...list] : list;
}

/** What stands in a field of a list. */
export function fieldOf<T, Field extends keyof T>(
  list: LongList<T>,
  field: Field,
): (place: number) => T[Field] {
  if (list instanceof MadeList) return list.fields[field];
  const entries = [...list];
  return (place) => (entries[place] as T)[field];
}

/** A list that makes its entries, with each field read in another way; undefined of anything else. */
export function mappedList(
  list: unknown,
  read: (value: unknown, field: string) => unknown,
): unknown {
  if (!(list instanceof MadeList)) return undefined;
  const fields = list.fields as Fields<Record<string, unknown>>;
  const mapped = mapFields(fields, (of, field) => (place) => read(of(place), field) as never);
  return new MadeList(list.length, mapped);
}

class MadeList<T> implements LongList<T> {
  readonly length: number;
  readonly fields: Fields<T>;

  constructor(length: number, fields: Fields<T>) {
    this.length = length;
    this.fields = fields;
  }

  slice(from: number, to: number): readonly T[] {
    const end = Math.min(to, this.length);
    return Array.from({ length: Math.max(0, end - from) }, (_, i) => this.#entry(from + i));
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.length; i++) yield this.#entry(i);
  }

  /** As JSON a list like any other. */
  toJSON(): readonly T[] {
    return [...this];
  }

  #entry(place: number): T {
    const entry: Partial<T> = {};
    for (const field in this.fields) entry[field] = this.fields[field](place);
    return entry as T;
  }
}

/** What stands in each field of the entries of a list, by the place of the entry. */
export type Fields<T> = { readonly [Field in keyof T]: (place: number) => T[Field] };

/** The same fields, each read in another way. */
export function mapFields<T>(
  fields: Fields<T>,
  read: <Value>(of: (place: number) => Value, field: keyof T) => (place: number) => Value,
): Fields<T> {
  const found: Partial<Record<keyof T, (place: number) => unknown>> = {};
  for (const field in fields) found[field] = read<unknown>(fields[field], field);
  return found as Fields<T>;
}
