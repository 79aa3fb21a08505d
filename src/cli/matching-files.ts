import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem } from '../core/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { systemReason } from '../problems/system-reason.ts';
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
    const found = statSync(resolve(directory, inside), { throwIfNoEntry: false });
    return found?.isFile() === true ? [inside] : [];
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
      const found = statSync(resolve(directory, inside), { throwIfNoEntry: false });
      if (isLast) return found?.isFile() === true ? [inside] : [];
      return found?.isDirectory() === true ? below(`${inside}/`, rest, directory) : [];
    });
  return [...here, ...deeper];
}

function entriesOf(folder: string, directory: string): readonly Dirent[] {
  try {
    return readdirSync(resolve(directory, folder), { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new Refusal(
      problem('file-unreadable', { reason: systemReason(error) }, { file: folder || '.' }),
    );
  }
}
