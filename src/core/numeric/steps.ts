/**
 * The steps 0, 1, 2, … of a calculation that goes on until a number is small enough, or no longer changes. Such a
 * loop leaves it with `break` or `return`; a number that never gets there is a defect, and not a wait without end.
 *
 * @param most - more steps than any arguments that the calculation allows can need
 * @param what - that was calculated, for the message
 * @throws {RangeError} all steps are taken
 * @example for (const n of steps(100, 'the sum')) if (term(n) < 1e-17) break;
 */
export function* steps(most: number, what: string): Generator<number, never> {
  for (let n = 0; n < most; n++) yield n;
  throw notSettled(what, most);
}

/** The defect of a calculation that has taken all its steps. */
export const notSettled = (what: string, most: number): RangeError =>
  new RangeError(`${what} has not settled in ${most} steps`);
