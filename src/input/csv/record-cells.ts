/**
 * The cells of one record, as they lie in the bytes of a file. One object serves every record, so that
 * a million of them make no garbage: what is to be kept must be taken out before the next comes.
 */
export class RecordCells {
  /** UTF-8. */
  bytes: Buffer = Buffer.alloc(0);
  count = 0;
  /** Where each cell begins and ends, without the quotes around it. */
  begins = new Uint32Array(32);
  ends = new Uint32Array(32);
  /** Whether a cell has quotes written twice, so that its bytes are not its text. */
  escaped = false;

  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
    this.escaped = false;
  }

  add(begin: number, end: number): void {
    if (this.count === this.begins.length) {
      this.begins = doubled(this.begins);
      this.ends = doubled(this.ends);
    }
    this.begins[this.count] = begin;
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** The bytes of a cell as text; what is written twice stays so. */
  text(cell: number): string {
    return this.bytes.toString('utf8', this.begins[cell], this.ends[cell]);
  }

  /** Every cell as text. */
  texts(): readonly string[] {
    return Array.from({ length: this.count }, (_, cell) =>
      this.escaped ? this.#unescaped(cell) : this.text(cell),
    );
  }

  /** Only a cell in quotes has quotes written twice. */
  #unescaped(cell: number): string {
    const begin = this.begins[cell] ?? 0;
    const quoted = begin > 0 && this.bytes[begin - 1] === quote;
    return quoted ? this.text(cell).replaceAll('""', '"') : this.text(cell);
  }
}

const quote = 34;

function doubled(places: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(places.length * 2);
  grown.set(places);
  return grown;
}
