/** A short text as bytes, for readers of cells that take bytes. */
export class AsciiText {
  readonly bytes: Uint8Array;

  /** @param longest - how many characters there may be */
  constructor(longest: number) {
    this.bytes = new Uint8Array(longest);
  }

  /** Puts a text in; returns its length, or 0 where it is too long or has a character beyond ASCII. */
  put(text: string): number {
    const { length } = text;
    if (length > this.bytes.length) return 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return 0;
      this.bytes[i] = unit;
    }
    return length;
  }
}
