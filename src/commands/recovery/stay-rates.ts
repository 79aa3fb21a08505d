import { type Customers, customerStatus } from '../../core/customers.ts';
import { lossShare, type StayRates } from '../../core/recovery/customers-lost.ts';
import { type StayCount, type StayCounts, sumOf } from '../../core/recovery/kind-rates.ts';
import { type ProblemOutcome, problemOutcomes } from '../../core/recovery/outcomes.ts';
import { shareInterval } from '../../core/recovery/share-interval.ts';
import {
  type Severity,
  severities,
  statedIntention,
  usuallyRealised,
} from '../../core/recovery/stated-intention.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import { alike } from '../../input/columns/alike-ids.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Case } from './cases.ts';
import type { CountedKind } from './kinds.ts';
import type { Settings } from './options.ts';
import type { OutcomeRate, RateSource } from './result.ts';

/** The share who stay after each outcome, and the share of a stated intention that is acted upon. */
export interface StayTable {
  readonly source: RateSource;
  /** Holds for stated rates; observed rates are what customers did. */
  readonly realised: number;
  readonly outcomes: readonly OutcomeRate[];
}

/**
 * The stay rates that hold for these problems: observed rates first, then those of `--stay` for the other outcomes.
 * Where these leave an outcome without a rate, and there is no `--stay`, the rates of the survey hold for all
 * outcomes: what customers did and what other people said is not mixed.
 *
 * @param observed - of the customers of the cases, for outcomes with enough of them
 * @throws {Refusal} no source has a rate for every outcome that occurs, or an option has no effect
 */
export function stayTable(
  kinds: readonly CountedKind[],
  observed: readonly OutcomeRate[],
  settings: Settings,
): StayTable {
  const { stay, realised, severity } = settings;
  const fromOption = problemOutcomes.flatMap((outcome): OutcomeRate[] => {
    const rate = stay[outcome];
    const isObserved = observed.some((each) => each.outcome === outcome);
    return rate === undefined || isObserved ? [] : [statedRate(outcome, null, rate, 'given')];
  });
  const known = inOrder([...observed, ...fromOption]);
  const missing = problemOutcomes.filter(
    (outcome) =>
      kinds.some(({ counts }) => counts[outcome] > 0) &&
      !known.some((each) => each.outcome === outcome),
  );
  if (missing.length === 0 && known.length > 0) {
    refuseUnused(severity, '--severity', 'the rates of the survey');
    if (fromOption.length === 0)
      refuseUnused(realised, '--realised', 'stated rates (these are observed)');
    return {
      source: fromOption.length === 0 ? 'observed' : 'given',
      realised: fromOption.length === 0 ? 1 : (realised ?? 1),
      outcomes: known,
    };
  }
  const isGiven = Object.keys(stay).length > 0;
  if (isGiven || (known.length > 0 && withoutSeverity(kinds, settings).length > 0)) {
    const args = { missing: missing.join(', '), reason: 'outcomes' } as const;
    throw new Refusal(problem('stay-rates-needed', args));
  }
  return surveyTable(kinds, settings);
}

const withoutSeverity = (
  kinds: readonly CountedKind[],
  { severity }: Settings,
): readonly CountedKind[] => kinds.filter((kind) => (kind.severity ?? severity) === undefined);

/** The rates of the survey, for the severities that occur. */
function surveyTable(kinds: readonly CountedKind[], settings: Settings): StayTable {
  const { realised, severity } = settings;
  const unknown = withoutSeverity(kinds, settings);
  if (unknown.length > 0) {
    const missing = unknown.map((kind) => `"${kind.problem}"`).join(', ');
    throw new Refusal(problem('stay-rates-needed', { missing, reason: 'severity' }));
  }
  const used = severities.filter((each) =>
    kinds.some((kind) => (kind.severity ?? severity) === each),
  );
  return {
    source: 'stated intention',
    realised: realised ?? usuallyRealised,
    outcomes: used.flatMap((each) =>
      problemOutcomes.map((outcome) =>
        statedRate(outcome, each, statedIntention[each][outcome], 'stated intention'),
      ),
    ),
  };
}

const inOrder = (rates: readonly OutcomeRate[]): readonly OutcomeRate[] =>
  problemOutcomes.flatMap((outcome) => rates.filter((rate) => rate.outcome === outcome));

