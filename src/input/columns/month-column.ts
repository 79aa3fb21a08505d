import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { monthIn } from '../cells/month-cell.ts';
import type { CellColumn } from './cell-column.ts';
import type { LabelColumn } from './label-column.ts';

/** A column of months, in whichever form they are written; kept as labels of one form, "2026-03". */
export class MonthColumn implements CellColumn {
  readonly #labels: LabelColumn;

  constructor(labels: LabelColumn) {
    this.#labels = labels;
  }

  read(text: string, row: number): Problem | undefined {
    const month = isBlank(text) ? '' : monthIn(text);
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
