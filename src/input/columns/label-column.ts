import type { CodedColumn } from '../../core/customers.ts';
import type { CellColumn } from './cell-column.ts';
import { counts } from './growing.ts';
import { IdIndex } from './id-index.ts';
import { IdsOfRows } from './ids-of-rows.ts';

/** A column of text that the result groups by, filters or keeps: each different text once, and codes. */
export class LabelColumn implements CellColumn {
  /** The number of the text of each row. */
  readonly codes = counts();
  /** The texts by number, those of rows that were rejected too. */
  readonly texts = new IdIndex();
  /** Whether the row that first had a text was rejected, perhaps. */
  #mayLack = false;
  readonly #rows = new IdsOfRows(this.texts, this.codes);

  read(text: string, row: number): undefined {
    this.#rows.set(row, text.trim());
  }

  readPlain(bytes: Buffer, begin: number, end: number, row: number): boolean {
    if (begin < end && (isSpace(bytes[begin]) || isSpace(bytes[end - 1]))) return false;
    return this.#rows.setPlain(row, bytes, begin, end);
  }

  undo(): void {
    this.#mayLack = true;
  }

  settle(): void {
    this.#rows.settle();
  }

  /** Whether two of the texts differ by the case of letters alone. */
  get hasCaseVariants(): boolean {
    return this.texts.caseVariants.length > 0;
  }

  value(row: number): string {
    return this.texts.ids[this.codes.at(row)] ?? '';
  }

  /** The texts of the given rows, in the order in which they first come up there. */
  coded(rows: Uint32Array): CodedColumn {
    const codes = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = this.codes.at(rows[i] ?? 0);
    return recoded(codes, this.texts.ids);
  }

  /** The texts of all rows, in the order in which they first come up. */
  all(rows: number): CodedColumn {
    const codes = this.codes.first(rows);
    const values = this.texts.ids;
    return this.#mayLack ? recoded(codes.slice(), values) : { codes, values };
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
