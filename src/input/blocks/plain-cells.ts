import { DateCell, type DateReading } from '../cells/date-cell.ts';
import { NumberCell, type NumberReading } from '../cells/number-cell.ts';
import { type Packed, PackedTexts } from '../columns/packed-texts.ts';

/** As what the cells of a column are parsed; `place`: it is enough to know where they stand. */
export type CellForm = 'number' | 'date' | 'text' | 'place';

/** The cells of one column in a block of records, one entry a record. Those of records that are not plain say nothing. */
export interface PlainCells {
  readonly bytes: Uint8Array;
  /** Where each begins and ends in the bytes. */
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
  /** Of numbers and dates, how each reads: a place in `numberReadings` or `dateReadings`. */
  readonly readings: Uint8Array;
  /** Of numbers and dates, the number, or the day in the first order in which it reads. */
  readonly values: Float64Array;
  /** Of texts, each packed. */
  readonly texts: Packed;
}

export const numberReadings = [
  'same',
  'point',
  'comma',
  'either',
] as const satisfies NumberReading[];

/** The first `ofOneDay` of them read as one day. */
export const dateReadings = [
  'same',
  'dotted',
  'dmy',
  'mdy',
  'ymd',
  'either',
  'dayOrYear',
  'any',
  'shortDotted',
] as const satisfies DateReading[];
const ofOneDay = 5;

/** Whether the day of a date is all that can be meant by it. */
export const isOfOneDay = (reading: number): boolean => reading < ofOneDay;

/** The place of a reading, nearly always one of the first two: a search through the list takes as long as to parse. */
const placeOf = <R extends string>(readings: readonly R[], reading: string): number =>
  reading === readings[0] ? 0 : reading === readings[1] ? 1 : readings.indexOf(reading as R);

/** Parses the cells of one column, block after block, into the same arrays. */
export class CellParser implements PlainCells {
  bytes: Uint8Array = new Uint8Array(0);
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
  readonly readings: Uint8Array;
  readonly values: Float64Array;
  readonly texts: PackedTexts;
  readonly #form: CellForm;
  readonly #number = new NumberCell();
  readonly #date = new DateCell();

  /** @param capacity - how many records a block may have */
  constructor(form: CellForm, capacity: number) {
    const hasValues = form === 'number' || form === 'date' ? capacity : 0;
    this.#form = form;
    this.begins = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
    this.readings = new Uint8Array(hasValues);
    this.values = new Float64Array(hasValues);
    this.texts = new PackedTexts(form === 'text' ? capacity : 0);
  }

  /**
   * Parses the cells of a block, of which the places are known.
   *
   * @param isPlain - of each record whether it is plain: 1, or else 0; set to 0 where the cell is not
   */
  parse(bytes: Uint8Array, count: number, isPlain: Uint8Array): void {
    this.bytes = bytes;
    if (this.#form === 'number') this.#parseNumbers(count, isPlain);
    else if (this.#form === 'date') this.#parseDates(count, isPlain);
    else if (this.#form === 'text') this.#packTexts(count, isPlain);
  }

  #parseNumbers(count: number, isPlain: Uint8Array): void {
    const { bytes, begins, ends, readings, values } = this;
    const cell = this.#number;
    for (let i = 0; i < count; i++) {
      if (isPlain[i] !== 1) continue;
      const reading = cell.readPlain(bytes, begins[i] ?? 0, ends[i] ?? 0);
      if (reading === undefined) isPlain[i] = 0;
      else {
        readings[i] = placeOf(numberReadings, reading);
        values[i] = cell.value;
      }
    }
  }

  #parseDates(count: number, isPlain: Uint8Array): void {
    const { bytes, begins, ends, readings, values } = this;
    const cell = this.#date;
    for (let i = 0; i < count; i++) {
      if (isPlain[i] !== 1) continue;
      const reading = cell.readPlain(bytes, begins[i] ?? 0, ends[i] ?? 0);
      if (reading === undefined || reading === 'none') isPlain[i] = 0;
      else {
        readings[i] = placeOf(dateReadings, reading);
        values[i] = cell.day;
      }
    }
  }

  #packTexts(count: number, isPlain: Uint8Array): void {
    const { bytes, begins, ends, texts } = this;
    texts.clear();
    for (let i = 0; i < count; i++) {
      const begin = begins[i] ?? 0;
      // One for each record, so that both have the same number.
      const end = isPlain[i] === 1 ? (ends[i] ?? 0) : begin;
      if (texts.addBytes(bytes, begin, end)) continue;
      isPlain[i] = 0;
      texts.addBytes(bytes, begin, begin);
    }
  }
}
