import { type Dirent, existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathError } from '../problems/path-refusal.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { codeOf, isSystemError } from '../problems/system-reason.ts';

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

/** The file itself, unless it is a folder or a device. One that cannot be looked at is not left out: its reader says why. */
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

/** What one place of a pattern takes: any run of characters, or one character that it knows. */
type Part = 'any' | ((character: string) => boolean);

/** Whether a word is a pattern of names, as a shell would have it. */
const isPattern = (word: string): boolean => /[*?[]/.test(word);

/**
 * Tells names that fit a pattern: `*` is any run of characters, `?` any single one, `[a-z]` one of those,
 * `[!a-z]` one that is none of them. A name that begins with a point has to be asked for with one.
 * Never looks further back than the last `*`, so that no pattern takes long.
 */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const parts = partsOf([...pattern]);
  const hidden = pattern.startsWith('.');
  return (name) => (hidden || !name.startsWith('.')) && fits([...name], parts);
}

function fits(characters: readonly string[], parts: readonly Part[]): boolean {
  let part = 0;
  let star = -1;
  let resumeAt = 0;
  for (let i = 0; i < characters.length; ) {
    const wanted = parts[part];
    if (wanted === 'any') {
      star = part;
      resumeAt = i;
      part += 1;
    } else if (wanted?.(characters[i] ?? '') === true) {
      part += 1;
      i += 1;
    } else if (star >= 0) {
      resumeAt += 1;
      i = resumeAt;
      part = star + 1;
    } else return false;
  }
  return parts.slice(part).every((each) => each === 'any');
}

function partsOf(pattern: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i] ?? '';
    // A bracket right behind the one that opens is one of the characters.
    const negated = sign === '[' && ['!', '^'].includes(pattern[i + 1] ?? '');
    const first = i + (negated ? 2 : 1);
    const close = sign === '[' ? pattern.indexOf(']', first + 1) : -1;
    if (sign === '*') parts.push('any');
    else if (sign === '?') parts.push(() => true);
    else if (close >= 0) {
      const isOne = oneOf(pattern.slice(first, close));
      parts.push(negated ? (character) => !isOne(character) : isOne);
      i = close;
    } else parts.push((character) => character === sign);
  }
  return parts;
}

/** Characters by themselves, and ranges of them by code point: "a-z_". */
function oneOf(set: readonly string[]): (character: string) => boolean {
  const ranges: (readonly [from: number, to: number])[] = [];
  const code = (at: number) => set[at]?.codePointAt(0) ?? 0;
  for (let i = 0; i < set.length; i++) {
    const isRange = set[i + 1] === '-' && i + 2 < set.length;
    ranges.push([code(i), code(isRange ? i + 2 : i)]);
    if (isRange) i += 2;
  }
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => point >= from && point <= to);
  };
}
