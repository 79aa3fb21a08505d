/** The other readings of cells that read both ways, until it is known which one counts. */
export class SecondReadings {
  readonly #rows: number[] = [];
  readonly #values: number[] = [];

  keep(row: number, value: number): void {
    this.#rows.push(row);
    this.#values.push(value);
  }

  /** Forgets the reading of a row that is rejected after all; only the latest row can be. */
  forget(row: number): void {
    if (this.#rows.at(-1) !== row) return;
    this.#rows.pop();
    this.#values.pop();
  }

  has(row: number): boolean {
    return this.#rows.at(-1) === row;
  }

  /** Hands out every reading. */
  each(use: (row: number, value: number) => void): void {
    for (const [i, row] of this.#rows.entries()) use(row, this.#values[i] ?? 0);
  }
}
