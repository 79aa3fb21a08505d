/** What came of a problem, from the worst to the best for the company that hears of it. */
export const problemOutcomes = ['silent', 'unresolved', 'resolved', 'quickly'] as const;

/** `silent`: the customer did not complain; the others did, and were answered so. */
export type ProblemOutcome = (typeof problemOutcomes)[number];

/** Customers with a problem, by what came of it. Shares of many customers need not be whole. */
export type OutcomeCounts = Readonly<Record<ProblemOutcome, number>>;

/** Everybody with a problem, whether they complained or not. */
export const affected = ({ silent, ...heard }: OutcomeCounts): number => silent + complained(heard);

/** Those who complained. */
export const complained = ({
  unresolved,
  resolved,
  quickly,
}: Omit<OutcomeCounts, 'silent'>): number => unresolved + resolved + quickly;

/** @throws {RangeError} a count is negative or not a number */
export function checkCounts(counts: OutcomeCounts): void {
  for (const outcome of problemOutcomes) {
    const count = counts[outcome];
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`${count} customers ${outcome}`);
  }
}
