import { closeSync, fsyncSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { median } from './measure.ts';

/** Milliseconds that the stages of a command take at least, in plain JavaScript on one thread. */
export interface Floors {
  readonly bytesRead: number;
  /** Where each cell begins and ends. */
  readonly cellsFound: number;
  /** The number of the id in the first cell of each line, by a table of all ids. */
  readonly idsKnown: number;
  /** Each figure written into bytes with six decimals. */
  readonly digitsMade: number;
  readonly bytesWritten: number;
}

/** What a command reads and writes. */
export interface Amounts {
  readonly file: string;
  /** Figures written with decimals. */
  readonly figures: number;
  /** Bytes written. */
  readonly bytes: number;
}

const [lineFeed, comma, zero, point] = [10, 44, 48, 46];

export function floorsOf({ file, figures, bytes }: Amounts): Floors {
  const block = Buffer.allocUnsafe(1 << 20);
  const content = readFileSync(file);
  return {
    bytesRead: time(() => readAll(file, block)),
    cellsFound: time(() => cells(content)),
    idsKnown: time(() => ids(content)),
    digitsMade: time(() => digits(block, figures)),
    bytesWritten: time(() => writeAll(block, bytes)),
  };
}

function time(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return median(times);
}

function readAll(file: string, block: Buffer): void {
  const opened = openSync(file, 'r');
  while (readSync(opened, block) > 0);
  closeSync(opened);
}

function cells(content: Buffer): number {
  const ends = new Int32Array(16);
  let found = 0;
  let inLine = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at];
    if (byte !== comma && byte !== lineFeed) continue;
    ends[inLine++ & 15] = at;
    if (byte !== lineFeed) continue;
    found += inLine;
    inLine = 0;
  }
  return found;
}

/** An open-addressing table of where each id stands first; its bytes are compared with those there. */
function ids(content: Buffer): number {
  let [slots, hashes]: Table = [new Int32Array(1 << 16), new Int32Array(1 << 16)];
  let count = 0;
  for (let at = content.indexOf(lineFeed) + 1; at < content.length; ) {
    let hash = 0;
    let end = at;
    for (; content[end] !== comma; end++) hash = Math.imul(hash ^ (content[end] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (
      slots[slot] !== 0 &&
      !(hashes[slot] === hash && isSame(content, slots[slot] ?? 0, at, end))
    )
      slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      slots[slot] = at;
      hashes[slot] = hash;
      count += 1;
      if (2 * count > slots.length) [slots, hashes] = widened(slots, hashes);
    }
    at = content.indexOf(lineFeed, end) + 1;
    if (at === 0) break;
  }
  return count;
}

function isSame(content: Buffer, place: number, at: number, end: number): boolean {
  let i = 0;
  while (at + i <= end && content[place + i] === content[at + i]) i += 1;
  return at + i > end;
}

type Table = [slots: Int32Array, hashes: Int32Array];

function widened(slots: Int32Array, hashes: Int32Array): Table {
  const wider: Table = [new Int32Array(4 * slots.length), new Int32Array(4 * slots.length)];
  const mask = wider[0].length - 1;
  for (const [i, place] of slots.entries()) {
    if (place === 0) continue;
    const hash = hashes[i] ?? 0;
    let slot = hash & mask;
    while (wider[0][slot] !== 0) slot = (slot + 1) & mask;
    wider[0][slot] = place;
    wider[1][slot] = hash;
  }
  return wider;
}

/** Numbers below 10,000, digit by digit, and a comma after each. */
function digits(block: Buffer, figures: number): void {
  const size = 12;
  for (let i = 0, end = size; i < figures; i++, end += size) {
    if (end > block.length) end = size;
    block[end - 1] = comma;
    digitsBefore(block, end - 1, 6, (i * 2_654_435) % 1_000_000);
    block[end - 8] = point;
    digitsBefore(block, end - 8, 4, i % 10_000);
  }
}

function digitsBefore(block: Buffer, end: number, count: number, number: number): void {
  let rest = number;
  for (let place = end - 1; place >= end - count; place--) {
    const tenth = (rest / 10) | 0;
    block[place] = zero + rest - 10 * tenth;
    rest = tenth;
  }
}

function writeAll(block: Buffer, bytes: number): void {
  const file = '.bench/floor.out';
  const opened = openSync(file, 'w');
  for (let left = bytes; left > 0; left -= block.length)
    writeSync(opened, block, 0, Math.min(left, block.length));
  fsyncSync(opened);
  closeSync(opened);
  rmSync(file);
}
