import { type Problem, problem } from '../../core/problem.ts';
import { roleMeaning } from '../headers/role.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { IdIndex } from './id-index.ts';
import { idText } from './id-text.ts';

/** The column that names the customer: trimmed, and without the apostrophe that keeps a spreadsheet from calculating. */
export class IdColumn implements CellColumn {
  readonly #index: IdIndex;
  /** The number of each row's id in the index. */
  readonly #customers: Growing<Uint32Array>;

  constructor(index: IdIndex, customers: Growing<Uint32Array>) {
    this.#index = index;
    this.#customers = customers;
  }

  read(text: string, row: number): Problem | undefined {
    const id = idText(text);
    if (id === '') return problem('cell-blank', { meaning: roleMeaning.id });
    this.#customers.set(row, this.#index.add(id));
    return undefined;
  }
}
