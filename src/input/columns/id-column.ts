import { type Problem, problem } from '../../core/problem.ts';
import { roleMeaning } from '../headers/role.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { IdIndex } from './id-index.ts';

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
    const id = isBare(text) ? text : stripped(text);
    if (id === '') return problem('cell-blank', { meaning: roleMeaning.id });
    this.#customers.set(row, this.#index.add(id));
    return undefined;
  }
}

/** Whether a text begins and ends with a letter, a digit or the like: nearly always, and cheap to see. */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 39 && first < 127 && last > 32 && last < 127;
}

/** Without spaces around it and the apostrophe. */
function stripped(text: string): string {
  const id = text.trim();
  return id.startsWith("'") ? id.slice(1).trim() : id;
}
