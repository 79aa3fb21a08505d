import type { ProblemArguments } from './problem-arguments.ts';

/** Stable names of everything that can be wrong with what a user gave; each has a page in docs/problems. */
export type ProblemCode = keyof ProblemArguments;

/** Where a problem was found. `line` and `lines` count from 1, as an editor does. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** The header of the column, as written. */
  readonly column?: string;
  /** The line itself, as written. */
  readonly excerpt?: string;
}

/**
 * A code and the facts of the case, with no words: the wording lives in one catalogue outside core,
 * so that a program reads the code and a person reads the sentence.
 */
export type Problem<C extends ProblemCode = ProblemCode> = {
  readonly [K in C]: {
    readonly code: K;
    readonly args: ProblemArguments[K];
    readonly at?: Place;
  };
}[C];

/** A problem of the given code. */
export function problem<C extends ProblemCode>(
  code: C,
  args: ProblemArguments[C],
  at?: Place,
): Problem {
  return (at === undefined ? { code, args } : { code, args, at }) as Problem;
}
