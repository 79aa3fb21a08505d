import type { Severity } from '../core/report.ts';

/**
 * One problem, defined once: its facts (the type parameter), how grave it is, and its words, which are
 * built from the facts. The key of the entry in its file is the code; docs/problems has a page for each.
 */
export interface Entry<Facts> {
  readonly severity: Severity;
  /** What happened, without a full stop: the place is printed before it. */
  readonly message: (facts: Facts) => string;
  /** What to do about it: imperative, with a full stop, naming the option that settles it. */
  readonly advice: (facts: Facts) => string;
  /** A command line that leads on, printed in lines of its own so that it can be copied. */
  readonly command?: (facts: Facts) => string;
  /** It answers what was asked, and is printed as a sentence of its own: nothing of the request has to be put right. */
  readonly isAnswer?: true;
}

/** An entry of the catalogue; without a type parameter it carries no facts. */
export const entry = <Facts = Record<never, never>>(words: Entry<Facts>): Entry<Facts> => words;
