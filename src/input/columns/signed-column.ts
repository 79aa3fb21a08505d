import type { Problem } from '../../problems/problem.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';
import type { NumberColumn } from './number-column.ts';

const percentSign = /\s*%\s*$/;

/** A column of numbers that may be percents, with the sign or without: which of them have it is kept. */
export class SignedColumn implements CellColumn {
  /** Whether the cell that is being read has the sign. */
  isSigned = false;
  readonly #numbers: NumberColumn;
  readonly #signed: Growing<Uint8Array>;

  constructor(numbers: NumberColumn, signed: Growing<Uint8Array>) {
    this.#numbers = numbers;
    this.#signed = signed;
  }

  read(text: string, row: number, line: number): Problem | undefined {
    const bare = text.replace(percentSign, '');
    this.isSigned = bare !== text;
    this.#signed.set(row, this.isSigned ? 1 : 0);
    return this.#numbers.read(bare, row, line);
  }

  undo(row: number): void {
    this.#numbers.undo(row);
  }

  settle(): void {
    this.#numbers.settle();
  }
}
