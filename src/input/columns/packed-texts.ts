/** Bytes beyond which a text is not packed. */
const longest = 256;

/** Words of a text for which there is room from the beginning. */
const usual = 4;

/** Bit 5, in which small letters of ASCII differ from capital ones, of each byte of four. */
const caseBits = 0x20202020;
/** Bit 7, which no character of ASCII has, of each of four. */
const beyondAscii = 0x80808080;

/** Texts of ASCII, four bytes to a number, with their hashes. */
export interface Packed {
  /** Of each text its bytes begin here in `words`. */
  readonly begins: Int32Array;
  /** In bytes. */
  readonly lengths: Int32Array;
  /** Of 32 bits; alike for texts that differ only by the case of letters. */
  readonly hashes: Int32Array;
  readonly words: Int32Array;
  /** How many words hold texts. */
  readonly end: number;
}

/** Packs texts, again and again into the same arrays. */
export class PackedTexts implements Packed {
  count = 0;
  readonly begins: Int32Array;
  readonly lengths: Int32Array;
  readonly hashes: Int32Array;
  words: Int32Array;
  end = 0;
  readonly #bytes = new Uint8Array(longest);

  /** @param capacity - how many texts there may be */
  constructor(capacity: number) {
    this.begins = new Int32Array(capacity);
    this.lengths = new Int32Array(capacity);
    this.hashes = new Int32Array(capacity);
    this.words = new Int32Array(capacity * usual + longest / 4);
  }

  clear(): void {
    this.count = 0;
    this.end = 0;
  }

  /** Packs one more; false where it is too long, or has a character beyond ASCII. */
  addText(text: string): boolean {
    const { length } = text;
    if (length > longest) return false;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return false;
      this.#bytes[i] = unit;
    }
    return this.addBytes(this.#bytes, 0, length);
  }

  /** The same for a text that stands in bytes. */
  addBytes(bytes: Uint8Array, begin: number, end: number): boolean {
    const length = end - begin;
    if (length > longest) return false;
    if (this.end + length / 4 > this.words.length) this.#grow();
    const { words } = this;
    let hash = length;
    let all = 0;
    let word = this.end;
    for (let at = begin; at < end; at += 4) {
      let four = bytes[at] ?? 0;
      if (at + 1 < end) four |= (bytes[at + 1] ?? 0) << 8;
      if (at + 2 < end) four |= (bytes[at + 2] ?? 0) << 16;
      if (at + 3 < end) four |= (bytes[at + 3] ?? 0) << 24;
      all |= four;
      hash = mixed(hash, four);
      words[word] = four;
      word += 1;
    }
    if ((all & beyondAscii) !== 0) return false;
    this.begins[this.count] = this.end;
    this.lengths[this.count] = length;
    this.hashes[this.count] = finished(hash);
    this.count += 1;
    this.end = word;
    return true;
  }

  #grow(): void {
    const grown = new Int32Array(2 * this.words.length);
    grown.set(this.words);
    this.words = grown;
  }
}

/** The hash of a text that is packed. */
export function packedHash(words: Int32Array, begin: number, length: number): number {
  let hash = length;
  for (let word = 0; 4 * word < length; word++) hash = mixed(hash, words[begin + word] ?? 0);
  return finished(hash);
}

const finished = (hash: number): number => hash ^ (hash >>> 15);

/** One step of MurmurHash3. */
function mixed(hash: number, word: number): number {
  const four = Math.imul(word | caseBits, 0xcc9e2d51);
  const next = hash ^ Math.imul((four << 15) | (four >>> 17), 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/** Of text that is not packed: letters beyond ASCII count as one. */
export function textHash(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit > 127 ? 128 : unit | 32), 0x01000193);
  }
  return hash;
}
