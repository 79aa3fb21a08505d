import { damaged } from './zstd-error.ts';

/** A table of finite state entropy: what each state stands for, and how the next state is found. */
export interface StateTable {
  /** Bits of the first state. */
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  /** The next state, before the bits that are read are added. */
  readonly next: Uint16Array;
}

/** A table of Huffman codes, by the next `longest` bits. */
export interface CodeTable {
  readonly longest: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
}

/** What was read from the bytes of a block, and where the rest begins. */
interface Read<T> {
  readonly table: T;
  readonly next: number;
}

const longestCode = 11;

/** The place of the highest bit of a number above 0. */
export const highestBit = (value: number): number => 31 - Math.clz32(value);

/** The table of a single symbol, which takes no bits. */
export function singleSymbol(symbol: number): StateTable {
  return {
    log: 0,
    symbols: Uint8Array.of(symbol),
    bits: new Uint8Array(1),
    next: new Uint16Array(1),
  };
}

/**
 * The table that a description gives (RFC 8878, 4.1.1).
 *
 * @param end - where the bytes that may hold the description end; four more must be readable
 * @param largestLog - the largest table that is allowed
 * @param symbolCount - how many symbols there are
 * @throws {ZstdError} no table is described so
 */
export function readStateTable(
  bytes: Uint8Array,
  begin: number,
  end: number,
  largestLog: number,
  symbolCount: number,
): Read<StateTable> {
  if (begin >= end) damaged();
  const log = ((bytes[begin] ?? 0) & 15) + 5;
  if (log > largestLog) damaged();
  const probabilities = new Int16Array(symbolCount);
  let place = 8 * begin + 4;
  const ahead = (count: number) => {
    const at = place >> 3;
    const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return (three >> (place & 7)) & ((1 << count) - 1);
  };
  let left = 1 << log;
  let symbol = 0;
  while (left > 0) {
    if (symbol >= symbolCount || place > 8 * end) damaged();
    const count = highestBit(left + 1);
    // Small values are written with a bit less, so many of them as are left over.
    const short = (2 << count) - 2 - left;
    let value = ahead(count);
    if (value < short) place += count;
    else {
      value = ahead(count + 1);
      if (value >= 1 << count) value -= short;
      place += count + 1;
    }
    const probability = value - 1;
    probabilities[symbol] = probability;
    left -= Math.abs(probability);
    symbol += 1;
    if (probability !== 0) continue;
    for (let zeros = 3; zeros === 3; ) {
      if (place > 8 * end) damaged();
      zeros = ahead(2);
      place += 2;
      symbol += zeros;
    }
  }
  const next = (place + 7) >> 3;
  if (left < 0 || symbol > symbolCount || next > end) damaged();
  return { table: stateTable(probabilities, log), next };
}

/**
 * Spreads symbols over the states.
 *
 * @param probabilities - of each symbol, in states; -1 of one that is rarer than a state
 */
function stateTable(probabilities: ArrayLike<number>, log: number): StateTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const bits = new Uint8Array(size);
  const next = new Uint16Array(size);
  const following = new Uint16Array(probabilities.length);
  let high = size - 1;
  for (let symbol = 0; symbol < probabilities.length; symbol++) {
    const probability = probabilities[symbol] ?? 0;
    following[symbol] = Math.abs(probability);
    if (probability !== -1) continue;
    symbols[high] = symbol;
    high -= 1;
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let state = 0;
  for (let symbol = 0; symbol < probabilities.length; symbol++) {
    for (let i = 0; i < (probabilities[symbol] ?? 0); i++) {
      symbols[state] = symbol;
      do state = (state + step) & (size - 1);
      while (state > high);
    }
  }
  for (state = 0; state < size; state++) {
    const symbol = symbols[state] ?? 0;
    const value = following[symbol] ?? 0;
    following[symbol] = value + 1;
    const count = log - highestBit(value);
    bits[state] = count;
    next[state] = (value << count) - size;
  }
  return { log, symbols, bits, next };
}

/**
 * The Huffman codes that a description gives (RFC 8878, 4.2.1).
 *
 * @param end - where the bytes that may hold the description end; four more must be readable
 * @throws {ZstdError} no codes are described so
 */
