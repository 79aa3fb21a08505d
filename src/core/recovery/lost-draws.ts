import { type RandomDraws, randomDraws } from '../numeric/random.ts';
import {
  correlationOf,
  type KindSpread,
  kindSpread,
  type StayCount,
  type StayCounts,
  sumOf,
} from './kind-rates.ts';
import {
  complained,
  type OutcomeCounts,
  type ProblemOutcome,
  problemOutcomes,
} from './outcomes.ts';

/** What is known of one kind of problem. */
export interface KindEvidence {
  /** All customers with it, by outcome. */
  readonly counts: OutcomeCounts;
  /** Those whose stay is known, after the outcomes whose rates are observed. */
  readonly stays: StayCounts;
  /** Stay rates after the other outcomes, and the share of them that is acted upon: taken as exact. */
  readonly stated: Readonly<Partial<Record<ProblemOutcome, Stated>>>;
}

interface Stated {
  readonly stay: number;
  readonly realised: number;
}

/** The share who stay without a problem: exact, or from customers who ended at a rate in so many years. */
export type NoProblemEvidence =
  | { readonly stay: number }
  | {
      readonly ended: number;
      readonly years: number;
      /** The share who stay, by the rate a year at which customers end. */
      readonly stayAt: (rate: number) => number;
    };

/** What holds for all kinds of problem. */
export interface LostEvidence {
  readonly kinds: readonly KindEvidence[];
  /** The outcomes whose rates are observed. */
  readonly observed: readonly ProblemOutcome[];
  readonly noProblem: NoProblemEvidence;
  /** The customers who did not complain are a fixed number for each complaint. */
  readonly silentPerComplaint: boolean;
}

/**
 * Draws the customers lost to each kind of problem, as they might come out with other customers of the same sort. Each
 * draw has, for all kinds together:
 *
 * - ψ, how far the rates of kinds differ: {@link correlationOf} with χ from χ²(ν)
 * - r_o, the pooled rates: Beta(r·n + ½, (1 − r)·n + ½), n = Σ_i n_io/(1 + (n_io − 1)·ψ), the customers less what
 *   those of one kind have in common
 * - the rate of kind i: Beta(stayed + M·r_o, left + M·(1 − r_o)), M = (1 − ψ)/ψ; without a difference r_o
 * - the customers with problem i and outcome o: Gamma(n_io), which is a Bayesian bootstrap of the customers
 * - λ₀, the rate of leaving without a problem: Gamma(ended + ½)/years
 *
 * Stated rates, and a no-problem rate that is given, are taken as exact.
 *
 * @returns for each kind one number a draw
 * @see Rubin (1981), The Annals of Statistics 9(1), for the Bayesian bootstrap
 */
export function lostDraws(
  { kinds, observed, noProblem, silentPerComplaint }: LostEvidence,
  draws: number,
  seed: number,
): readonly Float64Array[] {
  const random = randomDraws(seed);
  const spread = kindSpread(kinds.map(({ stays }) => stays));
  const pooled = observed.map((outcome) => {
    const counts = kinds.map(({ stays }) => stays[outcome] ?? none);
    return { outcome, counts, all: sumOf(counts) };
  });
  const lost = kinds.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const correlation = drawnCorrelation(spread, random);
    const rates = new Map(
      pooled.map(({ outcome, counts, all }) => [
        outcome,
        drawnRate(counts, all, correlation, random),
      ]),
    );
    const stay = drawnNoProblem(noProblem, random);
    for (const [k, kind] of kinds.entries()) {
      const counts = drawnCounts(kind.counts, silentPerComplaint, random);
      let sum = 0;
      for (const outcome of problemOutcomes) {
        const customers = counts[outcome];
        if (customers === 0) continue;
        const rate = rates.get(outcome);
        const stated = kind.stated[outcome];
        if (rate !== undefined) {
          const own = drawnOwn(kind.stays[outcome] ?? none, rate, correlation, random);
          sum += customers * Math.max(0, stay - own);
        } else if (stated !== undefined) {
          sum += customers * stated.realised * Math.max(0, stay - stated.stay);
        } else throw new RangeError(`no stay rate after ${outcome}`);
      }
      const column = lost[k];
      if (column !== undefined) column[draw] = sum;
    }
  }
  return lost;
}

const none: StayCount = { customers: 0, stayed: 0 };

const drawnCorrelation = (spread: KindSpread, { gamma }: RandomDraws): number =>
  spread.degrees === 0 ? 0 : correlationOf(spread, 2 * gamma(spread.degrees / 2));

function drawnRate(
  counts: readonly StayCount[],
  { customers: all, stayed }: StayCount,
  correlation: number,
  { beta }: RandomDraws,
): number {
  const share = stayed / all;
  const independent = counts.reduce(
    (sum, { customers }) =>
      customers === 0 ? sum : sum + customers / (1 + (customers - 1) * correlation),
    0,
  );
  return beta(share * independent + 0.5, (1 - share) * independent + 0.5);
}

function drawnOwn(
  { customers, stayed }: StayCount,
  pooled: number,
  correlation: number,
  { beta }: RandomDraws,
): number {
  if (correlation === 0) return pooled;
  const prior = (1 - correlation) / correlation;
  const [above, below] = [stayed + prior * pooled, customers - stayed + prior * (1 - pooled)];
  return above + below > 0 ? beta(above, below) : pooled;
}

function drawnCounts(
  counts: OutcomeCounts,
  silentPerComplaint: boolean,
  { gamma }: RandomDraws,
): OutcomeCounts {
  const unresolved = gamma(counts.unresolved);
  const resolved = gamma(counts.resolved);
  const quickly = gamma(counts.quickly);
  const drawn = { unresolved, resolved, quickly };
  const complaints = complained(counts);
  if (!silentPerComplaint) return { ...drawn, silent: gamma(counts.silent) };
  return {
    ...drawn,
    silent: complaints === 0 ? 0 : (counts.silent * complained(drawn)) / complaints,
  };
}

function drawnNoProblem(evidence: NoProblemEvidence, { gamma }: RandomDraws): number {
  if ('stay' in evidence) return evidence.stay;
  const { ended, years, stayAt } = evidence;
  return stayAt(gamma(ended + 0.5) / years);
}
