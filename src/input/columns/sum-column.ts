import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import type { CellColumn } from './cell-column.ts';
import type { Growing } from './growing.ts';

/** Digits, with a sign before them; zeros after a point are those of a type with decimals. */
const whole = /^\s*-?\d+(?:\.0*)?\s*$/;

/** A column of whole numbers that a program added up, of any size: the nearest double is kept. */
export class SumColumn implements CellColumn {
  readonly #values: Growing<Float64Array>;
  readonly #check: ((value: number, text: string) => Problem | undefined) | undefined;

  constructor(
    values: Growing<Float64Array>,
    check: ((value: number, text: string) => Problem | undefined) | undefined,
  ) {
    this.#values = values;
    this.#check = check;
  }

  read(text: string, row: number): Problem | undefined {
    if (isBlank(text)) {
      this.#values.set(row, Number.NaN);
      return undefined;
    }
    if (!whole.test(text)) return problem('number-unreadable', { text });
    const value = Number(text);
    const wrong = this.#check?.(value, text);
    if (wrong !== undefined) return wrong;
    this.#values.set(row, value);
    return undefined;
  }
}
