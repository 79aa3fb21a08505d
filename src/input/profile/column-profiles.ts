import { isBlank } from '../cells/blank.ts';
import { DateCell } from '../cells/date-cell.ts';
import { NumberCell } from '../cells/number-cell.ts';
import type { OpenedFile } from '../layout/open-file.ts';

export const columnTypes = ['text', 'number', 'money', 'date', 'yes/no', 'blank'] as const;

export type ColumnType = (typeof columnTypes)[number];

/** What the cells of a column look like. */
export interface ColumnProfile {
  readonly type: ColumnType;
  readonly blanks: number;
  /** The first cell that is not blank. */
  readonly sample: string;
}

const yesOrNo = /^(yes|no|y|n|true|false)$/i;

/** Looks at every cell of one column. */
class Watch {
  #blanks = 0;
  #filled = 0;
  #numbers = 0;
  #money = 0;
  #dates = 0;
  #answers = 0;
  #sample = '';
  readonly #number = new NumberCell();
  readonly #date = new DateCell();

  take(text: string): void {
    if (isBlank(text)) {
      this.#blanks += 1;
      return;
    }
    this.#filled += 1;
    if (this.#sample === '') this.#sample = text.trim();
    // A column is of a type only if all of its cells are: stop trying once one is not.
    const before = this.#filled - 1;
    if (this.#answers === before && yesOrNo.test(text.trim())) this.#answers += 1;
    if (this.#numbers === before && this.#number.read(text) !== 'none') {
      this.#numbers += 1;
      if (this.#number.currency !== undefined) this.#money += 1;
    }
    if (this.#dates === before && this.#date.read(text) !== 'none') this.#dates += 1;
  }

  get profile(): ColumnProfile {
    return { type: this.#type(), blanks: this.#blanks, sample: this.#sample };
  }

  #type(): ColumnType {
    const filled = this.#filled;
    if (filled === 0) return 'blank';
    if (this.#answers === filled) return 'yes/no';
    if (this.#numbers === filled) return this.#money > 0 ? 'money' : 'number';
    return this.#dates === filled ? 'date' : 'text';
  }
}

/** What some cells of one column look like. */
export function profileOf(cells: readonly string[]): ColumnProfile {
  const column = new Watch();
  for (const cell of cells) column.take(cell);
  return column.profile;
}

/** Begins to look at the columns of a file; what comes back takes the cells of its rows. */
export type WatchFile = (opened: OpenedFile) => (cells: readonly string[]) => void;

/** Looks at every column of every file. */
export class ColumnProfiles {
  readonly #files = new Map<OpenedFile, readonly Watch[]>();

  readonly watch: WatchFile = (opened) => {
    const columns = opened.layout.headers.map(() => new Watch());
    this.#files.set(opened, columns);
    return (cells) => {
      for (const [i, column] of columns.entries()) column.take(cells[i] ?? '');
    };
  };

  /** One profile a column, in the order of the file; none where the file was not watched. */
  of(opened: OpenedFile): readonly ColumnProfile[] {
    return this.#files.get(opened)?.map(({ profile }) => profile) ?? [];
  }
}
