import type { CellStyles } from './cell-styles.ts';
import { StringItem, unescaped } from './shared-strings.ts';
import type { CellContent, SheetCell, SheetRow } from './sheet.ts';
import { isTrue } from './workbook-parts.ts';
import { type Attributes, type XmlTaker, xmlEvents } from './xml-events.ts';
import { broken, tooLarge, type ZipParts } from './zip-parts.ts';

/** The largest sheet there is. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** What the cells of all sheets of a workbook name by number. */
export interface Named {
  readonly strings: readonly string[];
  readonly styles: CellStyles;
}

/** The rows of a sheet that hold cells, as its part of XML has them, from the top. */
export class SheetReader {
  readonly #parts: ZipParts;
  readonly #part: string;
  readonly #named: Named;
  readonly #hiddenColumns: (readonly [first: number, last: number])[] = [];

  constructor(parts: ZipParts, part: string, named: Named) {
    this.#parts = parts;
    this.#part = part;
    this.#named = named;
  }

  readonly isColumnHidden = (column: number): boolean =>
    this.#hiddenColumns.some(([first, last]) => first <= column && column <= last);

  async *rows(): AsyncGenerator<readonly SheetRow[]> {
    this.#hiddenColumns.length = 0;
    const taker = new RowTaker(this.#parts.file, this.#named, this.#hiddenColumns);
    for await (const _ of xmlEvents(this.#parts, this.#part, taker)) {
      const rows = taker.take();
      if (rows.length > 0) yield rows;
    }
  }
}

/** Makes rows of the elements of a sheet: `<row r="2"><c r="B2" t="s" s="3"><f>…</f><v>7</v></c></row>`. */
class RowTaker implements XmlTaker {
  readonly #file: string;
  readonly #named: Named;
  readonly #hiddenColumns: (readonly [number, number])[];
  #rows: SheetRow[] = [];
  #inRow = false;
  #line = 0;
  #hidden = false;
  #cells: SheetCell[] = [];
  /** The column of the latest cell; -1 before the first. */
  #column = -1;
  #type = '';
  #style = 0;
  /** The text of the value; undefined where the cell has none. */
  #value: string | undefined;
  #isFormula = false;
  #inValue = false;
  #inline: StringItem | undefined;

  constructor(file: string, named: Named, hiddenColumns: (readonly [number, number])[]) {
    this.#file = file;
    this.#named = named;
    this.#hiddenColumns = hiddenColumns;
  }

  /** The rows that are complete, which are forgotten. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  open(element: string, attributes: Attributes): void {
    if (this.#inline !== undefined) this.#inline.open(element);
    switch (element) {
      case 'c':
        if (this.#inRow) this.#beginCell(attributes);
        break;
      case 'v':
        this.#inValue = true;
        this.#value = '';
        break;
      case 'f':
        this.#isFormula = true;
        break;
      case 'is':
        this.#inline = new StringItem();
        break;
      case 'row':
        this.#beginRow(attributes);
        break;
      case 'col':
        if (isTrue(attributes['hidden']))
          this.#hiddenColumns.push([Number(attributes['min']) - 1, Number(attributes['max']) - 1]);
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.#inline !== undefined) this.#inline.text(text);
    else if (this.#inValue) this.#value += text;
  }

  close(element: string): void {
    switch (element) {
      case 'v':
        this.#inValue = false;
        break;
      case 'c':
        if (this.#inRow) this.#endCell();
        break;
      case 'row':
        if (this.#cells.length > 0)
          this.#rows.push({ line: this.#line, hidden: this.#hidden, cells: this.#cells });
        this.#cells = [];
        this.#inRow = false;
        break;
      case 'is':
        this.#value = this.#inline?.take() ?? '';
        this.#inline = undefined;
        break;
      default:
        this.#inline?.close(element);
    }
  }

  #beginRow({ r, hidden }: Attributes): void {
    const line = r === undefined ? this.#line + 1 : Number(r);
    if (!Number.isInteger(line) || line <= this.#line)
      throw broken(this.#file, `a row ${r ?? ''} follows row ${this.#line} of a sheet`);
    if (line > mostRows) throw tooLarge(this.#file, 'a sheet has more than 1,048,576 rows');
    this.#line = line;
    this.#inRow = true;
    this.#hidden = isTrue(hidden);
    this.#column = -1;
  }

  #beginCell({ r, t = 'n', s }: Attributes): void {
    const column = r === undefined ? this.#column + 1 : this.#columnOf(r);
    if (column >= mostColumns) throw tooLarge(this.#file, 'a sheet has more than 16,384 columns');
    if (column <= this.#column)
      throw broken(this.#file, `the cells of row ${this.#line} of a sheet are not in their order`);
    this.#column = column;
    this.#type = t;
    this.#style = s === undefined ? 0 : Number(s);
    this.#value = undefined;
    this.#isFormula = false;
  }

  /** The column of "BC12", from 0. */
  #columnOf(reference: string): number {
    let column = 0;
    let at = 0;
    for (; at < reference.length; at++) {
      const letter = reference.charCodeAt(at) & 0xdf;
      if (letter < 65 || letter > 90 || at > 3) break;
      column = column * 26 + letter - 64;
    }
    if (at === 0 || Number(reference.slice(at)) !== this.#line)
      throw broken(this.#file, `a cell ${reference} stands in row ${this.#line} of a sheet`);
    return column - 1;
  }

  #endCell(): void {
    const content = this.#content();
    if (content !== undefined) this.#cells.push({ column: this.#column, ...content });
  }

  /** What the cell holds; undefined where it is blank. */
  #content(): CellContent | undefined {
    const value = this.#value;
    const type = this.#type;
    if (value === undefined || value === '') {
      // The text of a formula may be empty; any other formula has a value.
      const isUnknown = this.#isFormula && !(type === 'str' && value === '');
      return isUnknown ? { kind: 'formula' } : undefined;
    }
    switch (type) {
      case 'n':
        return { kind: 'number', text: value, format: this.#named.styles(this.#style) };
      case 's': {
        const text = this.#named.strings[Number(value)];
        if (text === undefined)
          throw broken(this.#file, `it has no text with the number ${value.slice(0, 20)}`);
        return text === '' ? undefined : { kind: 'text', text };
      }
      case 'b':
        return { kind: 'boolean', value: isTrue(value) };
      case 'd':
        return { kind: 'date', text: value };
      case 'e':
        return { kind: 'error', text: value };
      case 'inlineStr':
        return { kind: 'text', text: value };
      default:
        return { kind: 'text', text: unescaped(value) };
    }
  }
}