const statedRate = (
  outcome: ProblemOutcome,
  severity: Severity | null,
  stay: number,
  source: RateSource,
): OutcomeRate => ({
  outcome,
  severity,
  stay,
  source,
  customers: null,
  stayed: null,
  low: null,
  high: null,
});

function refuseUnused(value: unknown, option: string, needs: string): void {
  if (value !== undefined) throw new Refusal(problem('option-needs', { option, needs }));
}

/** The rates that hold for problems of a severity, with the share of each that is acted upon. */
export const ratesOf = (
  { outcomes, realised }: StayTable,
  severity: Severity | null,
): readonly AppliedRate[] =>
  outcomes
    .filter((rate) => rate.severity === null || rate.severity === severity)
    .map(({ outcome, stay, source }) => ({
      outcome,
      stay,
      realised: source === 'observed' ? 1 : realised,
    }));

/** The customers of each kind of problem whose stay is known. */
export type StaysByKind = ReadonlyMap<string, StayCounts>;

/**
 * The customers with each kind of problem and outcome who are still customers, among those of the cases who are in the
 * customer files with a status.
 *
 * @param firsts - the first case of each customer
 * @param indexes - the index of each customer, by id
 * @param records - take the problems
 */
export function staysByKind(
  firsts: readonly Case[],
  { status }: Customers,
  indexes: Pick<KnownIds, 'get' | 'alike'>,
  records: Records,
): StaysByKind {
  const kinds = new Map<string, Partial<Record<ProblemOutcome, StayCount>>>();
  for (const { customer, problem: name, outcome, row } of firsts) {
    const index = indexes.get(customer);
    if (index === undefined) {
      records.note(row, problem('case-customer-unknown', { id: customer }));
      const other = indexes.alike(customer);
      if (other !== undefined) records.note(row, alike(other, customer));
      continue;
    }
    const state = status?.[index] ?? customerStatus.unknown;
    if (state === customerStatus.unknown) continue;
    const stays = kinds.get(name) ?? {};
    const { customers, stayed } = stays[outcome] ?? { customers: 0, stayed: 0 };
    stays[outcome] = {
      customers: customers + 1,
      stayed: stayed + (state === customerStatus.active ? 1 : 0),
    };
    kinds.set(name, stays);
  }
  return kinds;
}

/**
 * The share who stay after each outcome, over all kinds of problem. Outcomes with too few customers are left out, with
 * a problem that names them.
 */
export function observedRates(kinds: StaysByKind, records: Records): readonly OutcomeRate[] {
  return problemOutcomes.flatMap((outcome): OutcomeRate[] => {
    const { customers, stayed } = sumOf(
      [...kinds.values()].flatMap((stays) => stays[outcome] ?? []),
    );
    if (customers === 0) return [];
    if (customers < fewestCustomers) {
      const args = { outcome, customers, needed: fewestCustomers };
      records.problems.add(problem('stay-rates-too-few', args));
      return [];
    }
    return [
      {
        outcome,
        severity: null,
        stay: stayed / customers,
        source: 'observed',
        customers,
        stayed,
        ...shareInterval(stayed, customers),
      },
    ];
  });
}

/** Stay rates, with the share of each that is acted upon: 1 for those of what customers did. */
export interface AppliedRate {
  readonly outcome: ProblemOutcome;
  readonly stay: number;
  readonly realised: number;
}

/**
 * Stay rates as core takes them. Core takes one share of realised intent for all rates, but observed and stated rates
 * may be mixed, so that the share is applied here.
 *
 * @param noProblem - the share who stay without a problem
 */
export function coreRates(rates: readonly AppliedRate[], noProblem: number): StayRates {
  const after: Partial<Record<ProblemOutcome, number>> = {};
  for (const { outcome, stay, realised } of rates) {
    const lost = lossShare(outcome, { noProblem, realised, after: { [outcome]: stay } }) ?? 0;
    after[outcome] = noProblem - lost;
  }
  return { noProblem, realised: 1, after };
}

/** The best outcome whose rate is known, of those better than another; the best of all where none is known. */
export const bestAfter = (from: ProblemOutcome, { after }: StayRates): ProblemOutcome =>
  problemOutcomes
    .slice(problemOutcomes.indexOf(from) + 1)
    .findLast((outcome) => after[outcome] !== undefined) ?? 'quickly';
