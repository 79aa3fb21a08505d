import { type Problem, problem } from '../../problems/problem.ts';
import { numberReadings, type PlainCells } from '../blocks/plain-cells.ts';
import { isBlank } from '../cells/blank.ts';
import { type DecimalMark, marksOf, NumberCell, type NumberReading } from '../cells/number-cell.ts';
import type { CellColumn, PlainColumn } from './cell-column.ts';
import type { Evidence } from './evidence.ts';
import type { Growing } from './growing.ts';
import { SecondReadings } from './second-readings.ts';
import type { TypedNumbers } from './typed-cells.ts';

export interface NumberColumnSettings {
  readonly header: string;
  readonly values: Growing<Float64Array>;
  readonly evidence: Evidence<DecimalMark>;
  /** What a blank cell is: a value, or (with words for what is missing) a reason to reject the row. */
  readonly blank: number | { readonly meaning: string };
  /** What the cell is divided by to be kept. */
  readonly divisor?: number;
  /** What the cell is multiplied by, by its currency; absent where a currency makes no sense. */
  readonly factor?: (currency: string | undefined, value: number, line: number) => number | Problem;
  /** The currency of a cell that names none, as far as it is known. */
  readonly currency?: () => string | undefined;
  /** Where cells may be numbers by themselves, and no texts that look like one. */
  readonly typed?: TypedNumbers | undefined;
  /** The largest number, above 0 or below; absent: where a double no longer holds cents. */
  readonly largest?: number | undefined;
  /** Looks at the number itself: a problem rejects the row. */
  readonly check?: (value: number, text: string) => Problem | undefined;
}

/** Beyond this a double no longer holds cents. */
const largestMoney = 1e13;

/** A column of numbers or money. */
export class NumberColumn implements CellColumn {
  readonly #settings: NumberColumnSettings;
  readonly #cell = new NumberCell();
  readonly #second = new SecondReadings();
  readonly plain: PlainColumn = {
    form: 'number',
    take: (...span) => this.#take(...span),
  };

  constructor(settings: NumberColumnSettings) {
    this.#settings = settings;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const { header, values, evidence, factor, divisor = 1, check, currency } = this.#settings;
    const { largest = largestMoney } = this.#settings;
    const cell = this.#cell;
    const written = this.#read(text);
    this.#settings.typed?.take(text, line, written);
    const isOpen = written === 'either' && evidence.choice === undefined;
    const reading = isOpen ? cell.readIn(cell.currency ?? currency?.()) : written;
    if (reading === 'none') return this.#blank(text, row);
    let value = cell.value;
    if (reading === 'point' || reading === 'comma') {
      if (!evidence.accepts(marksOf[reading], text, line, header))
        return problem('number-unreadable', { text });
    } else if (reading === 'either' && evidence.choice === ',') value = cell.withComma;
    if (!(Math.abs(value) <= largest)) return problem('number-too-large', { text });
    const wrong = check?.(value, text);
    if (wrong !== undefined) return wrong;
    let scale = 1;
    if (factor !== undefined) {
      const found = factor(cell.currency, value, line);
      if (typeof found !== 'number') return found;
      scale = found;
    } else if (cell.currency !== undefined) return problem('number-unreadable', { text });
    if (reading === 'either' && evidence.choice === undefined) {
      evidence.leaveOpen(text, line, header);
      this.#second.keep(row, (cell.withComma * scale) / divisor);
    }
    values.set(row, (value * scale) / divisor);
    return undefined;
  }

  #read(text: string): NumberReading {
    return this.#settings.typed?.isNumber === true
      ? this.#cell.readPointed(text)
      : this.#cell.read(text);
  }

  #take(cells: PlainCells, from: number, to: number, row: number, line: number): number {
    const { evidence, factor, divisor = 1, check, largest = largestMoney } = this.#settings;
    const values = this.#settings.values.room(row + to - from);
    for (let record = from; record < to; record++) {
      const place = record - from;
      const reading = numberReadings[cells.readings[record] ?? 0];
      let value = cells.values[record] ?? 0;
      if (reading === 'point' || reading === 'comma') {
        if (!evidence.knows(marksOf[reading])) return place;
      } else if (reading === 'either') {
        if (evidence.choice === undefined) return place;
        if (evidence.choice === ',') value = this.#withComma(cells, record);
      }
      if (!(Math.abs(value) <= largest) || check?.(value, '') !== undefined) return place;
      const scale = factor === undefined ? 1 : factor(undefined, value, line + place);
      if (typeof scale !== 'number') return place;
      values[row + place] = (value * scale) / divisor;
    }
    return to - from;
  }

  /** A number that reads both ways, with a decimal comma. */
  #withComma({ bytes, begins, ends }: PlainCells, record: number): number {
    this.#cell.readPlain(bytes, begins[record] ?? 0, ends[record] ?? 0);
    return this.#cell.withComma;
  }

  /** Whether it holds money. */
  get isMoney(): boolean {
    return this.#settings.factor !== undefined;
  }

  /** The number in a cell as it is written, kept nowhere; NaN where there is none. */
  written(text: string): number {
    const cell = this.#cell;
    const reading = this.#read(text);
    if (reading === 'none') return Number.NaN;
    return reading === 'either' && this.#settings.evidence.choice === ','
      ? cell.withComma
      : cell.value;
  }

  /** What was kept of a row, in the unit in which it is written. */
  writtenAt(row: number): number {
    const { values, divisor = 1 } = this.#settings;
    return values.at(row) * divisor;
  }

  undo(row: number): void {
    this.#second.forget(row);
  }

  settle(): void {
    const { values, evidence } = this.#settings;
    if (evidence.settled === ',') this.#second.each((row, value) => values.set(row, value));
  }

  #blank(text: string, row: number): Problem | undefined {
    const { blank, values } = this.#settings;
    if (!isBlank(text)) return problem('number-unreadable', { text });
    if (typeof blank !== 'number') return problem('cell-blank', blank);
    values.set(row, blank);
    return undefined;
  }
}

const percentSign = /\s*%\s*$/;

/** A column of numbers that may be percents, with the sign or without: which of them have it is kept. */
export class SignedColumn implements CellColumn {
  /** Whether the cell that is being read has the sign. */
  isSigned = false;
  readonly #numbers: NumberColumn;
  readonly #signed: Growing<Uint8Array>;

  constructor(numbers: NumberColumn, signed: Growing<Uint8Array>) {
    this.#numbers = numbers;
    this.#signed = signed;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const bare = text.replace(percentSign, '');
    this.isSigned = bare !== text;
    this.#signed.set(row, this.isSigned ? 1 : 0);
    return this.#numbers.read(bare, row, line);
  }

  undo(row: number): void {
    this.#numbers.undo(row);
  }

  settle(): void {
    this.#numbers.settle();
  }
}
