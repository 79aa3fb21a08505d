import type { Limit } from './family.ts';

/** Beyond this a beta distribution has no width that any number of customers would show. */
const narrow = 1e4;

/**
 * Where the beta distribution B(α, β) of the customers' chances of leaving has shrunk to a point, has
 * moved to both its ends (leave at once, or never), or to the one end where everybody leaves at once.
 */
export function betaLimit(alpha: number, beta: number): Limit | null {
  if (Math.min(alpha, beta) > narrow) return 'customers-alike';
  if (Math.max(alpha, beta) < 1 / narrow) return 'two-kinds';
  return beta < 1e-8 * alpha ? 'first-period' : null;
}

/** B(α, β) with the mean of the geometric model that leaves at this rate, from wide to narrow. */
export function betaStarts(rate: number, periodYears: number): (readonly [number, number])[] {
  const churn = -Math.expm1(-rate * periodYears);
  return [2, 30].map((width) => [width * churn, width * Math.exp(-rate * periodYears)]);
}
