import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

const chunkSize = 1 << 17;

/**
 * The bytes themselves, or what is packed in them where they begin as gzip does (RFC 1952), whatever the
 * name of the file. A few chunks at a time, so that a file which unpacks to more than memory holds
 * does no harm. Archives one after another in one file are one text, as for gzip itself.
 *
 * @param packed - told before the first bytes come out, where they were packed
 * @throws {Refusal} the archive is cut short or damaged
 */
export async function* unpacked(
  bytes: AsyncIterable<Buffer>,
  file: string,
  packed: () => void,
): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const whole = follow(start, chunks);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* whole;
    return;
  }
  packed();
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
