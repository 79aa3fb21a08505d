import { type Outcome, success } from '../outcome.ts';
import { geometric } from '../survival/survival.ts';
import { periodSums } from '../value/period-sums.ts';
import type { Programme } from './programme.ts';

/**
 * The share of a treated customer's discounted years up to the horizon that lies beyond what was observed.
 *
 * @param reachYears - how long customers were observed, > 0
 */
export function shareBeyond(
  { terms, treated }: Pick<Programme, 'terms' | 'treated'>,
  reachYears: number,
): Outcome<number> {
  if (terms.horizonYears <= reachYears) return success(0);
  const survival = geometric(treated.retention);
  const [all, seen] = [terms.horizonYears, reachYears].map((horizonYears) =>
    periodSums(survival, { ...terms, horizonYears }),
  );
  if (all === undefined || seen === undefined) throw new RangeError('two sums');
  if (!all.ok) return all;
  if (!seen.ok) return seen;
  return success(1 - seen.value.discounted / all.value.discounted);
}
