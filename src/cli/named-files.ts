import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OptionSpec, Request } from '../commands/command.ts';
import { problem } from '../core/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** Options whose file is written; every other option that takes a FILE reads it. */
const written = ['output', 'rejects', 'save'] as const;

/** The files that a request names to be read: its operands, and the values of options. */
export function filesRead(specs: readonly OptionSpec[], { operands, options }: Request): string[] {
  const readers = specs.filter(
    ({ name, value }) => value?.endsWith('FILE') === true && !written.some((each) => each === name),
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
  request: Request,
  directory: string,
): void {
  const taken = new Map(
    filesRead(specs, request).map((file) => [placeOf(file, directory), `the input ${file}`]),
  );
  for (const name of written) {
    const file = request.options[name];
    if (typeof file !== 'string' || file === '-') continue;
    const place = placeOf(file, directory);
    const other = taken.get(place);
    if (other !== undefined && place !== undefined) {
      const options = `--${name} ${file} and ${other}`;
      const settle = 'Write to another file; one of the two would be lost.';
      throw new Refusal(problem('option-conflict', { options, settle }));
    }
    taken.set(place, `--${name} ${file}`);
  }
}

/** Where a name leads to, links followed; undefined for what keeps nothing, such as a terminal. */
function placeOf(file: string, directory: string): string | undefined {
  const path = resolve(directory, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return path;
  return found.isFile() ? realpathSync(path) : undefined;
}
