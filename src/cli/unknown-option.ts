import type { OptionSpec } from '../commands/option.ts';
import { synonymOf } from '../commands/synonyms.ts';
import { nearest } from '../problems/nearest.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';
import { withoutOption } from './without-option.ts';

/**
 * Answers an option that a command does not take by what it means: the option of this command that means it, the
 * commands that have it, what to do where no option does, or the option that it misspells.
 */
export async function unknownOption(option: string, command: string): Promise<Refusal> {
  const name = option.replace(/^-+/, '');
  const loaded = await Promise.all(registry.map(({ load }) => load()));
  const own = [...sharedOptions, ...(loaded.find((each) => each.name === command)?.options ?? [])];
  const unknown = (suggestion: string, instead = '') =>
    new Refusal(
      problem('option-unknown', {
        option,
        command,
        suggestion,
        ...(instead !== '' && { instead }),
      }),
    );

  const synonym = synonymOf(name, own);
  if (synonym !== '') return unknown(synonym);
  const takes = loaded.filter(({ options }) => options.some((spec) => spec.name === name));
  if (takes.length > 0) {
    const usedBy = takes.map((each) => each.name).join(', ');
    return new Refusal(problem('option-unused', { option, command, usedBy }));
  }
  const instead = withoutOption(name) || elsewhere(name, command, loaded);
  if (instead !== '') return unknown('', instead);
  return unknown(
    nearest(
      option,
      own.map((spec) => `--${spec.name}`),
    ),
  );
}

/** "No option of retention means that; it is --tenure in estimate, value, referral."; empty where it is in none. */
function elsewhere(
  name: string,
  command: string,
  commands: readonly { readonly name: string; readonly options: readonly OptionSpec[] }[],
): string {
  const known = commands.flatMap((each) => {
    const written = synonymOf(name, each.options);
    return written === '' ? [] : [{ written, command: each.name }];
  });
  const [first] = known;
  if (first === undefined) return '';
  const having = known.filter(({ written }) => written === first.written);
  const names = having.map((each) => each.command).join(', ');
  return `No option of ${command} means that; it is ${first.written} in ${names}.`;
}
