/**
 * The steps 0, 1, 2, … of an iteration that runs until a number is small enough, or no longer changes. The loop ends
 * with `break` or `return`; an iteration that does not converge throws instead of running for ever.
 *
 * @param most - more steps than the calculation can need for any arguments that it allows
 * @param what - what is calculated, for the message
 * @throws {RangeError} all steps are taken
 * @example for (const n of boundedSteps(100, 'the sum')) if (term(n) < 1e-17) break;
 */
export function* boundedSteps(most: number, what: string): Generator<number, never> {
  for (let n = 0; n < most; n++) yield n;
  throw notConverged(what, most);
}

/** The error for an iteration that has taken all its steps. */
export const notConverged = (what: string, most: number): RangeError =>
  new RangeError(`${what} has not converged in ${most} steps`);
