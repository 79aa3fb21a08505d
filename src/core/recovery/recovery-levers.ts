import { customersLost, isShare, lossShare, type StayRates } from './customers-lost.ts';
import { affected, complained, type OutcomeCounts } from './outcomes.ts';

/** What can be done about problems, from preventing them to resolving complaints. */
export const leverNames = ['fewer', 'complaining', 'resolved', 'quickly'] as const;

export type LeverName = (typeof leverNames)[number];

/** The effect of one lever in customers. */
export interface LeverGain {
  /** Customers for whom the outcome changes. */
  readonly moved: number;
  /** Customers kept who leave today; negative where the rates imply that more leave. */
  readonly saved: number | undefined;
}

/**
 * The customers that each lever would keep if it alone is moved by a step s.
 *
 * - `fewer`: the share s of all problems does not happen.
 * - `complaining`: the share s of customers with a problem complains instead of staying silent, with the outcomes of
 *   complaints today.
 * - `resolved`: the share s of all complaints is resolved instead of unresolved.
 * - `quickly`: the share s of all complaints is resolved quickly instead of late.
 *
 * A lever moves no more customers than there are: with 5 % unresolved, a step of 10 points moves 5.
 *
 * @param step - s, in [0, 1]; 0.1 is 10 % of the problems, and 10 points of the other shares
 * @returns `saved` is undefined where a rate that it depends on is not known, or nobody complains today
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
  const complaints = complained(counts);
  const loss = {
    silent: lossShare('silent', rates),
    unresolved: lossShare('unresolved', rates),
    resolved: lossShare('resolved', rates),
    quickly: lossShare('quickly', rates),
  };
  const lossComplained =
    complaints === 0 ? undefined : customersLost({ ...counts, silent: 0 }, rates) / complaints;
  return {
    fewer: { moved: step * all, saved: step * customersLost(counts, rates) },
    complaining: gain(Math.min(step * all, counts.silent), loss.silent, lossComplained),
    resolved: gain(Math.min(step * complaints, counts.unresolved), loss.unresolved, loss.resolved),
    quickly: gain(Math.min(step * complaints, counts.resolved), loss.resolved, loss.quickly),
  };
}

function gain(moved: number, before: number | undefined, after: number | undefined): LeverGain {
  if (moved === 0) return { moved, saved: 0 };
  const known = before !== undefined && after !== undefined;
  return { moved, saved: known ? moved * (before - after) : undefined };
}

/** The effect of one lever, from which the inputs of the recovery step are computed. */
export interface LeverEffect {
  /** Customers for whom the outcome changes. */
  readonly moved: number;
  /** The number of them who stay and would have left. */
  readonly saved: number;
  /** Total cost; absent where it is not known. */
  readonly cost?: number;
}

/** The four inputs of the recovery step: `--incidents`, `--mended`, `--kept`, `--mending-cost`. */
export interface RecoveryInputs {
  /** Problems a customer a year; absent where the time or the customers are not known. */
  readonly incidentsPerYear?: number;
  readonly mended: number;
  readonly kept: number;
  readonly mendingCost?: number;
}

/**
 * A lever as inputs of a customer's lifetime value: incidents × mended × kept is the share of customers
 * that the lever keeps a year, and incidents × mended × cost is its cost per customer and year.
 *
 * @param problems - customers with a problem, each once
 * @param customerYears - all customers × the years in which these problems happened
 * @returns undefined where the lever moves nobody, or keeps nobody
 * @throws {RangeError} the lever moves more customers than have a problem
 * @example recoveryInputs({ moved: 100, saved: 35 }, 2000, 10_000); // => 0.2 a year, 0.05 mended, 0.35 kept
 */
export function recoveryInputs(
  { moved, saved, cost }: LeverEffect,
  problems: number,
  customerYears?: number,
): RecoveryInputs | undefined {
  if (!(moved <= problems)) throw new RangeError(`${moved} moved of ${problems}`);
  if (!(moved > 0 && saved > 0)) return undefined;
  return {
    ...(customerYears !== undefined &&
      customerYears > 0 && { incidentsPerYear: problems / customerYears }),
    mended: moved / problems,
    kept: Math.min(1, saved / moved),
    ...(cost !== undefined && { mendingCost: cost / moved }),
  };
}
