type TypedArray = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** Up to here twice as much room is made when it runs out, and half as much again beyond. */
const large = 1 << 20;

/** A typed array that grows as it is filled, for columns whose length is known only at the end. */
export class Growing<T extends TypedArray> {
  #values: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index);
    this.#values[index] = value;
  }

  at(index: number): number {
    const value = this.#values[index];
    if (value === undefined) throw new RangeError(`no entry ${index}`);
    return value;
  }

  /** All that there is, with room for `count` entries at least; for who writes many. */
  room(count: number): T {
    if (count > this.#values.length) this.#grow(count - 1);
    return this.#values;
  }

  /** The first `count` entries; a view, not a copy. */
  first(count: number): T {
    if (count > this.#values.length) this.#grow(count);
    return this.#values.subarray(0, count) as T;
  }

  #grow(index: number): void {
    const { length } = this.#values;
    const grown = this.#make(Math.max(index + 1, length * (length < large ? 2 : 1.5)));
    grown.set(this.#values);
    this.#values = grown;
  }
}

export const floats = (): Growing<Float64Array> => new Growing((n) => new Float64Array(n));
export const integers = (): Growing<Int32Array> => new Growing((n) => new Int32Array(n));
export const counts = (): Growing<Uint32Array> => new Growing((n) => new Uint32Array(n));
export const bytes = (): Growing<Uint8Array> => new Growing((n) => new Uint8Array(n));
