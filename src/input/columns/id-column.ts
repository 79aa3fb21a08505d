import { type Problem, problem } from '../../problems/problem.ts';
import { roleMeaning } from '../headers/role.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { IdIndex } from './id-index.ts';
import { idText, isBareId } from './id-text.ts';
import { IdsOfRows } from './ids-of-rows.ts';

/** The column that names the customer: trimmed, and without the apostrophe that keeps a spreadsheet from calculating. */
export class IdColumn implements CellColumn {
  readonly #ids: IdsOfRows;

  /** @param customers - the number of each row's id in the index */
  constructor(index: IdIndex, customers: Growing<Uint32Array>) {
    this.#ids = new IdsOfRows(index, customers);
  }

  read(text: string, row: number): Problem | undefined {
    const id = idText(text);
    if (id === '') return problem('cell-blank', { meaning: roleMeaning.id });
    this.#ids.set(row, id);
    return undefined;
  }

  readPlain(bytes: Buffer, begin: number, end: number, row: number): boolean {
    return isBareId(bytes, begin, end) && this.#ids.setPlain(row, bytes, begin, end);
  }

  settle(): void {
    this.#ids.settle();
  }
}
