/** The outcomes of a problem, from the worst to the best. */
export const problemOutcomes = ['silent', 'unresolved', 'resolved', 'quickly'] as const;

/** `silent`: the customer did not complain. The others: the outcome of the complaint. */
export type ProblemOutcome = (typeof problemOutcomes)[number];

/** Customers with a problem, by its outcome. Shares of many customers need not be whole. */
export type OutcomeCounts = Readonly<Record<ProblemOutcome, number>>;

/** The number of customers with a problem, whether they complained or not. */
export const affected = ({ silent, ...complaints }: OutcomeCounts): number =>
  silent + complained(complaints);

/** The number of customers who complained. */
export const complained = ({
  unresolved,
  resolved,
  quickly,
}: Omit<OutcomeCounts, 'silent'>): number => unresolved + resolved + quickly;

/**
 * Checks the counts.
 *
 * @throws {RangeError} a count is negative or not finite
 */
export function checkCounts(counts: OutcomeCounts): void {
  for (const outcome of problemOutcomes) {
    const count = counts[outcome];
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`${count} customers ${outcome}`);
  }
}
