import type { CodedColumn } from '../../core/customers.ts';
import type { CellColumn } from './cell-column.ts';
import { counts } from './growing.ts';
import { IdIndex } from './id-index.ts';
import { IdsOfRows } from './ids-of-rows.ts';

/** A column of text that the result groups by, filters or keeps: each different text once, and codes. */
export class LabelColumn implements CellColumn {
  readonly #codes = counts();
  readonly #texts = new IdIndex();
  readonly #rows = new IdsOfRows(this.#texts, this.#codes);

  read(text: string, row: number): undefined {
    this.#rows.set(row, text.trim());
  }

  readPlain(bytes: Buffer, begin: number, end: number, row: number): boolean {
    if (begin < end && (isSpace(bytes[begin]) || isSpace(bytes[end - 1]))) return false;
    return this.#rows.setPlain(row, bytes, begin, end);
  }

  settle(): void {
    this.#rows.settle();
  }

  /** Whether two of the texts differ by the case of letters alone. */
  get hasCaseVariants(): boolean {
    return this.#texts.caseVariants.length > 0;
  }

  value(row: number): string {
    return this.#texts.ids[this.#codes.at(row)] ?? '';
  }

  /** The texts of the given rows, in the order in which they first come up there. */
  coded(rows: Uint32Array): CodedColumn {
    const codes = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = this.#codes.at(rows[i] ?? 0);
    return recoded(codes, this.#texts.ids);
  }

  /** The texts of the first rows, as they are numbered where none has been left out. */
  first(count: number): CodedColumn {
    return recoded(this.#codes.first(count).slice(), this.#texts.ids);
  }
}

/** Numbers anew, in place, in the order in which they first come up. */
function recoded(codes: Uint32Array<ArrayBuffer>, texts: readonly string[]): CodedColumn {
  const numbers = new Int32Array(texts.length).fill(-1);
  const values: string[] = [];
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    let number = numbers[code] ?? -1;
    if (number < 0) {
      number = values.push(texts[code] ?? '') - 1;
      numbers[code] = number;
    }
    codes[i] = number;
  }
  return { codes, values };
}

/** Whether a byte is one that `trim` may take away. */
const isSpace = (byte: number | undefined): boolean => byte === undefined || byte <= 32;
