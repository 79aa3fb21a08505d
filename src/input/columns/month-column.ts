import { type Problem, problem } from '../../core/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { monthIn } from '../cells/month-cell.ts';
import { roleMeaning } from '../headers/role.ts';
import type { CellColumn } from './cell-column.ts';
import type { LabelColumn } from './label-column.ts';

/** A column of months, however they are written; kept as labels that are all written alike. */
export class MonthColumn implements CellColumn {
  readonly #labels: LabelColumn;

  constructor(labels: LabelColumn) {
    this.#labels = labels;
  }

  read(text: string, row: number): Problem | undefined {
    if (isBlank(text)) return problem('cell-blank', { meaning: roleMeaning.month });
    const month = monthIn(text);
    if (month === undefined) return problem('month-unreadable', { text });
    this.#labels.read(month, row);
    return undefined;
  }
}
