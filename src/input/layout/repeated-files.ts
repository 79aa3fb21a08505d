import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { fileBytes, fileSize } from '../bytes/source-bytes.ts';

/**
 * Of each file the first that holds the same bytes, where one before it does. Only files of one size are compared, and
 * what is no file, a pipe, is not.
 */
export async function sameFiles(
  files: readonly string[],
  directory: string,
): Promise<readonly (string | undefined)[]> {
  if (files.length < 2) return files.map(() => undefined);
  const sizes = files.map((file) =>
    file === '-' ? undefined : fileSize(resolve(directory, file)),
  );
  const ofSize = new Map<number | undefined, number>();
  for (const size of sizes) ofSize.set(size, (ofSize.get(size) ?? 0) + 1);
  const firstWith = new Map<string, string>();
  const same: (string | undefined)[] = [];
  for (const [i, file] of files.entries()) {
    const size = sizes[i];
    const isAlone = size === undefined || ofSize.get(size) === 1;
    const content = isAlone ? undefined : await contentOf(file, directory);
    same.push(content === undefined ? undefined : firstWith.get(content));
    if (content !== undefined && !firstWith.has(content)) firstWith.set(content, file);
  }
  return same;
}

/** What tells the bytes of a file from those of others; undefined where it cannot be read. */
async function contentOf(file: string, directory: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of fileBytes(resolve(directory, file))) hash.update(chunk);
  } catch {
    return undefined;
  }
  return hash.digest('base64');
}
