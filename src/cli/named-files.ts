import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WrittenRequest } from '../commands/command.ts';
import type { OptionSpec } from '../commands/option.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { isSystemError } from '../problems/system-reason.ts';
import { placeWritten } from '../render/write-file.ts';

/** Options whose file is written; every other option that takes a FILE reads it. */
const writtenFiles = ['output', 'rejects', 'save', 'chart', 'scores'] as const;

/** Whether an option names a file that is written. One of the same name may name something else: a table. */
export const isWritten = ({ name, value }: Pick<OptionSpec, 'name' | 'value'>): boolean =>
  value?.includes('FILE') === true && writtenFiles.some((each) => each === name);

/** The files that a request names to be read: its operands, and the values of options. */
export function filesRead(
  specs: readonly OptionSpec[],
  { operands, options }: WrittenRequest,
): string[] {
  const readers = specs.filter(
    (option) => option.value?.endsWith('FILE') === true && !isWritten(option),
  );
  const values = readers.flatMap(({ name }) => options[name] ?? []);
  return [...operands, ...values.filter((value) => value !== true)];
}

/**
 * Refuses to write over what is read, and to write two things to one place.
 *
 * @throws {Refusal} a file has two parts to play
 */
export function refuseOverwriting(
  specs: readonly OptionSpec[],
  request: WrittenRequest,
  directory: string,
): void {
  const taken = new Map(
    filesRead(specs, request).map((file) => [placeOf(file, directory), `the input ${file}`]),
  );
  const others = new Set(specs.filter((option) => !isWritten(option)).map(({ name }) => name));
  for (const name of writtenFiles.filter((each) => !others.has(each))) {
    const file = request.options[name];
    if (typeof file !== 'string' || file === '-') continue;
    const place = placeOf(file, directory);
    const other = taken.get(place);
    if (other !== undefined && place !== undefined) {
      const options = `--${name} ${file} and ${other}`;
      const settle = 'Write to another file: one of the two would be lost.';
      throw new Refusal(problem('option-conflict', { options, settle }));
    }
    taken.set(place, `--${name} ${file}`);
  }
}

/** Where a name leads to, links followed; undefined for what keeps nothing, such as a terminal. */
function placeOf(file: string, directory: string): string | undefined {
  const path = resolve(directory, file);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined || found.isFile() ? placeWritten(path) : undefined;
  } catch (error) {
    // What is wrong with the name is said by whoever reads or writes the file.
    if (isSystemError(error)) return path;
    throw error;
  }
}
