import type { Problem } from '../../problems/problem.ts';
import type { CellColumn, PlainColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import { IdIndex } from './id-index.ts';

/**
 * A column of few different words, each of which stands for a number: a status, an interval. Every word
 * is looked up once.
 */
export class WordColumn implements CellColumn {
  readonly #values: Growing<Float64Array | Uint8Array>;
  readonly #meaning: (text: string) => number | Problem;
  readonly #words = new IdIndex();
  /** What each word stands for. */
  readonly #numbers: number[] = [];

  readonly plain: PlainColumn = {
    form: 'text',
    take: ({ texts }, from, to, row) => {
      const values = this.#values.room(row + to - from);
      for (let record = from; record < to; record++) {
        const value = this.#numbers[this.#words.findPacked(texts, record)];
        if (value === undefined) return record - from;
        values[row + record - from] = value;
      }
      return to - from;
    },
  };

  constructor(
    values: Growing<Float64Array | Uint8Array>,
    meaning: (text: string) => number | Problem,
  ) {
    this.#values = values;
    this.#meaning = meaning;
  }

  read(text: string, row: number): Problem | undefined {
    const known = this.#words.find(text);
    let value = known < 0 ? undefined : this.#numbers[known];
    if (value === undefined) {
      const found = this.#meaning(text);
      if (typeof found !== 'number') return found;
      value = found;
      this.#numbers[this.#words.add(text)] = value;
    }
    this.#values.set(row, value);
    return undefined;
  }
}
