import { createReadStream, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pathError } from '../../problems/path-refusal.ts';
import type { Connect } from '../database/connection.ts';
import type { OpenParquet } from '../layout/open-file.ts';
import type { SharedReading } from '../shared-reading.ts';
import type { Watch } from '../watch.ts';

/** Where files are read from. */
export interface InputWorld {
  /** Relative paths start here. */
  readonly directory: string;
  readonly stdin: Readable;
  /** Where long work says how far it is. */
  readonly progress?: (text: string) => void;
  /** Follows what is recognised, and how long it takes. */
  readonly watch?: Watch;
  /** What other commands read of the same files, for one that runs several. */
  readonly shared?: SharedReading;
  /** Rows beyond the beginning of a file are not read: it is asked only what the file is. */
  readonly onlyBeginnings?: true;
  /** Opens files that are no text, where that is possible at all. */
  readonly openParquet?: OpenParquet;
  /** Connects to databases, where that is possible at all. */
  readonly connect?: Connect;
  /** The command that installs a package that opens files or connects to databases. */
  readonly engineInstall?: (engine: '@duckdb/node-api' | 'pg') => string;
}

const chunkSize = 1 << 18;

/**
 * The bytes of a file, or of standard input for "-".
 *
 * @throws {Refusal} the file is missing, a folder, or cannot be read
 */
export async function* sourceBytes(file: string, world: InputWorld): AsyncGenerator<Buffer> {
  const { shared } = world;
  const path = resolve(world.directory, file);
  const read = () => (file === '-' ? standardInput(world.stdin) : fileBytes(path));
  const isKept =
    shared !== undefined && (shared.holds(file) || file === '-' || fileSize(path) === undefined);
  try {
    yield* isKept ? shared.bytes(file, read) : read();
  } catch (error) {
    throw pathError(error, file);
  }
}

/** The bytes of a file, and how far they have been read. */
export interface WatchedBytes {
  readonly bytes: AsyncIterable<Buffer>;
  /** How many there are, as far as it is known; else 0. */
  readonly size: number;
  /** How many of them have been read, from 0 to 1; undefined where the length of the file is not known. */
  readonly share: () => number | undefined;
}

/** The bytes of a file as `sourceBytes` has them, counted. */
export function watchedBytes(file: string, world: InputWorld): WatchedBytes {
  const size = file === '-' ? 0 : (fileSize(resolve(world.directory, file)) ?? 0);
  let read = 0;
  async function* counted() {
    for await (const chunk of sourceBytes(file, world)) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { bytes: counted(), size, share: () => (size > 0 ? Math.min(read / size, 1) : undefined) };
}

/** The size of a file in bytes; undefined where it cannot be seen, or is none: a folder, or a pipe. */
export function fileSize(path: string): number | undefined {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}

/** What fits into a chunk is read at once: with a thousand small files, a wait for each step takes most of the time. */
export async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  const found = statSync(path);
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (found.isFile() && found.size <= chunkSize) yield readFileSync(path);
  else yield* createReadStream(path, { highWaterMark: chunkSize });
}

/** The first bytes, at least so many of them where there are so many, and all bytes from the first on. */
export async function begun(
  bytes: AsyncIterable<Buffer>,
  length: number,
): Promise<{ readonly first: Buffer; readonly whole: AsyncGenerator<Buffer> }> {
  const chunks = bytes[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < length) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return { first, whole: follow(first, chunks) };
}

async function* follow(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

async function* standardInput(stdin: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
