/**
 * Several running sums of doubles, each with what its additions have lost to rounding, which is added at the end. A sum
 * is as if it had been added up with twice the digits, so that it does not depend on the order.
 *
 * For many sums of few numbers each; for one sum of any numbers there is `ExactSum`.
 *
 * @see Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54
 */
export class CompensatedSums {
  readonly #sums: Float64Array;
  readonly #lost: Float64Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#lost = new Float64Array(length);
  }

  /** @throws {RangeError} the value is not finite */
  add(at: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`cannot add ${value}`);
    const sum = this.#sums[at] as number;
    const next = sum + value;
    const isSmaller = Math.abs(value) <= Math.abs(sum);
    const lost = isSmaller ? sum - next + value : value - next + sum;
    this.#lost[at] = (this.#lost[at] as number) + lost;
    this.#sums[at] = next;
  }

  /** Each sum, with what was lost. */
  totals(): Float64Array {
    return this.#sums.map((sum, at) => sum + (this.#lost[at] as number));
  }
}
