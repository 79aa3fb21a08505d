import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { begun } from './source-bytes.ts';
import { framesUnpacked } from './zstd/frames.ts';
import { ZstdError } from './zstd/zstd-error.ts';

const chunkSize = 1 << 17;

export type Packing = 'gzip' | 'zstd';

const signatures: readonly (readonly [Packing, Buffer])[] = [
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];

/**
 * What an archive may always unpack to, in bytes; more than that only up to so many times its own size. Tables
 * are packed to a tenth or a hundredth: what is packed to less than a thousandth is made to fill the memory.
 */
const alwaysAllowed = 1 << 26;
const largestGrowth = 1000;

/** Whether so many bytes are more than what is packed in so many may unpack to. */
export const growsTooMuch = (size: number, packed: number): boolean =>
  size > alwaysAllowed && size > largestGrowth * packed;

/**
 * The bytes themselves, or what is packed in them where they begin as gzip does (RFC 1952) or zstd (RFC 8878),
 * whatever the name of the file. A few chunks at a time, so that memory holds no more than the window of the
 * archive. Archives one after another in one file are one text, as for gzip itself.
 *
 * @param packed - called before the first bytes come out, with how they were packed in words; not where they were not
 * @throws {Refusal} the archive is cut short or damaged, grows beyond what is allowed, or needs too much memory
 */
export async function* unpacked(
  bytes: AsyncIterable<Buffer>,
  file: string,
  packed: (how: string) => void,
): AsyncGenerator<Buffer> {
  const { first, whole } = await begun(bytes, 4);
  const packing = signatures.find(([, signature]) =>
    first.subarray(0, signature.length).equals(signature),
  )?.[0];
  if (packing === undefined) {
    yield* whole;
    return;
  }
  let taken = 0;
  async function* counted() {
    for await (const chunk of whole) {
      taken += chunk.length;
      yield chunk;
    }
  }
  let size = 0;
  for await (const chunk of packing === 'gzip'
    ? gunzipped(counted(), file, packed)
    : unpackedZstd(counted(), file, packed)) {
    size += chunk.length;
    if (growsTooMuch(size, taken))
      throw new Refusal(problem('archive-too-large', { packing, reason: 'growth' }, { file }));
    yield chunk;
  }
}

async function* gunzipped(
  bytes: AsyncIterable<Buffer>,
  file: string,
  packed: (how: string) => void,
): AsyncGenerator<Buffer> {
  packed('gzip');
  // What goes wrong with the source comes out of the gunzip, too.
  const gunzip = pipeline(Readable.from(bytes), createGunzip({ chunkSize }), () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'Z_BUF_ERROR' && code !== 'Z_DATA_ERROR') throw error;
    const reason = code === 'Z_BUF_ERROR' ? 'cut-short' : 'damaged';
    throw new Refusal(problem('gzip-broken', { reason }, { file }));
  }
}

async function* unpackedZstd(
  bytes: AsyncIterable<Buffer>,
  file: string,
  packed: (how: string) => void,
): AsyncGenerator<Buffer> {
  const checked = (hasChecksum: boolean) =>
    packed(hasChecksum ? 'zstd' : 'zstd without a checksum');
  try {
    yield* framesUnpacked(bytes, checked);
  } catch (error) {
    if (!(error instanceof ZstdError)) throw error;
    const { fault } = error;
    throw new Refusal(
      fault === 'window'
        ? problem('archive-too-large', { packing: 'zstd', reason: fault }, { file })
        : problem('zstd-broken', { reason: fault }, { file }),
    );
  }
}
