import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** The command of a case, unless it is the one that runs the case. */
export function runnable(command: string, at: Place): string {
  if (command !== 'check') return command;
  const args = { key: 'command', text: '"check"', allowed: 'a command that calculates something' };
  throw new Refusal(problem('fixture-value', args, at));
}
