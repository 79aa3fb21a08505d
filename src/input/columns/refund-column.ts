import type { Problem } from '../../problems/problem.ts';
import { answerIn } from '../cells/answer-cell.ts';
import type { CellColumn, PlainColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { NumberColumn } from './number-column.ts';

/** What a word in a column of refunds answers; 0 where a cell holds none. */
export const answered = { yes: 1, no: 2 } as const;

/**
 * A column of refunds: amounts that were paid back, or words that say whether the whole sale was. A word is kept as no
 * amount, and beside it what it answers; 0 and 1 are amounts until all of the column is known.
 */
export class RefundColumn implements CellColumn {
  readonly #amounts: NumberColumn;
  readonly #answers: Growing<Uint8Array>;
  readonly plain: PlainColumn = {
    form: 'number',
    take: (cells, from, to, row, line) => {
      this.#answers.room(row + to - from).fill(0, row, row + to - from);
      return this.#amounts.plain.take(cells, from, to, row, line);
    },
  };

  constructor(amounts: NumberColumn, answers: Growing<Uint8Array>) {
    this.#amounts = amounts;
    this.#answers = answers;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const answer = /^\s*\p{L}/u.test(text) ? answerIn(text) : undefined;
    this.#answers.set(row, answer === undefined ? 0 : answer ? answered.yes : answered.no);
    return this.#amounts.read(answer === undefined ? text : '', row, line);
  }

  undo(row: number): void {
    this.#amounts.undo(row);
  }

  settle(): void {
    this.#amounts.settle();
  }
}
