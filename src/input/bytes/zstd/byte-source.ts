/** Bytes that come in chunks, taken in pieces of whatever length. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer than asked for where no more come. */
  async take(length: number): Promise<Buffer> {
    if (this.#rest.length < length) {
      const parts = [this.#rest];
      let size = this.#rest.length;
      while (size < length) {
        const next = await this.#chunks.next();
        if (next.done === true) break;
        parts.push(next.value);
        size += next.value.length;
      }
      this.#rest = Buffer.concat(parts);
    }
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  /** Takes no more. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
