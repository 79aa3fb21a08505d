import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { WrittenRequest } from '../commands/command.ts';
import type { Starter } from '../commands/shared/init-option.ts';
import { writing } from '../problems/path-refusal.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { writeWhole } from '../render/write-file.ts';

/** What may be said beside `--init`. */
const compatible: readonly string[] = ['init', 'output', 'quiet', 'color'];

/**
 * Writes the file that a command begins with, and never over another.
 *
 * @returns what to print: a word about the file, or with `-o -` the file itself
 * @throws {Refusal} it is there already, cannot be written, or the request asks for more
 */
export function writeStarter(
  command: string,
  { file: usual, text: content, schema }: Starter,
  { operands, options }: WrittenRequest,
  directory: string,
): string {
  const others = Object.keys(options).filter((name) => !compatible.includes(name));
  const more = [...others.map((name) => `--${name}`), ...operands];
  const problems = more.map((each): Problem => {
    const settle = '--init only writes the file; leave it out for a result.';
    return problem('option-conflict', { options: `--init and ${each}`, settle });
  });
  if (problems.length > 0) throw new Refusal(...problems);
  const output = options['output'];
  const file = typeof output === 'string' ? output : usual;
  const text = schemaLine(schema, output === '-' ? undefined : file, directory) + content;
  if (output === '-') return text;
  if (existsSync(resolve(directory, file)))
    throw new Refusal(problem('starter-exists', { command }, { file }));
  writing(file, () => writeWhole(resolve(directory, file), text));
  return `Wrote ${file}. Fill it in, then: rapport ${command} ${file}\n`;
}

/**
 * The line by which editors find the schema of a YAML file: the way from its folder to the package among the
 * installed ones, as Node looks for it, so that the schema is that of the installed version, and is read without
 * a network. Where the package is not there yet, the place where it would be. Nothing where there is no schema.
 *
 * @param file - that the line is written into; undefined for standard output
 */
export function schemaLine(
  schema: string | undefined,
  file: string | undefined,
  directory: string,
): string {
  if (schema === undefined) return '';
  const folder = file === undefined ? directory : dirname(resolve(directory, file));
  const own = join('node_modules', 'rapport-cli', 'schemas', schema);
  let up = '';
  for (let at = folder; !existsSync(join(at, own)); at = dirname(at)) {
    if (at === dirname(at)) {
      up = '';
      break;
    }
    up += '../';
  }
  return `# yaml-language-server: $schema=${up}node_modules/rapport-cli/schemas/${schema}\n`;
}
