import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../problems/nearest.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { isSystemError } from '../problems/system-reason.ts';

/** A problem of a file that is not there, with the file of its folder that was probably meant. */
export function withNearestFile(found: Problem, directory: string): Problem {
  const file = found.at?.file;
  if (found.code !== 'file-missing' || file === undefined) return found;
  const { pattern } = (found as Problem<'file-missing'>).args;
  const near = pattern ? '' : nearest(basename(file), namesIn(resolve(directory, dirname(file))));
  if (near === '') return found;
  const folder = dirname(file);
  const whole = folder === '.' && !file.startsWith('./') ? near : join(folder, near);
  return problem('file-missing', { pattern, nearest: whole }, found.at);
}

/** The names in a folder; none where there is no such folder, or it may not be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}
