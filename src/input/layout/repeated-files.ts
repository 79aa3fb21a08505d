import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * Of each file the first that holds the same bytes, where one before it does. Only files of one size are compared, and
 * what is no file, a pipe, is not.
 */
export async function sameFiles(
  files: readonly string[],
  directory: string,
): Promise<readonly (string | undefined)[]> {
  if (files.length < 2) return files.map(() => undefined);
  const sizes = await Promise.all(files.map((file) => sizeOf(file, directory)));
  const firstWith = new Map<string, string>();
  const same: (string | undefined)[] = [];
  for (const [i, file] of files.entries()) {
    const size = sizes[i];
    const isAlone = size === undefined || sizes.filter((each) => each === size).length < 2;
    const content = isAlone ? undefined : await contentOf(file, directory);
    same.push(content === undefined ? undefined : firstWith.get(content));
    if (content !== undefined && !firstWith.has(content)) firstWith.set(content, file);
  }
  return same;
}

async function sizeOf(file: string, directory: string): Promise<number | undefined> {
  if (file === '-') return undefined;
  const found = await stat(resolve(directory, file)).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}

/** What tells the bytes of a file from those of others; undefined where it cannot be read. */
async function contentOf(file: string, directory: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(resolve(directory, file))) hash.update(chunk);
  } catch {
    return undefined;
  }
  return hash.digest('base64');
}
