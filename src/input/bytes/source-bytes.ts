import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pathError } from '../../problems/path-refusal.ts';
import type { Threads } from '../../threads/task.ts';
import type { OpenParquet } from '../layout/open-file.ts';
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
  /** What else than this thread can read large files. */
  readonly threads?: Threads;
  /** Opens files that are no text, where that is possible at all. */
  readonly openParquet?: OpenParquet;
  /** The command that installs what opens them. */
  readonly engineInstall?: () => string;
}

const chunkSize = 1 << 18;

/**
 * The bytes of a file, or of standard input for "-".
 *
 * @throws {Refusal} the file is missing, a folder, or cannot be read
 */
export async function* sourceBytes(file: string, world: InputWorld): AsyncGenerator<Buffer> {
  try {
    yield* file === '-' ? standardInput(world.stdin) : fileBytes(resolve(world.directory, file));
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
export async function watchedBytes(file: string, world: InputWorld): Promise<WatchedBytes> {
  const found =
    file === '-' ? undefined : await stat(resolve(world.directory, file)).catch(() => undefined);
  const size = found?.isFile() === true ? found.size : 0;
  let read = 0;
  async function* counted() {
    for await (const chunk of sourceBytes(file, world)) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { bytes: counted(), size, share: () => (size > 0 ? Math.min(read / size, 1) : undefined) };
}

async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  if ((await stat(path)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  yield* createReadStream(path, { highWaterMark: chunkSize });
}

async function* standardInput(stdin: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
