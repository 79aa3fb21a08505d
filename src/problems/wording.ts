import type { ProblemCode } from '../core/problem.ts';
import type { ProblemArguments } from '../core/problem-arguments.ts';
import type { Severity } from '../core/report.ts';

/** The words for one code. Both sentences are built from the facts that the problem carries. */
export interface Wording<C extends ProblemCode> {
  readonly severity: Severity;
  /** What happened, without a full stop: the place is printed before it. */
  readonly message: (args: ProblemArguments[C]) => string;
  /** What to do about it: imperative, with a full stop, naming the flag that settles it. */
  readonly advice: (args: ProblemArguments[C]) => string;
}

/** The words for some of the codes. */
export type Wordings<C extends ProblemCode> = { readonly [K in C]: Wording<K> };
