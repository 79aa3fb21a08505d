import type { Problem } from '../../core/problem.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';

/**
 * A column of few different words, each of which stands for a number: a status, an interval. Every word
 * is looked up once.
 */
export class WordColumn implements CellColumn {
  readonly #values: Growing<Float64Array | Uint8Array>;
  readonly #meaning: (text: string) => number | Problem;
  readonly #known = new Map<string, number>();

  constructor(
    values: Growing<Float64Array | Uint8Array>,
    meaning: (text: string) => number | Problem,
  ) {
    this.#values = values;
    this.#meaning = meaning;
  }

  read(text: string, row: number): Problem | undefined {
    let value = this.#known.get(text);
    if (value === undefined) {
      const found = this.#meaning(text);
      if (typeof found !== 'number') return found;
      value = found;
      this.#known.set(text, value);
    }
    this.#values.set(row, value);
    return undefined;
  }
}
