import { counts } from '../input/columns/growing.ts';

/** What stands in ids, one bit each. */
const seen = { small: 1, capital: 2, other: 4, beyond: 8 } as const;

/** By byte of UTF-8, which of them it shows. */
const seenIn = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xf0) return seen.other | seen.beyond;
  if (byte >= 0x80) return seen.other;
  if (byte >= 97 && byte <= 122) return seen.small;
  return byte >= 65 && byte <= 90 ? seen.capital : 0;
});

/** Ids as bytes of UTF-8, one after another: a fifth of the memory of strings, and quicker to sort. */
export class IdBytes {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #count = 0;
  #seen = 0;
  readonly #ends = counts();

  get count(): number {
    return this.#count;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Where each id ends, and the next begins. */
  get ends(): Uint32Array {
    return this.#ends.first(this.#count);
  }

  get isAscii(): boolean {
    return (this.#seen & seen.other) === 0;
  }

  /** Whether a character is beyond U+FFFF: UTF-16 sorts it before some that UTF-8 sorts it after. */
  get hasBeyond(): boolean {
    return (this.#seen & seen.beyond) !== 0;
  }

  /** Whether two ids may differ by case alone. */
  get mayDifferByCase(): boolean {
    const both = seen.small | seen.capital;
    return !this.isAscii || (this.#seen & both) === both;
  }

  /** Adds bytes to the id that is being read. */
  add(from: Uint8Array, at: number, length: number): void {
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    const bytes = this.#bytes;
    let found = 0;
    // Calls that copy cost more than a loop over a dozen bytes.
    for (let i = 0; i < length; i++) {
      const byte = from[at + i] ?? 0;
      found |= seenIn[byte] ?? 0;
      bytes[this.#length + i] = byte;
    }
    this.#seen |= found;
    this.#length += length;
  }

  /** Ends the id. */
  end(): void {
    this.#ends.set(this.#count, this.#length);
    this.#count += 1;
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
