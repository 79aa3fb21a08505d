import type { Problem } from './problem.ts';

/**
 * A value, or the reason there is none: for every calculation that the user's input can make impossible.
 * A broken contract between functions is a `RangeError` instead.
 */
export type Outcome<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

/** The value, as an outcome. */
export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** The problem, as an outcome of any type. */
export const failure = <P>(problem: P): Outcome<never, P> => ({ ok: false, problem });
