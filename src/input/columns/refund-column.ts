import type { Problem } from '../../problems/problem.ts';
import { answerIn } from '../cells/answer-cell.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { NumberColumn } from './number-column.ts';

/**
 * A column of refunds: amounts that were paid back, or words that say whether the whole sale was. A word is kept as no
 * amount, and which of them mean yes; 0 and 1 are amounts until all of the column is known.
 */
export class RefundColumn implements CellColumn {
  readonly #amounts: NumberColumn;
  readonly #answeredYes: Growing<Uint8Array>;

  constructor(amounts: NumberColumn, answeredYes: Growing<Uint8Array>) {
    this.#amounts = amounts;
    this.#answeredYes = answeredYes;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const answer = /^\s*\p{L}/u.test(text) ? answerIn(text) : undefined;
    this.#answeredYes.set(row, answer === true ? 1 : 0);
    return this.#amounts.read(answer === undefined ? text : '', row, line);
  }

  readPlain(bytes: Buffer, begin: number, end: number, row: number, line: number): boolean {
    this.#answeredYes.set(row, 0);
    return this.#amounts.readPlain(bytes, begin, end, row, line);
  }

  undo(row: number): void {
    this.#amounts.undo(row);
  }

  settle(): void {
    this.#amounts.settle();
  }
}
