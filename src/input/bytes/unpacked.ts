import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { unpackedZstd } from './unpacked-zstd.ts';

const chunkSize = 1 << 17;

export type Packing = 'gzip' | 'zstd';

const signatures: readonly (readonly [Packing, Buffer])[] = [
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];

/**
 * The bytes themselves, or what is packed in them where they begin as gzip does (RFC 1952) or zstd (RFC 8878),
 * whatever the name of the file. A few chunks at a time, so that a file which unpacks to more than memory holds
 * does no harm. Archives one after another in one file are one text, as for gzip itself.
 *
 * @param packed - told before the first bytes come out, where they were packed
 * @throws {Refusal} the archive is cut short or damaged
 */
export async function* unpacked(
  bytes: AsyncIterable<Buffer>,
  file: string,
  packed: (packing: Packing) => void,
): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 4) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const whole = follow(start, chunks);
  const packing = signatures.find(([, signature]) =>
    start.subarray(0, signature.length).equals(signature),
  )?.[0];
  if (packing === undefined) {
    yield* whole;
    return;
  }
  packed(packing);
  yield* packing === 'gzip' ? gunzipped(whole, file) : unpackedZstd(whole, file);
}

async function* gunzipped(whole: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  // What goes wrong with the source comes out of the gunzip, too.
  const gunzip = pipeline(Readable.from(whole), createGunzip({ chunkSize }), () => {});
  try {
    yield* gunzip;
  } catch (error) {
    throw refusalFor(error, file);
  }
}

async function* follow(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield start;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

function refusalFor(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR')
    return new Refusal(problem('gzip-broken', { reason: 'cut-short' }, { file }));
  if (code === 'Z_DATA_ERROR')
    return new Refusal(problem('gzip-broken', { reason: 'damaged' }, { file }));
  return error;
}
