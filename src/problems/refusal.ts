import { columnsOnce } from './columns-once.ts';
import type { Problem } from './problem.ts';

/**
 * Thrown when nothing can be computed from what the user gave. Whoever started the command prints
 * the problems and exits with 2; nothing has been written by then.
 */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  /** @param problems - a list is given as one argument where its length has no bound: arguments have one */
  constructor(...problems: readonly (Problem | readonly Problem[])[]) {
    const all = columnsOnce(problems.flat());
    super(all.map(({ code }) => code).join(', '));
    this.name = 'Refusal';
    this.problems = all;
  }
}
