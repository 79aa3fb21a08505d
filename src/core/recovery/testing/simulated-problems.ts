import { randomDraws } from '../../numeric/random.ts';
import { correlationOf, kindSpread, shrunkenStay, sumOf } from '../kind-rates.ts';
import { type KindEvidence, lostDraws } from '../lost-draws.ts';
import type { ProblemOutcome } from '../outcomes.ts';

const outcomes = ['unresolved', 'resolved', 'quickly'] as const;
const mix = { unresolved: 0.35, resolved: 0.4, quickly: 0.25 };
const usual = { unresolved: 0.4, resolved: 0.85, quickly: 0.93 };
const noProblem = 0.92;

/** How many cases of how many kinds of problem there are, and by how much lower the stay rates of a kind are. */
export interface ProblemTerms {
  readonly kinds: number;
  readonly cases: number;
  readonly worse: (kind: number) => number;
  readonly seed: number;
}

/** What is known of the kinds of problem in a file, and how many customers each kind truly loses. */
export interface SimulatedProblems {
  readonly evidence: readonly KindEvidence[];
  readonly truth: readonly number[];
}

/** A file of cases: a number of each kind and outcome that varies by chance, each customer of whom stays by chance. */
export function simulatedProblems({ kinds, cases, worse, seed }: ProblemTerms): SimulatedProblems {
  const { gamma, uniform } = randomDraws(seed);
  const truth: number[] = [];
  const evidence = Array.from({ length: kinds }, (_, kind): KindEvidence => {
    const counts = { silent: 0, unresolved: 0, resolved: 0, quickly: 0 };
    const stays: Partial<Record<ProblemOutcome, { customers: number; stayed: number }>> = {};
    let lost = 0;
    for (const outcome of outcomes) {
      const mean = (cases / kinds) * mix[outcome];
      const rate = usual[outcome] - worse(kind);
      // Poisson: as many arrivals as gaps of an exponential distribution fit into the mean.
      let customers = 0;
      for (let time = gamma(1); time < mean; time += gamma(1)) customers += 1;
      let stayed = 0;
      for (let i = 0; i < customers; i++) if (uniform() < rate) stayed += 1;
      counts[outcome] = customers;
      stays[outcome] = { customers, stayed };
      lost += mean * Math.max(0, noProblem - rate);
    }
    truth.push(lost);
    return { counts, stays, stated: {} };
  });
  return { evidence, truth };
}

/** The customers lost to each kind, as they are estimated. */
export function estimatedLosses(evidence: readonly KindEvidence[]): readonly number[] {
  const correlation = correlationOf(kindSpread(evidence.map(({ stays }) => stays)));
  const none = { customers: 0, stayed: 0 };
  const pooled = outcomes.map((outcome) => {
    const all = sumOf(evidence.map((kind) => kind.stays[outcome] ?? none));
    return { outcome, rate: all.stayed / all.customers };
  });
  return evidence.map(({ counts, stays }) =>
    pooled.reduce((sum, { outcome, rate }) => {
      const { stay } = shrunkenStay(stays[outcome] ?? none, rate, correlation, noProblem);
      return sum + counts[outcome] * (noProblem - stay);
    }, 0),
  );
}

/** The draws of these losses. */
export const drawnLosses = (kinds: readonly KindEvidence[], draws: number, seed: number) =>
  lostDraws(
    { kinds, observed: outcomes, noProblem: { stay: noProblem }, silentPerComplaint: false },
    draws,
    seed,
  );
