import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** The encoding of a file, and what says so. */
export interface DecidedEncoding {
  readonly value: Encoding;
  readonly decidedBy: string;
}

/**
 * Bytes in any of the encodings as UTF-8 without a byte-order mark. Bytes that are not what they should
 * be are refused: a replacement character in a name or an id would be a silent change of data.
 *
 * @param option - the encoding that an option names; else a byte-order mark decides, else it is UTF-8
 * @param decided - called once, before the first bytes come out
 * @throws {Refusal} a binary file, or bytes that the encoding does not have
 */
export async function* decoded(
  bytes: AsyncIterable<Buffer>,
  file: string,
  option: Encoding | undefined,
  decided: (encoding: DecidedEncoding) => void,
): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 512) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const mark = byteOrderMark(start);
  const encoding = option ?? mark?.encoding ?? 'utf-8';
  decided({ value: encoding, decidedBy: option ? '--encoding' : (mark?.name ?? 'valid UTF-8') });
  if (mark?.encoding === encoding) start = start.subarray(mark.length);
  const sixteenBits = encoding === 'utf-16le' || encoding === 'utf-16be';
  const kind = sixteenBits ? undefined : binaryKind(start);
  if (kind !== undefined) throw new Refusal(problem('file-binary', { kind }, { file }));
  const decoder = encoding === 'utf-8' ? new Utf8Check(file) : new Translation(encoding, file);
  yield decoder.take(start);
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) break;
    yield decoder.take(next.value);
  }
  yield decoder.end();
}

const marks: readonly { encoding: Encoding; length: number; name: string; bytes: Buffer }[] = [
  { encoding: 'utf-8', length: 3, bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', length: 2, bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', length: 2, bytes: Buffer.from([0xfe, 0xff]) },
].map((mark) => ({ ...mark, encoding: mark.encoding as Encoding, name: 'byte-order mark' }));

function byteOrderMark(start: Buffer): (typeof marks)[number] | undefined {
  return marks.find(({ bytes }) => start.subarray(0, bytes.length).equals(bytes));
}

interface Decoder {
  take(chunk: Buffer): Buffer;
  end(): Buffer;
}

/** Lets UTF-8 through as it is, whole characters at a time. */
class Utf8Check implements Decoder {
  readonly #file: string;
  #tail: Buffer = Buffer.alloc(0);
  #offset = 0;
  #lines = 0;

  constructor(file: string) {
    this.#file = file;
  }

  take(chunk: Buffer): Buffer {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
    if (!isUtf8(whole)) this.#refuse(bytes, invalidByteAt(bytes));
    this.#tail = Buffer.from(bytes.subarray(whole.length));
    this.#offset += whole.length;
    this.#lines += newlines(whole);
    return whole;
  }

  end(): Buffer {
    if (this.#tail.length > 0) this.#refuse(this.#tail, 0);
    return this.#tail;
  }

  #refuse(bytes: Buffer, at: number): never {
    const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    const line = this.#lines + newlines(bytes.subarray(0, at)) + 1;
    throw new Refusal(
      problem(
        'encoding-invalid',
        { encoding: 'UTF-8', byte: `byte ${byte} (offset ${this.#offset + at})` },
        { file: this.#file, line },
      ),
    );
  }
}

/** Translates another encoding. */
class Translation implements Decoder {
  readonly #decoder: TextDecoder;
  readonly #file: string;
  readonly #encoding: Encoding;
  #lines = 0;

  constructor(encoding: Encoding, file: string) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    this.#encoding = encoding;
    this.#file = file;
  }

  take(chunk: Buffer): Buffer {
    return this.#decode(chunk, true);
  }

  end(): Buffer {
    return this.#decode(Buffer.alloc(0), false);
  }

  #decode(chunk: Buffer, stream: boolean): Buffer {
    let text: string;
    try {
      text = this.#decoder.decode(chunk, { stream });
    } catch {
      throw new Refusal(
        problem(
          'encoding-invalid',
          { encoding: this.#encoding, byte: 'a character on this line or below' },
          { file: this.#file, line: this.#lines + 1 },
        ),
      );
    }
    const bytes = Buffer.from(text, 'utf8');
    this.#lines += newlines(bytes);
    return bytes;
  }
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Kinds of file that are told apart, so that the message can say what to do. */
type BinaryKind =
  | 'workbook'
  | 'oldWorkbook'
  | 'gzip'
  | 'pdf'
  | 'parquet'
  | 'zstd'
  | 'utf16'
  | 'unknown';

const signatures: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['oldWorkbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What kind of binary file begins like this, or undefined if it can be text. */
function binaryKind(start: Buffer): BinaryKind | undefined {
  for (const [kind, signature] of signatures)
    if (signature.every((byte, i) => start[i] === byte)) return kind;
  if (!start.includes(0)) return undefined;
  // Latin letters in UTF-16 have a zero in every other byte.
  const pairs = Math.floor(Math.min(start.length, 512) / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) even += 1;
    if (start[2 * i + 1] === 0) odd += 1;
  }
  const oneSided = Math.min(even, odd) === 0 && Math.max(even, odd) > pairs * 0.6;
  return oneSided ? 'utf16' : 'unknown';
}

/** How many bytes at the end begin a character that the next chunk must finish: 0 to 3. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

/** The offset of the first byte that no well-formed UTF-8 has there. */
function invalidByteAt(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes[at] ?? 0);
    if (length === 0 || !isCharacter(bytes.subarray(at, at + length), length)) return at;
    at += length;
  }
  return at;
}

/** The length of the character that begins with this byte, or 0 if none does. */
function characterLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** Continuation bytes only, no overlong form, no surrogate, nothing past U+10FFFF (RFC 3629, table 3-7). */
function isCharacter(bytes: Buffer, length: number): boolean {
  if (bytes.length < length) return false;
  for (let i = 1; i < length; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  const [first = 0, second = 0] = bytes;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second <= 0x9f;
  if (first === 0xf0) return second >= 0x90;
  return first === 0xf4 ? second <= 0x8f : true;
}
