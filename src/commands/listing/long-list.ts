/** A list of entries, all there or made when they are asked for. */
export interface LongList<T> extends Iterable<T> {
  readonly length: number;
  slice(from: number, to: number): readonly T[];
}

/** Longer lists than this are not kept as objects: millions of them would not fit into memory. */
const mostKept = 20_000;

/**
 * A list of so many entries: a plain array, but of very many a list that makes each entry when it is asked for,
 * and anew each time. Programs that go through it once, as writing does, hold one entry and not all.
 */
export function longList<T>(length: number, entry: (i: number) => T): LongList<T> {
  return length <= mostKept
    ? Array.from({ length }, (_, i) => entry(i))
    : new MadeList(length, entry);
}

class MadeList<T> implements LongList<T> {
  readonly length: number;
  readonly #entry: (i: number) => T;

  constructor(length: number, entry: (i: number) => T) {
    this.length = length;
    this.#entry = entry;
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
}
