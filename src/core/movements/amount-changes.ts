import { type DecimalGrid, finestGrid, gridFor, unitsOf } from '../numeric/decimal-grid.ts';
import type { CalendarMonth } from './calendar-months.ts';

/**
 * The recurring revenue of subscribers as changes of its amount, month by month: what every source of movements
 * becomes. An amount holds at the end of a month. Changes of one subscriber, part and month add up.
 */
export interface AmountChanges {
  readonly grid: DecimalGrid;
  readonly count: number;
  /** From 0; numbered without gaps. */
  readonly subscriber: Uint32Array;
  /** What the amount is for, from 0: a segment, or one subscription of it. */
  readonly part: Uint32Array;
  readonly month: Int32Array;
  /** In whole units of the grid. */
  readonly units: Float64Array;
}

interface Change {
  readonly subscriber: number;
  readonly part: number;
  readonly month: CalendarMonth;
  readonly amount: number;
}

/** Takes the changes of a source one after another. */
export class ChangeLog {
  readonly #changes: Change[] = [];

  /** Adds to the amount of a subscriber and a part, from the end of a month on; below 0 it takes something off. */
  change(subscriber: number, part: number, month: CalendarMonth, amount: number): void {
    if (amount !== 0) this.#changes.push({ subscriber, part, month, amount });
  }

  /** An amount that holds at the end of each month from the first up to the one before `until`. */
  hold(
    subscriber: number,
    part: number,
    { from, until }: { readonly from: CalendarMonth; readonly until: CalendarMonth },
    amount: number,
  ): void {
    if (until <= from) return;
    this.change(subscriber, part, from, amount);
    if (until < Infinity) this.change(subscriber, part, until, -amount);
  }

  /** All of them, by subscriber and then by month. */
  settled(): AmountChanges {
    const changes = this.#changes.sort(
      (a, b) => a.subscriber - b.subscriber || a.month - b.month || a.part - b.part,
    );
    // Every sum is made of some of the amounts, and one of movements over twelve months of some of them twice.
    const bound = 2 * changes.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
    const grid = gridFor(bound, finestGrid);
    return {
      grid,
      count: changes.length,
      subscriber: Uint32Array.from(changes, ({ subscriber }) => subscriber),
      part: Uint32Array.from(changes, ({ part }) => part),
      month: Int32Array.from(changes, ({ month }) => month),
      units: Float64Array.from(changes, ({ amount }) => unitsOf(amount, grid)),
    };
  }
}
