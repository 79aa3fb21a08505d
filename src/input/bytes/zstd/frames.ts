import xxhash, { type XXHashAPI } from 'xxhash-wasm';
import { BlockDecoder, largestBlock } from './block-decoder.ts';
import { damaged, ZstdError } from './zstd-error.ts';

/** The largest window that is unpacked, in bytes: that of `zstd` itself where no option asks for more. */
const largestWindow = 1 << 27;

const frameStart = 0xfd2fb528;

/** What a frame says about itself (RFC 8878, 3.1.1.1). */
interface FrameHeader {
  /** How far back a block may repeat what came before, in bytes. */
  readonly window: number;
  /** What it unpacks to, in bytes, where it says so. */
  readonly size: number | undefined;
  readonly hasChecksum: boolean;
}

/**
 * What the frames of an archive hold, one after another, block by block.
 *
 * @param checked - called before the bytes of the first frame come out, with whether it has a checksum
 * @throws {ZstdError} a frame is cut short or damaged, or needs a dictionary or more memory than it is given
 */
export async function* framesUnpacked(
  chunks: AsyncIterable<Buffer>,
  checked: (hasChecksum: boolean) => void,
): AsyncGenerator<Buffer> {
  const source = new ByteSource(chunks);
  const hashes = await xxhash();
  let isFirst = true;
  try {
    for (;;) {
      const start = await source.take(4);
      if (start.length === 0) return;
      const magic = number(whole(start, 4));
      if (magic === frameStart) {
        const header = await frameHeader(source);
        if (isFirst) checked(header.hasChecksum);
        isFirst = false;
        yield* frame(source, header, hashes);
      } else if (magic >>> 4 === 0x184d2a5) await skipped(source);
      else damaged();
    }
  } finally {
    await source.close();
  }
}

async function frameHeader(source: ByteSource): Promise<FrameHeader> {
  const next = async (length: number) => whole(await source.take(length), length);
  const descriptor = number(await next(1));
  if ((descriptor & 8) !== 0) damaged();
  const isSingleSegment = (descriptor & 32) !== 0;
  const described = isSingleSegment ? undefined : number(await next(1));
  const dictionary = number(await next([0, 1, 2, 4][descriptor & 3] ?? 0));
  if (dictionary !== 0) throw new ZstdError('dictionary');
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const sizeField = number(await next(sizeBytes)) + (sizeBytes === 2 ? 256 : 0);
  const size = sizeBytes === 0 ? undefined : sizeField;
  const window = described === undefined ? sizeField : windowSize(described);
  if (window > largestWindow) throw new ZstdError('window');
  return { window, size, hasChecksum: (descriptor & 4) !== 0 };
}

/** RFC 8878, 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** The blocks of a frame, and then its checksum. */
async function* frame(
  source: ByteSource,
  { window, size, hasChecksum }: FrameHeader,
  hashes: XXHashAPI,
): AsyncGenerator<Buffer> {
  const blocks = new BlockDecoder(window);
  const hash = hasChecksum ? hashes.create64() : undefined;
  let unpacked = 0;
  for (let isLast = false; !isLast; ) {
    const head = number(whole(await source.take(3), 3));
    isLast = (head & 1) === 1;
    const kind = (head >> 1) & 3;
    const length = head >> 3;
    if (length > blocks.largest) damaged();
    const packed = kind === 1 ? 1 : length;
    const bytes = whole(await source.take(packed), packed);
    const block = [
      () => blocks.plain(bytes),
      () => blocks.repeated(bytes[0] ?? 0, length),
      () => blocks.compressed(bytes),
      damaged,
    ][kind]?.();
    if (block === undefined) continue;
    unpacked += block.length;
    if (size !== undefined && unpacked > size) damaged();
    hash?.update(block);
    yield block;
  }
  if (size !== undefined && unpacked !== size) damaged();
  if (hash === undefined) return;
  const checksum = number(whole(await source.take(4), 4));
  if (checksum !== Number(BigInt.asUintN(32, hash.digest()))) throw new ZstdError('checksum');
}

/** Passes over a frame that holds something else (RFC 8878, 3.1.2). */
async function skipped(source: ByteSource): Promise<void> {
  for (let left = number(whole(await source.take(4), 4)); left > 0; ) {
    const length = Math.min(left, largestBlock);
    whole(await source.take(length), length);
    left -= length;
  }
}

/** The bytes, if they are as many as there must be. */
function whole(bytes: Buffer, length: number): Buffer {
  if (bytes.length < length) throw new ZstdError('cut-short');
  return bytes;
}

/** A number as zstd writes it: the last byte is the first. */
function number(bytes: Buffer): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/** Bytes that come in chunks, taken in pieces of whatever length. */
class ByteSource {
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
