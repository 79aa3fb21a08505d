import { customersLost } from './customers-lost.ts';
import { affected, complained, type OutcomeCounts } from './outcomes.ts';
import { isShare, lossShare, type StayRates } from './stay-rates.ts';

/** What can be done about problems, in the order in which a problem meets it. */
export const leverNames = ['fewer', 'complaining', 'resolved', 'quickly'] as const;

export type LeverName = (typeof leverNames)[number];

export interface LeverGain {
  /** Customers to whom it makes a difference: as far as the lever is moved, or as there are. */
  readonly moved: number;
  /** Customers kept who leave today; negative where the rates say that it drives them away. */
  readonly saved: number | undefined;
}

/**
 * What each lever is worth in customers if it is moved by a step s, the others left alone.
 *
 * - `fewer`: s of all problems do not happen.
 * - `complaining`: s of all with a problem are heard who are silent today, and fare as those heard today.
 * - `resolved`: s of all complaints are resolved that stay unresolved today.
 * - `quickly`: s of all complaints are resolved quickly that are resolved late today.
 *
 * A lever moves no more customers than there are to move: with 5 % unresolved, 10 points become 5.
 *
 * @param step - s, in [0, 1]; 0.1 is 10 % of the problems, and 10 points of the other shares
 * @returns `saved` is undefined where the rates, or the complaints of today, do not say what would come of it
 * @throws {RangeError} a count, a rate or the step leaves its range
 * @example
 * const after = { silent: 0.09, unresolved: 0.19, resolved: 0.54, quickly: 0.82 };
 * const counts = { silent: 1000, unresolved: 300, resolved: 400, quickly: 300 };
 * leverGains(counts, { noProblem: 0.9, after, realised: 1 }, 0.1).complaining.saved; // => 85.8
 */
export function leverGains(
  counts: OutcomeCounts,
  rates: StayRates,
  step: number,
): Readonly<Record<LeverName, LeverGain>> {
  if (!isShare(step)) throw new RangeError(`a lever moved by ${step}`);
  const all = affected(counts);
  const heard = complained(counts);
  const loss = {
    silent: lossShare('silent', rates),
    unresolved: lossShare('unresolved', rates),
    resolved: lossShare('resolved', rates),
    quickly: lossShare('quickly', rates),
  };
  const lossHeard =
    heard === 0 ? undefined : customersLost({ ...counts, silent: 0 }, rates) / heard;
  return {
    fewer: { moved: step * all, saved: step * customersLost(counts, rates) },
    complaining: gain(Math.min(step * all, counts.silent), loss.silent, lossHeard),
    resolved: gain(Math.min(step * heard, counts.unresolved), loss.unresolved, loss.resolved),
    quickly: gain(Math.min(step * heard, counts.resolved), loss.resolved, loss.quickly),
  };
}

function gain(moved: number, before: number | undefined, after: number | undefined): LeverGain {
  if (moved === 0) return { moved, saved: 0 };
  const known = before !== undefined && after !== undefined;
  return { moved, saved: known ? moved * (before - after) : undefined };
}
