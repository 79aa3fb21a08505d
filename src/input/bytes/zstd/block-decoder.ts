import {
  type Codes,
  type CodeTable,
  highestBit,
  literalLengths,
  matchLengths,
  offsets,
  readCodeTable,
  readStateTable,
  type StateTable,
  singleSymbol,
} from './entropy-tables.ts';
import { History } from './history.ts';
import { damaged } from './zstd-error.ts';

/** The largest block of any frame, packed and unpacked. */
export const largestBlock = 1 << 17;

/** Bytes that may be looked at behind the end of a block; they say nothing. */
const padding = 8;

/** Unpacks the blocks of one frame, each of which may build on those before it (RFC 8878, 3.1.1.2 and 3.1.1.3). */
export class BlockDecoder {
  /** The largest block of the frame, packed and unpacked. */
  readonly largest: number;
  readonly #history: History;
  readonly #packed = new Uint8Array(largestBlock + padding);
  readonly #literals = new Uint8Array(largestBlock);
  #literalCount = 0;
  #code: CodeTable | undefined;
  #tables: readonly [StateTable, StateTable, StateTable] | undefined;
  /** The latest three distances. */
  #recent: [number, number, number] = [1, 4, 8];

  /** @param window - of the frame, in bytes */
  constructor(window: number) {
    this.#history = new History(window);
    this.largest = Math.min(window, largestBlock);
  }

  /** A block that stands as it is. */
  plain(bytes: Buffer): Buffer {
    this.#history.reserve(bytes.length);
    this.#history.append(bytes, 0, bytes.length);
    return bytes;
  }

  /** A block of one byte, repeated. */
  repeated(byte: number, length: number): Buffer {
    return this.plain(Buffer.alloc(length, byte));
  }

  /**
   * A compressed block.
   *
   * @throws {ZstdError} the bytes are none
   */
  compressed(block: Buffer): Buffer {
    this.#packed.set(block);
    this.#packed.fill(0, block.length, block.length + padding);
    const history = this.#history;
    history.reserve(this.largest);
    const begin = history.end;
    this.#sequences(this.#readLiterals(block.length), block.length);
    // What comes after moves the bytes.
    return Buffer.from(history.bytes.subarray(begin, history.end));
  }