export function readCodeTable(bytes: Uint8Array, begin: number, end: number): Read<CodeTable> {
  if (begin >= end) damaged();
  const head = bytes[begin] ?? 0;
  const first = begin + 1;
  const count = head - 127;
  const next = first + (head < 128 ? head : (count + 1) >> 1);
  if (next > end) damaged();
  const weights =
    head < 128
      ? weightsOfStates(bytes, first, next)
      : Array.from({ length: count }, (_, i) => {
          const pair = bytes[first + (i >> 1)] ?? 0;
          return i % 2 === 0 ? pair >> 4 : pair & 15;
        });
  return { table: codeTable(weights), next };
}

/** Weights that two states write in turn, read from the end. */
function weightsOfStates(bytes: Uint8Array, begin: number, end: number): number[] {
  const { table, next: first } = readStateTable(bytes, begin, end, 6, longestCode + 2);
  const { log, symbols, bits, next } = table;
  const last = bytes[end - 1] ?? 0;
  if (first >= end || last === 0) damaged();
  const lowest = 8 * first;
  let place = 8 * (end - 1) + highestBit(last);
  const take = (count: number) => {
    place -= count;
    const two = (bytes[place >> 3] ?? 0) | ((bytes[(place >> 3) + 1] ?? 0) << 8);
    return (two >> (place & 7)) & ((1 << count) - 1);
  };
  let state = take(log);
  let other = take(log);
  if (place < lowest) damaged();
  const weights: number[] = [];
  for (;;) {
    // One weight more follows from the others.
    if (weights.length > 253) damaged();
    weights.push(symbols[state] ?? 0);
    const count = bits[state] ?? 0;
    if (place - count < lowest) {
      weights.push(symbols[other] ?? 0);
      return weights;
    }
    const following = (next[state] ?? 0) + take(count);
    state = other;
    other = following;
  }
}

/** Codes by their weights; the weight of the last symbol is what the others leave to a power of 2. */
function codeTable(weights: number[]): CodeTable {
  let sum = 0;
  for (const weight of weights) {
    if (weight > longestCode) damaged();
    if (weight > 0) sum += 1 << (weight - 1);
  }
  if (sum === 0) damaged();
  const longest = highestBit(sum) + 1;
  const left = (1 << longest) - sum;
  if (longest > longestCode || (left & (left - 1)) !== 0) damaged();
  const all = [...weights, highestBit(left) + 1];
  const symbols = new Uint8Array(1 << longest);
  const bits = new Uint8Array(1 << longest);
  let at = 0;
  for (let weight = 1; weight <= longest; weight++) {
    const width = 1 << (weight - 1);
    for (const [symbol, each] of all.entries()) {
      if (each !== weight) continue;
      symbols.fill(symbol, at, at + width);
      bits.fill(longest + 1 - weight, at, at + width);
      at += width;
    }
  }
  return { longest, symbols, bits };
}

/** What a code stands for: a number to which some bits are added. */
export interface Codes {
  readonly base: Int32Array;
  readonly extra: Uint8Array;
  readonly predefined: StateTable;
  readonly largestLog: number;
}

/** Each code begins where the one before it ends. */
function codes(
  first: number,
  extra: readonly number[],
  predefined: readonly number[],
  log: number,
  largestLog: number,
): Codes {
  const base = new Int32Array(extra.length);
  let next = first;
  for (const [code, bits] of extra.entries()) {
    base[code] = next;
    next += 2 ** bits;
  }
  return {
    base,
    extra: Uint8Array.from(extra),
    predefined: stateTable(predefined, log),
    largestLog,
  };
}

const times = (count: number, value: number): readonly number[] => Array(count).fill(value);

/** RFC 8878, 3.1.1.3.2.1.1 and 3.1.1.3.2.2. */
export const literalLengths = codes(
  0,
  [...times(16, 0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  [4, 3, ...times(11, 2), ...times(3, 1), ...times(9, 2), 3, 2, ...times(5, 1), ...times(4, -1)],
  6,
  9,
);
export const matchLengths = codes(
  3,
  [...times(32, 0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  [1, 4, 3, ...times(6, 2), ...times(37, 1), ...times(7, -1)],
  6,
  9,
);

/** No window that is allowed has a distance of more bits. */
const offsetCodes = 29;
export const offsets: Codes = {
  base: Int32Array.from({ length: offsetCodes }, (_, bits) => 2 ** bits),
  extra: Uint8Array.from({ length: offsetCodes }, (_, bits) => bits),
  predefined: stateTable([...times(6, 1), 2, 2, 2, ...times(15, 1), ...times(5, -1)], 5),
  largestLog: 8,
};
