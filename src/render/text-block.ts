/** Longer pieces are copied natively: a call costs as much as a loop over so many letters. */
const short = 24;

/** Text put together from many short pieces, as bytes: a million of them are joined in half the time of strings. */
export class TextBlock {
  #bytes: Buffer;
  #end = 0;

  /** @param size - bytes that it takes before it grows */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** In bytes. */
  get length(): number {
    return this.#end;
  }

  add(piece: string): void {
    const { length } = piece;
    // No character of UTF-16 takes more than three bytes.
    if (this.#end + 3 * length > this.#bytes.length) this.#grow(3 * length);
    const bytes = this.#bytes;
    const begin = this.#end;
    if (length <= short) {
      let i = 0;
      for (; i < length; i++) {
        const unit = piece.charCodeAt(i);
        if (unit > 127) break;
        bytes[begin + i] = unit;
      }
      if (i === length) {
        this.#end = begin + length;
        return;
      }
    }
    this.#end = begin + bytes.write(piece, begin);
  }

  /** The text so far; what is added next begins another. */
  take(): string {
    const text = this.#bytes.toString('utf8', 0, this.#end);
    this.#end = 0;
    return text;
  }

  #grow(more: number): void {
    const grown = Buffer.allocUnsafe(2 * this.#bytes.length + more);
    this.#bytes.copy(grown, 0, 0, this.#end);
    this.#bytes = grown;
  }
}
