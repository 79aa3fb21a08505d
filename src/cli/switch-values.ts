import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OptionSpec } from '../commands/option.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { isFileName } from './no-command.ts';
import type { Registered } from './registry.ts';

/**
 * A word behind an option that takes no value, and that is no file, was meant as its value: `--months 12`.
 *
 * @throws {Refusal} there is such a word
 */
export function refuseSwitchValues(
  { operands }: Registered,
  specs: readonly OptionSpec[],
  words: readonly string[],
  directory: string,
): void {
  if (operands === 'WORD...') return;
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const problems = own.flatMap((word, i) => {
    const before = own[i - 1] ?? '';
    const isSwitch = specs.some(({ name, value }) => value === undefined && before === `--${name}`);
    if (!isSwitch || word.startsWith('-') || isFileName(word, directory)) return [];
    // A folder may be read.
    if (existsSync(resolve(directory, word))) return [];
    return [problem('option-with-value', { option: before })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}
