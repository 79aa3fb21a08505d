import { type Dirent, existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathError } from '../problems/path-refusal.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { codeOf, isSystemError } from '../problems/system-reason.ts';
import { isPattern, nameMatcher } from './name-pattern.ts';

/**
 * Operands with each pattern that no shell has expanded replaced by the files it fits, sorted by code
 * unit: 'orders-*.csv', 'exports/2024-0[1-3].csv'. A step of `**` is any number of folders. A file that
 * really has such a name is itself.
 *
 * @throws {Refusal} no file fits a pattern, or a folder on the way cannot be read
 */
export function matchingFiles(operands: readonly string[], directory: string): readonly string[] {
  return operands.flatMap((operand) => {
    if (!isPattern(operand) || existsSync(resolve(directory, operand))) return [operand];
    const root = /^\/*/.exec(operand)?.[0] ?? '';
    const steps = operand.slice(root.length).split('/');
    const files = [...new Set(below(root, steps, directory))].sort();
    if (files.length > 0) return files;
    throw new Refusal(problem('file-missing', { pattern: true }, { file: operand }));
  });
}

/** The files below a folder that fit the steps of a path; the folder is written as the user would. */
function below(folder: string, steps: readonly string[], directory: string): readonly string[] {
  const [step = '', ...rest] = steps;
  const isLast = rest.length === 0;
  if (!isPattern(step)) {
    const inside = folder + step;
    if (!isLast) return below(`${inside}/`, rest, directory);
    return isNothing(lookedAt(inside, directory, lstatSync)) ? [] : fileAt(inside, directory);
  }
  const entries = entriesOf(folder, directory);
  const inAny = step === '**';
  // `**` at the end stands for every file below.
  const here = inAny ? below(folder, isLast ? ['*'] : rest, directory) : [];
  const fits = nameMatcher(inAny ? '*' : step);
  const deeper = entries
    .filter(({ name }) => fits(name))
    .flatMap((entry) => {
      const inside = folder + entry.name;
      // Links to folders are not followed down `**`: they may lead round in a circle.
      if (inAny) return entry.isDirectory() ? below(`${inside}/`, steps, directory) : [];
      if (isLast) return fileAt(inside, directory);
      return isFolder(inside, directory) ? below(`${inside}/`, rest, directory) : [];
    });
  return [...here, ...deeper];
}

/** What stands there, or what the system says instead. */
function lookedAt(file: string, directory: string, look: (path: string) => Stats): Stats | Error {
  try {
    return look(resolve(directory, file));
  } catch (error) {
    if (error instanceof Error && isSystemError(error)) return error;
    throw error;
  }
}

/** The file itself, unless it is a folder or a device. One that cannot be looked at is not passed over: its reader says why. */
function fileAt(file: string, directory: string): readonly string[] {
  const found = lookedAt(file, directory, statSync);
  return found instanceof Error || found.isFile() ? [file] : [];
}

/** Whether files may be looked for in it; links that lead nowhere are no folders. */
function isFolder(file: string, directory: string): boolean {
  const found = lookedAt(file, directory, statSync);
  if (!(found instanceof Error)) return found.isDirectory();
  if (isNothing(found) || codeOf(found) === 'ELOOP') return false;
  throw pathError(found, file);
}

const isNothing = (found: Stats | Error): boolean =>
  found instanceof Error && ['ENOENT', 'ENOTDIR'].includes(codeOf(found) ?? '');

function entriesOf(folder: string, directory: string): readonly Dirent[] {
  try {
    return readdirSync(resolve(directory, folder), { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && isNothing(error)) return [];
    throw pathError(error, folder || '.');
  }
}
