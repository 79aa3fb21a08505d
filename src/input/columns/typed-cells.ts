import { DateCell, type DateOrder, ordersOf } from '../cells/date-cell.ts';
import type { DecimalMark, NumberReading } from '../cells/number-cell.ts';
import type { CellKind } from '../workbook/cell-text.ts';
import type { Sighting } from './evidence.ts';

/** Cells of one kind: how many, and the first. */
interface Counted {
  count: number;
  first?: Sighting;
}

/**
 * What stands in a column of a workbook: cells that are dates or numbers by themselves, and texts that depend on how
 * they are read ("05/11/2023", "1.062,50").
 *
 * A spreadsheet that opens CSV reads each text as people write it where the spreadsheet is set up, and leaves as text
 * what does not read so. In the United States 05/11/2023 becomes the 11th of May and 1.062 a little more than one,
 * while 29/10/2023 and 1.062,50 stay texts. So cells of both kinds are a sign that the first may be wrong.
 */
class TypedCells<C extends string> {
  readonly typed: Counted = { count: 0 };
  readonly texts: Counted = { count: 0 };
  /** In which ways the first of the texts reads. */
  choices: readonly C[] = [];
  readonly #header: string;
  readonly #kind: () => CellKind;

  /** @param kind - what the cell is that is being read */
  constructor(header: string, kind: () => CellKind) {
    this.#header = header;
    this.#kind = kind;
  }

  protected isOf(kind: CellKind): boolean {
    return this.#kind() === kind;
  }

  protected takeTyped(text: string, line: number): void {
    this.#take(this.typed, text, line);
  }

  protected takeText(text: string, line: number, choices: readonly C[]): void {
    if (this.texts.count === 0) this.choices = choices;
    this.#take(this.texts, text, line);
  }

  #take(counted: Counted, text: string, line: number): void {
    counted.count += 1;
    counted.first ??= { text, line, column: this.#header };
  }
}

export class TypedNumbers extends TypedCells<DecimalMark> {
  /** Whether the cell that is being read is a number by itself. */
  get isNumber(): boolean {
    return this.isOf('number');
  }

  /** Takes a cell with a number, by how it reads. */
  take(text: string, line: number, reading: NumberReading): void {
    if (reading === 'none') return;
    if (this.isNumber) this.takeTyped(text, line);
    else if (reading !== 'same') this.takeText(text, line, marksLeft[reading]);
  }
}

const marksLeft = { point: ['.'], comma: [','], either: ['.', ','] } as const;

export class TypedDates extends TypedCells<DateOrder> {
  /**
   * Whether the texts may be what a spreadsheet has left, so that they say something of the dates in other columns too.
   * Those with dots are not, as no spreadsheet reads dots with the month first, nor those of which one reads both ways:
   * any spreadsheet would have made a date of that.
   */
  areLeft = true;
  readonly #cell = new DateCell();

  /** Whether the cell that is being read is a date by itself. */
  get isDate(): boolean {
    return this.isOf('date');
  }

  take(text: string, line: number): void {
    if (this.isDate) {
      // A time of day is no date.
      if (/^\d{4}-/.test(text)) this.takeTyped(text, line);
      return;
    }
    const reading = text === '' ? 'none' : this.#cell.read(text);
    if (reading === 'none' || reading === 'same' || reading === 'named') return;
    const hasDots = reading === 'dotted' || reading === 'shortDotted';
    this.takeText(text, line, ordersOf[hasDots ? 'dmy' : reading]);
    const isOpen = reading === 'either' || reading === 'any';
    if (hasDots || (isOpen && text.includes('/'))) this.areLeft = false;
  }
}

/** Cells of two kinds, of which one may have been misread by a spreadsheet. */
export interface MixedCells<C extends string> {
  readonly typed: Required<Counted>;
  readonly texts: Required<Counted>;
  readonly choices: readonly C[];
}

/** The first column that holds both kinds of cell. */
export function mixedColumn<C extends string>(
  columns: readonly TypedCells<C>[],
): MixedCells<C> | undefined {
  return columns.map((column) => mixed(column, column)).find((found) => found !== undefined);
}

/** The first column of dates that holds both kinds of cell, or two of which one holds dates and the other what was left. */
export function mixedDates(columns: readonly TypedDates[]): MixedCells<DateOrder> | undefined {
  const dates = columns.find(({ typed }) => typed.count > 0);
  const left = columns.find(({ texts, areLeft }) => texts.count > 0 && areLeft);
  return mixedColumn(columns) ?? (dates && left && mixed(dates, left));
}

function mixed<C extends string>(
  { typed }: TypedCells<C>,
  { texts, choices }: TypedCells<C>,
): MixedCells<C> | undefined {
  const [cell, text] = [typed.first, texts.first];
  if (cell === undefined || text === undefined) return undefined;
  return {
    typed: { count: typed.count, first: cell },
    texts: { count: texts.count, first: text },
    choices,
  };
}
