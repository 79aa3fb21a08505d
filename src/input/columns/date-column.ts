import { noDay } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { dateReadings, isOfOneDay, type PlainCells } from '../blocks/plain-cells.ts';
import { isBlank } from '../cells/blank.ts';
import { DateCell, type DateOrder, type DateReading, ordersOf } from '../cells/date-cell.ts';
import { type DateFormat, looksOf } from '../cells/date-format.ts';
import { isInfiniteDay } from '../cells/end-day.ts';
import { lastOfMonth, monthAlone } from '../cells/month-cell.ts';
import { dayOfZeros, isDateOfZeros, isUsualPlaceholder } from '../cells/placeholder-days.ts';
import type { DateSystem } from '../workbook/serial-days.ts';
import type { CellColumn, PlainColumn } from './cell-column.ts';
import type { Evidence } from './evidence.ts';
import type { Growing } from './growing.ts';
import { SecondReadings } from './second-readings.ts';
import type { TypedDates } from './typed-cells.ts';

/** The day of a cell in another time zone; undefined where that cannot be told. */
export type DayMover = (text: string, day: number) => number | undefined;

export interface DateColumnSettings {
  readonly header: string;
  readonly days: Growing<Int32Array>;
  readonly evidence: Evidence<DateOrder>;
  /** What a month without a day is kept as. */
  readonly month: 'first day' | 'last day';
  /** The first days of months that stand without a day are added to it. */
  readonly months: Set<number>;
  /** Whether a cell that cannot be read counts as blank. */
  readonly lenient?: boolean;
  /** How an option says that the dates are written. */
  readonly format?: DateFormat | undefined;
  /** Where cells may be dates by themselves, which no format describes. */
  readonly typed?: TypedDates | undefined;
  /** From which year a spreadsheet counts its days; 1900 where nothing is said. */
  readonly dateSystem?: DateSystem | undefined;
  /** Where days are those of another time zone than that of the cells. */
  readonly moved?: DayMover | undefined;
}

/** A column of dates, kept as days since 1970-01-01. */
export class DateColumn implements CellColumn {
  readonly #settings: DateColumnSettings;
  readonly #days: Growing<Int32Array>;
  readonly #evidence: Evidence<DateOrder>;
  readonly #moved: DayMover | undefined;
  readonly #cell = new DateCell();
  /** The readings of dates whose order is open, besides the day first. */
  readonly #monthFirst = new SecondReadings();
  readonly #yearFirst = new SecondReadings();
  readonly plain: PlainColumn | undefined;

  constructor(settings: DateColumnSettings) {
    this.#settings = settings;
    this.#days = settings.days;
    this.#evidence = settings.evidence;
    const { moved, format } = settings;
    if (format === undefined)
      this.plain = {
        form: 'date',
        take: (cells, from, to, row) => this.#take(cells, from, to, row),
      };
    // A day that stands for none is one in every zone.
    if (moved !== undefined)
      this.#moved = (text, day) => (isUsualPlaceholder(day) ? day : moved(text, day));
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const found = this.#read(text, row, line);
    if (found === undefined || this.#settings.lenient !== true) return found;
    this.#days.set(row, noDay);
    return undefined;
  }

  #read(text: string, row: number, line: number): Problem | undefined {
    const { format, typed } = this.#settings;
    typed?.take(text, line);
    if (format !== undefined && typed?.isDate !== true) return this.#formatted(text, row);
    const reading = text === '' ? 'none' : this.#cell.read(text);
    if (reading === 'none') return this.#noDate(text, row);
    const day = this.#settled(reading) ?? this.#ordered(reading, text, row, line);
    return this.#keep(text, day, row);
  }

  #take(cells: PlainCells, from: number, to: number, row: number): number {
    const { readings, values } = cells;
    const days = this.#days.room(row + to - from);
    for (let record = from; record < to; record++) {
      const place = record - from;
      const reading = readings[record] ?? 0;
      if (reading === 0 && this.#moved === undefined) days[row + place] = values[record] ?? noDay;
      else if (!this.#takeOne(reading, cells, record, row + place)) return place;
    }
    return to - from;
  }

  #takeOne(reading: number, cells: PlainCells, record: number, row: number): boolean {
    if (!isOfOneDay(reading)) return this.takeBytes(cells, record, row);
    this.#cell.setDay(cells.values[record] ?? noDay);
    return this.#keepPlain(dateReadings[reading] ?? 'none', cells, record, row);
  }

  /** Keeps a cell by its bytes alone, if a plain date stands there that says nothing new. */
  protected takeBytes(cells: PlainCells, record: number, row: number): boolean {
    if (this.#settings.format !== undefined) return false;
    const { bytes, begins, ends } = cells;
    const reading = this.#cell.readPlain(bytes, begins[record] ?? 0, ends[record] ?? 0);
    return reading !== undefined && this.#keepPlain(reading, cells, record, row);
  }

  #keepPlain(reading: DateReading, cells: PlainCells, record: number, row: number): boolean {
    const day = reading === 'none' ? noDay : this.#settled(reading);
    if (day === undefined || day === noDay) return false;
    const moved = this.#moved === undefined ? day : this.#moved(textOf(cells, record), day);
    if (moved === undefined) return false;
    this.#days.set(row, moved);
    return true;
  }

