import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import type { DateFormat } from '../cells/date-format.ts';
import { monthIn, monthLabel } from '../cells/month-cell.ts';
import type { CellColumn } from './cell-column.ts';
import type { LabelColumn } from './label-column.ts';

/** A column of months, in whichever form they are written; kept as labels of one form, "2026-03". */
export class MonthColumn implements CellColumn {
  readonly #labels: LabelColumn;
  readonly #format: DateFormat | undefined;

  /** @param format - how an option says that dates are written; a month may stand there as it does elsewhere, too */
  constructor(labels: LabelColumn, format: DateFormat | undefined) {
    this.#labels = labels;
    this.#format = format;
  }

  read(text: string, row: number): Problem | undefined {
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

  settle(): void {
    this.#labels.settle();
  }
}
