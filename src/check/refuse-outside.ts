import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { isSystemError } from '../problems/system-reason.ts';

/**
 * Keeps what others wrote from having files read that its writer could not read: messages show lines of them.
 * A link counts as the file that it leads to.
 *
 * @param file - relative to the directory
 * @throws {Refusal} the file is neither in the folder nor below it
 */
export function refuseOutside(file: string, directory: string, folder: string): void {
  const path = resolve(directory, file);
  // What is not there leads nowhere; its reader says so where it would be inside.
  const place = realPlace(path);
  const isInside = place === undefined ? isBelow(path, folder) : isBelow(place, realPlace(folder));
  if (!isInside) throw new Refusal(problem('fixture-outside', {}, { file }));
}

function isBelow(path: string, folder: string | undefined): boolean {
  if (folder === undefined) return false;
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPlace(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
