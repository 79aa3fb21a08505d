import { noDay } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { DateCell, type DateOrder } from '../cells/date-cell.ts';
import type { CellColumn } from './cell-column.ts';
import type { Evidence } from './evidence.ts';
import type { Growing } from './growing.ts';
import { SecondReadings } from './second-readings.ts';

/** The day of a cell in another time zone; undefined where that cannot be told. */
export type DayMover = (text: string, day: number) => number | undefined;

/** A column of dates, kept as days since 1970-01-01. */
export class DateColumn implements CellColumn {
  readonly #header: string;
  readonly #days: Growing<Int32Array>;
  readonly #evidence: Evidence<DateOrder>;
  readonly #cell = new DateCell();
  readonly #second = new SecondReadings();
  readonly #moved: DayMover | undefined;

  /** @param moved - where days are those of another time zone than that of the cells */
  constructor(
    header: string,
    days: Growing<Int32Array>,
    evidence: Evidence<DateOrder>,
    moved?: DayMover,
  ) {
    this.#moved = moved;
    this.#header = header;
    this.#days = days;
    this.#evidence = evidence;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const evidence = this.#evidence;
    const reading = text === '' ? 'none' : this.#cell.read(text);
    if (reading === 'none') {
      if (!isBlank(text)) return problem('date-unreadable', { text });
      this.#days.set(row, noDay);
      return undefined;
    }
    let day = this.#cell.day;
    // An option that says otherwise is not overruled by dots.
    if (reading === 'dotted' && (evidence.option ?? 'dmy') !== 'dmy')
      return problem('date-unreadable', { text });
    if (reading === 'dmy' || reading === 'mdy') {
      if (!evidence.accepts(reading, text, line, this.#header))
        return problem('date-unreadable', { text });
    } else if (reading === 'either') {
      const choice = evidence.choice;
      if (choice === 'ymd') return problem('date-unreadable', { text });
      if (choice === 'mdy') day = this.#cell.monthFirst;
      if (choice === undefined) {
        evidence.leaveOpen(text, line, this.#header);
        const { monthFirst } = this.#cell;
        this.#second.keep(row, this.#moved?.(text, monthFirst) ?? monthFirst);
      }
    }
    const moved = this.#moved === undefined ? day : this.#moved(text, day);
    if (moved === undefined) return problem('date-unreadable', { text });
    this.#days.set(row, moved);
    return undefined;
  }

  readPlain(bytes: Buffer, begin: number, end: number, row: number): boolean {
    const evidence = this.#evidence;
    const reading = this.#cell.readPlain(bytes, begin, end);
    if (reading === undefined || reading === 'none') return false;
    let day = this.#cell.day;
    if (reading === 'dotted') {
      if ((evidence.option ?? 'dmy') !== 'dmy') return false;
    } else if (reading === 'dmy' || reading === 'mdy') {
      if (!evidence.knows(reading)) return false;
    } else if (reading === 'either') {
      const { choice } = evidence;
      if (choice === undefined || choice === 'ymd') return false;
      if (choice === 'mdy') day = this.#cell.monthFirst;
    }
    const moved =
      this.#moved === undefined ? day : this.#moved(bytes.toString('latin1', begin, end), day);
    if (moved === undefined) return false;
    this.#days.set(row, moved);
    return true;
  }

  undo(row: number): void {
    this.#second.forget(row);
  }

  /** Whether the date of the latest row may still turn out to be another. */
  isOpen(row: number): boolean {
    return this.#second.has(row);
  }

  settle(): void {
    if (this.#evidence.choice === 'mdy')
      this.#second.each((row, value) => this.#days.set(row, value));
  }
}