  undo(row: number): void {
    this.#monthFirst.forget(row);
    this.#yearFirst.forget(row);
  }

  /** Whether the date of the latest row may still turn out to be another. */
  isOpen(row: number): boolean {
    return this.#monthFirst.has(row) || this.#yearFirst.has(row);
  }

  /** Whether it is known in which order the days are written that were open. */
  get isOrderKnown(): boolean {
    return this.#evidence.choice !== undefined;
  }

  settle(): void {
    const { choice } = this.#evidence;
    const readings = choice === 'mdy' ? this.#monthFirst : this.#yearFirst;
    if (choice === 'mdy' || choice === 'ymd')
      readings.each((row, value) => this.#days.set(row, value));
  }

  /** The day of the cell where nothing new is learnt from it; `noDay` where an option says otherwise. */
  #settled(reading: Exclude<DateReading, 'none'>): number | undefined {
    const cell = this.#cell;
    if (reading === 'same') return cell.day;
    const evidence = this.#evidence;
    const { option } = evidence;
    // An option that says otherwise is not overruled by dots.
    if (reading === 'dotted') return (option ?? 'dmy') === 'dmy' ? cell.day : noDay;
    if (reading === 'named') return option === 'ymd' ? cell.yearFirst : cell.day;
    if (reading === 'shortDotted') {
      if (option === undefined) return evidence.knows(ordersOf.dmy) ? cell.day : undefined;
      return option === 'mdy' ? noDay : cell.inOrder(option);
    }
    const orders = ordersOf[reading];
    const { choice } = evidence;
    if (choice === undefined || !evidence.knows(orders)) return undefined;
    return cell.inOrder(choice);
  }

  /** The day of a cell that is evidence of the order, or waits for it; `noDay` where an option says otherwise. */
  #ordered(reading: Exclude<DateReading, 'none'>, text: string, row: number, line: number): number {
    const { header } = this.#settings;
    const cell = this.#cell;
    const evidence = this.#evidence;
    const isOneDay = reading === 'same' || reading === 'dotted' || reading === 'named';
    if (isOneDay) return cell.day;
    const orders: readonly DateOrder[] =
      reading === 'shortDotted' ? ordersOf.dmy : ordersOf[reading];
    if (!evidence.accepts(orders, text, line, header)) return noDay;
    const { choice } = evidence;
    if (choice !== undefined && orders.includes(choice)) return cell.inOrder(choice);
    if (orders.every((order) => cell.inOrder(order) === cell.day)) return cell.day;
    evidence.leaveOpen(text, line, header);
    if (orders.includes('mdy')) this.#keepSecond(this.#monthFirst, text, row, cell.monthFirst);
    if (orders.includes('ymd')) this.#keepSecond(this.#yearFirst, text, row, cell.yearFirst);
    return cell.day;
  }

  #keepSecond(readings: SecondReadings, text: string, row: number, day: number): void {
    readings.keep(row, this.#moved?.(text, day) ?? day);
  }

  #keep(text: string, day: number, row: number): Problem | undefined {
    const moved = day === noDay || this.#moved === undefined ? day : this.#moved(text, day);
    if (moved === undefined || moved === noDay) return this.#unreadable(text, row);
    this.#days.set(row, moved);
    return undefined;
  }

  /** A date as the format has it: none other counts. */
  #formatted(text: string, row: number): Problem | undefined {
    const { format } = this.#settings;
    const date = format?.read(text);
    if (date === undefined) {
      if (!isBlank(text)) return this.#unreadable(text, row, format?.name);
      this.#days.set(row, noDay);
      return undefined;
    }
    if (date.first !== date.last) return this.#keepMonth(date.first, row);
    return this.#keep(date.written, date.first, row);
  }

  /** A cell that is no date: blank, a month, or what only an option can settle. */
  #noDate(text: string, row: number): Problem | undefined {
    if (isBlank(text)) {
      this.#days.set(row, noDay);
      return undefined;
    }
    const month = monthAlone(text);
    if (month !== undefined) return this.#keepMonth(month, row);
    const looks = looksOf(text, this.#settings.dateSystem);
    if (looks.length === 0) return this.#unreadable(text, row);
    return problem('date-is-number', {
      text,
      looks: looks.map(({ meaning, date }) => `${meaning}, ${date}`).join(', or '),
      formats: looks.map((look) => `--date-format ${look.format}`).join(' or '),
    });
  }

  /** A date of zeros is kept as a day that stands for none. */
  #unreadable(text: string, row: number, format?: string): Problem | undefined {
    if (isInfiniteDay(text)) return problem('date-infinite', { text: text.trim() });
    if (!isDateOfZeros(text))
      return problem('date-unreadable', format === undefined ? { text } : { text, format });
    this.#days.set(row, dayOfZeros);
    return undefined;
  }

  #keepMonth(first: number, row: number): undefined {
    const { month, months } = this.#settings;
    months.add(first);
    this.#days.set(row, month === 'first day' ? first : lastOfMonth(first));
  }
}

/** The text of a plain cell, which is ASCII. */
const textOf = ({ bytes, begins, ends }: PlainCells, record: number): string =>
  String.fromCharCode(...bytes.subarray(begins[record] ?? 0, ends[record] ?? 0));
