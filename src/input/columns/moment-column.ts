import type { Problem } from '../../problems/problem.ts';
import { type TimeOfDay, timeOfDayIn } from '../cells/time-of-day.ts';
import { DateColumn, type DateColumnSettings } from './date-column.ts';

/** A column of dates of which the time of day is kept too, where one stands. */
export class MomentColumn extends DateColumn {
  // A plain cell is kept without its text, and so without its time.
  override readonly plain = undefined;
  readonly #times: Map<number, TimeOfDay>;

  constructor(settings: DateColumnSettings, times: Map<number, TimeOfDay>) {
    super(settings);
    this.#times = times;
  }

  override read(text: string, row: number, line: number): Problem | undefined {
    const time = timeOfDayIn(text);
    // The number of a rejected row goes to the next.
    if (time === undefined) this.#times.delete(row);
    else this.#times.set(row, time);
    return super.read(text, row, line);
  }
}
