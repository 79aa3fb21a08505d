import { nearest } from '../problems/nearest.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';

/** Says whether an option that a command does not take belongs to another, or is a slip of the finger. */
export async function unknownOption(option: string, command: string): Promise<Refusal> {
  const loaded = await Promise.all(registry.map(({ load }) => load()));
  const takes = loaded.filter(({ options }) => options.some(({ name }) => `--${name}` === option));
  if (takes.length > 0) {
    const usedBy = takes.map(({ name }) => name).join(', ');
    return new Refusal(problem('option-unused', { option, command, usedBy }));
  }
  const own = [...sharedOptions, ...(loaded.find(({ name }) => name === command)?.options ?? [])];
  const suggestion = nearest(
    option,
    own.map(({ name }) => `--${name}`),
  );
  return new Refusal(problem('option-unknown', { option, command, suggestion }));
}