  /** Reads the literals section; returns where the sequences begin. */
  #readLiterals(end: number): number {
    const bytes = this.#packed;
    const head = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
    const kind = head & 3;
    const format = (head >> 2) & 3;
    if (kind < 2) {
      const size = format === 1 ? 2 : format === 3 ? 3 : 1;
      const count = size === 1 ? (head & 255) >> 3 : (head & (size === 2 ? 0xffff : 0xffffff)) >> 4;
      const next = size + (kind === 0 ? count : 1);
      if (next > end || count > this.largest) damaged();
      if (kind === 0) this.#literals.set(bytes.subarray(size, next));
      else this.#literals.fill(bytes[size] ?? 0, 0, count);
      this.#literalCount = count;
      return next;
    }
    const size = Math.max(format, 1) + 2;
    const width = [10, 10, 14, 18][format] ?? 0;
    // Up to 36 bits, of which the two numbers are the last.
    const above = ((bytes[3] ?? 0) + 256 * (bytes[4] ?? 0)) * 2 ** 20 + (head >>> 4);
    const count = above % 2 ** width;
    const packed = Math.floor(above / 2 ** width) % 2 ** width;
    const next = size + packed;
    if (next > end || count > this.largest) damaged();
    let at = size;
    if (kind === 2) {
      const { table, next: behind } = readCodeTable(bytes, at, next);
      this.#code = table;
      at = behind;
    }
    const code = this.#code ?? damaged();
    const literals = this.#literals;
    if (format === 0) decode(code, bytes, at, next, literals, 0, count);
    else {
      const quarter = (count + 3) >> 2;
      if (at + 6 > next || 3 * quarter > count) damaged();
      let begin = at + 6;
      for (let stream = 0; stream < 4; stream++) {
        const length = (bytes[at + 2 * stream] ?? 0) | ((bytes[at + 2 * stream + 1] ?? 0) << 8);
        const until = stream === 3 ? next : begin + length;
        if (until > next) damaged();
        const to = stream * quarter;
        decode(code, bytes, begin, until, literals, to, stream === 3 ? count : to + quarter);
        begin = until;
      }
    }
    this.#literalCount = count;
    return next;
  }

  /** Reads the sequences section, and carries it out. */
  #sequences(begin: number, end: number): void {
    const bytes = this.#packed;
    const history = this.#history;
    if (begin >= end) damaged();
    let at = begin;
    let count = bytes[at++] ?? 0;
    if (count === 255) {
      count = ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) + 0x7f00;
      at += 2;
    } else if (count > 127) count = ((count - 128) << 8) | (bytes[at++] ?? 0);
    if (count === 0) {
      if (at !== end) damaged();
      history.append(this.#literals, 0, this.#literalCount);
      return;
    }
    const modes = bytes[at++] ?? 0;
    if ((modes & 3) !== 0) damaged();
    const before = this.#tables;
    const table = (mode: number, of: Codes, old: StateTable | undefined): StateTable => {
      if (at > end) damaged();
      if (mode === 0) return of.predefined;
      if (mode === 3) return old ?? damaged();
      if (mode === 1) {
        const symbol = bytes[at++] ?? 0;
        return symbol < of.base.length ? singleSymbol(symbol) : damaged();
      }
      const read = readStateTable(bytes, at, end, of.largestLog, of.base.length);
      at = read.next;
      return read.table;
    };
    const lengthTable = table(modes >> 6, literalLengths, before?.[0]);
    const offsetTable = table((modes >> 4) & 3, offsets, before?.[1]);
    const matchTable = table((modes >> 2) & 3, matchLengths, before?.[2]);
    this.#tables = [lengthTable, offsetTable, matchTable];

    const last = bytes[end - 1] ?? 0;
    if (at >= end || last === 0) damaged();
    const bits = new BackwardBits(bytes, 8 * (end - 1) + highestBit(last));
    let lengthState = bits.take(lengthTable.log);
    let offsetState = bits.take(offsetTable.log);
    let matchState = bits.take(matchTable.log);
    let taken = 0;
    let room = this.largest;
    let [first, second, third] = this.#recent;
    for (let left = count; left > 0; left--) {
      const offsetBits = offsetTable.symbols[offsetState] ?? 0;
      const matchCode = matchTable.symbols[matchState] ?? 0;
      const lengthCode = lengthTable.symbols[lengthState] ?? 0;
      // More than four bytes hold is taken in two parts.
      const high = offsetBits > 16 ? bits.take(offsetBits - 16) << 16 : 0;
      const offset = (1 << offsetBits) + high + bits.take(Math.min(offsetBits, 16));
      const match =
        (matchLengths.base[matchCode] ?? 0) + bits.take(matchLengths.extra[matchCode] ?? 0);
      const length =
        (literalLengths.base[lengthCode] ?? 0) + bits.take(literalLengths.extra[lengthCode] ?? 0);
      if (left > 1) {
        lengthState =
          (lengthTable.next[lengthState] ?? 0) + bits.take(lengthTable.bits[lengthState] ?? 0);
        matchState =
          (matchTable.next[matchState] ?? 0) + bits.take(matchTable.bits[matchState] ?? 0);
        offsetState =
          (offsetTable.next[offsetState] ?? 0) + bits.take(offsetTable.bits[offsetState] ?? 0);
      }
      room -= length + match;
      if (room < 0 || taken + length > this.#literalCount) damaged();
      // The first three offsets name the latest distances (RFC 8878, 3.1.1.5).
      const which = offset > 3 ? offset : length === 0 ? offset : offset - 1;
      if (which > 0) {
        const distance =
          offset > 3 ? offset - 3 : which === 1 ? second : which === 2 ? third : first - 1;
        if (which > 1) third = second;
        second = first;
        first = distance;
      }
      history.append(this.#literals, taken, length);
      taken += length;
      history.repeat(first, match);
    }
    this.#recent = [first, second, third];
    const rest = this.#literalCount - taken;
    if (bits.place !== 8 * at || rest > room) damaged();
    history.append(this.#literals, taken, rest);
  }
}

/** Bits that are read from the end of some bytes. */
class BackwardBits {
  /** How many bits are left, those before the beginning included: below it, too much was taken. */
  place: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, place: number) {
    this.#bytes = bytes;
    this.place = place;
  }

  /** The next bits, at most 24. */
  take(count: number): number {
    if (count === 0) return 0;
    const place = this.place - count;
    this.place = place;
    const bytes = this.#bytes;
    const i = place >> 3;
    const four =
      (bytes[i] ?? 0) |
      ((bytes[i + 1] ?? 0) << 8) |
      ((bytes[i + 2] ?? 0) << 16) |
      ((bytes[i + 3] ?? 0) << 24);
    return (four >>> (place & 7)) & ((1 << count) - 1);
  }
}

/**
 * Decodes one stream of Huffman codes, which is read from its end.
 *
 * @throws {ZstdError} it does not end with the last of the literals
 */
function decode(
  { longest, symbols, bits }: CodeTable,
  bytes: Uint8Array,
  begin: number,
  end: number,
  literals: Uint8Array,
  from: number,
  to: number,
): void {
  const last = bytes[end - 1] ?? 0;
  if (begin >= end || last === 0) damaged();
  const mask = (1 << longest) - 1;
  const lowest = 8 * begin;
  let place = 8 * (end - 1) + highestBit(last);
  for (let i = from; i < to; i++) {
    // Below the beginning of the stream there are zeros.
    const lacking = Math.max(lowest + longest - place, 0);
    const at = place - longest + lacking;
    const three =
      (bytes[at >> 3] ?? 0) |
      ((bytes[(at >> 3) + 1] ?? 0) << 8) |
      ((bytes[(at >> 3) + 2] ?? 0) << 16);
    const code = ((three >> (at & 7)) << Math.min(lacking, 31)) & mask;
    literals[i] = symbols[code] ?? 0;
    place -= bits[code] ?? 0;
  }
  if (place !== lowest) damaged();
}
