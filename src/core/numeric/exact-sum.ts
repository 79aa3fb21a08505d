/**
 * A running sum of doubles without rounding error: the total is the double nearest to the exact sum,
 * whatever the order. A million amounts of money therefore come out right to the cent.
 *
 * Keeps a list of partial sums that do not overlap; each added number is folded in with Dekker's
 * and Knuth's exact two-sum.
 *
 * @see Shewchuk (1997), Discrete & Computational Geometry 18, "grow-expansion"; as in Python's math.fsum
 */
export class ExactSum {
  #partials = new Float64Array(fewPartials);
  #count = 0;

  /** @throws {RangeError} the value is not finite */
  add(value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`cannot add ${value}`);
    const partials = this.#partials;
    const count = this.#count;
    let rest = value;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const partial = partials[i] as number;
      const sum = rest + partial;
      // Knuth's two-sum: the exact error of the addition, whichever of the two is larger.
      const virtual = sum - rest;
      const error = rest - (sum - virtual) + (partial - virtual);
      if (error !== 0) {
        partials[kept] = error;
        kept += 1;
      }
      rest = sum;
    }
    if (rest !== 0) {
      if (kept === partials.length) this.#widen();
      this.#partials[kept] = rest;
      kept += 1;
    }
    this.#count = kept;
  }

  #widen(): void {
    const wider = new Float64Array(this.#partials.length * 2);
    wider.set(this.#partials);
    this.#partials = wider;
  }

  /** Adds all that another sum has been given. */
  addSum(other: ExactSum): void {
    for (const partial of other.#partials.slice(0, other.#count)) this.add(partial);
  }

  /** The double nearest to the exact sum. */
  total(): number {
    const partials = this.#partials;
    let i = this.#count - 1;
    if (i < 0) return 0;
    let sum = partials[i] as number;
    let error = 0;
    while (i > 0) {
      i -= 1;
      const partial = partials[i] as number;
      const next = sum + partial;
      error = partial - (next - sum);
      sum = next;
      if (error !== 0) break;
    }
    // Halfway cases are decided by the partials below: round away when they point the same way.
    const below = i > 0 ? (partials[i - 1] as number) : 0;
    if ((error < 0 && below < 0) || (error > 0 && below > 0)) {
      const doubled = error * 2;
      const rounded = sum + doubled;
      if (rounded - sum === doubled) sum = rounded;
    }
    return sum;
  }
}

/** Sums of money have two or three. */
const fewPartials = 8;

/** The double nearest to the exact sum of the values. */
export function exactSum(values: Iterable<number>): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.total();
}
