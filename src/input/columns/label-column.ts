import type { CodedColumn } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank, isNoId } from '../cells/blank.ts';
import type { DateFormat } from '../cells/date-format.ts';
import { foldedId, type IdFolding } from '../cells/folded-id.ts';
import { monthIn, monthLabel } from '../cells/month-cell.ts';
import { AlikeIds, type FoldedIds, foldIds } from './alike-ids.ts';
import type { CellColumn, PlainColumn } from './cell-column.ts';
import { counts } from './growing.ts';
import { IdIndex } from './id-index.ts';
import type { TypedDates } from './typed-cells.ts';

/** A column of text that the result groups by, filters or keeps: each different text once, and codes. */
export class LabelColumn implements CellColumn {
  /** The number of the text of each row. */
  readonly codes = counts();
  /** The texts by number, those of rows that were rejected too. */
  readonly texts = new IdIndex();
  /** Whether no row has some of the texts, perhaps. */
  #mayLack = false;
  /** Of ids that were brought together, the number of their rows. */
  #keptAs: ReadonlyMap<number, number> = new Map();
  #alike: AlikeIds | undefined;
  readonly plain: PlainColumn = {
    form: 'text',
    take: ({ bytes, begins, ends, texts }, from, to, row) => {
      const codes = this.codes.room(row + to - from);
      this.texts.fetch(texts, from, to);
      for (let record = from; record < to; record++) {
        const begin = begins[record] ?? 0;
        const end = ends[record] ?? 0;
        if (begin < end && (isSpace(bytes[begin]) || isSpace(bytes[end - 1]))) return record - from;
        codes[row + record - from] = this.texts.addPacked(texts, record);
      }
      return to - from;
    },
  };

  read(text: string, row: number): undefined {
    this.codes.set(row, this.texts.add(text.trim()));
  }

  undo(): void {
    this.#mayLack = true;
  }

  /** Brings the ids together that count as the same, in the rows that there are; see `foldIds`. */
  foldIds(rows: number, folding: IdFolding): FoldedIds {
    const folded = foldIds(this.texts, this.codes.first(rows), folding);
    this.#keptAs = folded.keptAs;
    if (folded.keptAs.size > 0) this.#mayLack = true;
    return folded;
  }

  /** Whether ids that are written in several ways were brought together. */
  get hasFoldedIds(): boolean {
    return this.#keptAs.size > 0;
  }

  /**
   * The number of the rows with this id, or with one that counts as the same; -1 where there is none.
   *
   * @param note - called with an id that is alike and counts as another
   */
  findId(id: string, folding: IdFolding, note: (other: string) => void): number {
    const exact = this.texts.find(id);
    if (exact >= 0) return this.#keptAs.get(exact) ?? exact;
    if (folding === 'exact') return -1;
    this.#alike ??= new AlikeIds(this.texts);
    const alike = this.#alike.find(id);
    if (alike < 0) return -1;
    const number = this.#keptAs.get(alike) ?? alike;
    const other = this.texts.ids[number] ?? '';
    if (foldedId(other, folding) === foldedId(id, folding)) return number;
    note(other);
    return -1;
  }

  value(row: number): string {
    return this.texts.textOf(this.codes.at(row));
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

/** Numbers the values again, in place, in the order in which they first appear. */
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

/**
 * The id in a cell: without spaces around it, and the apostrophe that keeps a spreadsheet from calculating. Empty
 * where the cell holds a word for a blank: nobody is called NULL.
 */
export const idText = (text: string): string =>
  isBareBetween(text.charCodeAt(0), text.charCodeAt(text.length - 1), text.length)
    ? text
    : stripped(text);

/** Whether a cell in bytes is its id as it stands. */
export const isBareId = (bytes: Uint8Array, begin: number, end: number): boolean =>
  begin < end &&
  isBareBetween(bytes[begin] ?? 0, bytes[end - 1] ?? 0, end - begin) &&
  bytes[end - 3] !== plus;

/** Whether an id is a number as a spreadsheet shortens it, 1.23457E+11: several ids may have become this one. */
export const isRounded = (id: string): boolean =>
  id.charCodeAt(id.length - 3) === plus && /^\d([.,]\d+)?e\+\d\d$/i.test(id);

const plus = 43;

/**
 * Whether a text with this first and last character is its id as it stands: nearly always, and cheap to see. A word for
 * a blank begins with a bracket or a number sign, or has at most four characters of which the first is an n, a dash or a backslash.
 */
const isBareBetween = (first: number, last: number, length: number): boolean =>
  first > 41 && first < 127 && last > 32 && last < 127 && (length > 4 || !blankBegins.has(first));

/** The first characters of `null`, `none`, `nan`, `n/a`, `NA`, `-` and `\N`. */
const blankBegins = new Set(Array.from('nN-\\', (letter) => letter.charCodeAt(0)));

function stripped(text: string): string {
  const trimmed = text.trim();
  const id = trimmed.startsWith("'") ? trimmed.slice(1).trim() : trimmed;
  return isNoId(id) ? '' : id;
}

/** A column of months, in whichever form they are written; kept as labels of one form, "2026-03". */
export class MonthColumn implements CellColumn {
  readonly #labels: LabelColumn;
  readonly #format: DateFormat | undefined;
  readonly #typed: TypedDates | undefined;

  /**
   * @param format - how an option says that dates are written; a month may stand there as it does elsewhere, too
   * @param typed - where cells may be dates by themselves
   */
  constructor(labels: LabelColumn, format: DateFormat | undefined, typed: TypedDates | undefined) {
    this.#labels = labels;
    this.#format = format;
    this.#typed = typed;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    this.#typed?.take(text, line);
    const date = this.#format?.read(text);
    const named = date === undefined ? monthIn(text) : monthLabel(date.first);
    const month = isBlank(text) ? '' : named;
    if (month === undefined) return problem('month-unreadable', { text });
    this.#labels.read(month, row);
    return undefined;
  }

  undo(): void {
    this.#labels.undo();
  }
}
