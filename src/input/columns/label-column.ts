import type { CodedColumn } from '../../core/customers.ts';
import type { CellColumn } from './cell-column.ts';
import { counts } from './growing.ts';

/** A column of text that the result groups by, filters or keeps: each different text once, and codes. */
export class LabelColumn implements CellColumn {
  readonly #codes = counts();
  readonly #values: string[] = [];
  readonly #known = new Map<string, number>();

  read(text: string, row: number): undefined {
    let code = this.#known.get(text);
    if (code === undefined) {
      const value = text.trim();
      code = this.#known.get(value);
      if (code === undefined) {
        code = this.#values.length;
        this.#values.push(value);
        this.#known.set(value, code);
      }
      this.#known.set(text, code);
    }
    this.#codes.set(row, code);
  }

  value(row: number): string {
    return this.#values[this.#codes.at(row)] ?? '';
  }

  /** The texts of the given rows, in the order in which they first come up there. */
  coded(rows: Uint32Array): CodedColumn {
    const recoded = new Int32Array(this.#values.length).fill(-1);
    const values: string[] = [];
    const codes = new Uint32Array(rows.length);
    for (const [i, row] of rows.entries()) {
      const code = this.#codes.at(row);
      let kept = recoded[code] ?? -1;
      if (kept < 0) {
        kept = values.push(this.#values[code] ?? '') - 1;
        recoded[code] = kept;
      }
      codes[i] = kept;
    }
    return { codes, values };
  }
}
