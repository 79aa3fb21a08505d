import type { Outcome as OutcomeOf } from '../core/outcome.ts';
import { type Place, type ProblemOf, problemOf } from '../core/problem.ts';
import type { catalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';

export type { Place };

type FactsOf<E> = E extends Entry<infer Facts> ? Facts : never;

/** The facts that each problem carries, as its entry in the catalogue says. Texts are as the user wrote them. */
export type ProblemFacts = {
  readonly [C in keyof typeof catalogue]: FactsOf<(typeof catalogue)[C]>;
};

/** Stable names of everything that can be wrong with what a user gave; each has a page in docs/problems. */
export type ProblemCode = keyof ProblemFacts;

export type Problem<C extends ProblemCode = ProblemCode> = ProblemOf<ProblemFacts, C>;

/** A value, or the problem that stands in its way. */
export type Outcome<T> = OutcomeOf<T, Problem>;

/** A problem of the given code. */
export const problem = problemOf<ProblemFacts>();
