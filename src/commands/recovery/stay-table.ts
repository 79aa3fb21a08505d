import { type ProblemOutcome, problemOutcomes } from '../../core/recovery/outcomes.ts';
import {
  type Severity,
  severities,
  statedIntention,
  usuallyRealised,
} from '../../core/recovery/stated-intention.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { CountedKind } from './counted-kind.ts';
import type { OutcomeRate, RateSource } from './result.ts';
import type { Settings } from './settings.ts';

/** How many stay after each outcome, and how much of a stated intention is acted upon. */
export interface StayTable {
  readonly source: RateSource;
  /** Of the rates that were stated; observed ones are what customers did. */
  readonly realised: number;
  readonly outcomes: readonly OutcomeRate[];
}

/**
 * The stay rates that hold for these problems: what the customers of the cases did, if enough of them;
 * where that leaves an outcome out, what `--stay` gives; where neither says all that is needed, and nothing was
 * given, the survey for all outcomes: what people did and what others said is not mixed.
 *
 * @throws {Refusal} no source has a rate for every outcome that there is
 */
export function stayTable(
  kinds: readonly CountedKind[],
  observed: readonly OutcomeRate[],
  settings: Settings,
): StayTable {
  const { stay, realised, severity } = settings;
  const given = problemOutcomes.flatMap((outcome): OutcomeRate[] => {
    const rate = stay[outcome];
    const seen = observed.some((each) => each.outcome === outcome);
    return rate === undefined || seen ? [] : [statedRate(outcome, null, rate, 'given')];
  });
  const known = inOrder([...observed, ...given]);
  const missing = problemOutcomes.filter(
    (outcome) =>
      kinds.some(({ counts }) => counts[outcome] > 0) &&
      !known.some((each) => each.outcome === outcome),
  );
  const isStated = Object.keys(stay).length > 0;
  if (missing.length === 0 && known.length > 0) {
    refuseIdle(severity, '--severity', 'the rates of the survey');
    if (given.length === 0) refuseIdle(realised, '--realised', 'stated rates (these are observed)');
    return {
      source: given.length === 0 ? 'observed' : 'given',
      realised: given.length === 0 ? 1 : (realised ?? 1),
      outcomes: known,
    };
  }
  if (isStated || (known.length > 0 && !hasSeverities(kinds, settings))) {
    const args = { missing: missing.join(', '), reason: 'outcomes' } as const;
    throw new Refusal(problem('stay-rates-needed', args));
  }
  return surveyed(kinds, settings);
}

const hasSeverities = (kinds: readonly CountedKind[], { severity }: Settings): boolean =>
  kinds.every((kind) => (kind.severity ?? severity) !== undefined);

function surveyed(kinds: readonly CountedKind[], { realised, severity }: Settings): StayTable {
  const unknown = kinds.filter((kind) => (kind.severity ?? severity) === undefined);
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

function refuseIdle(value: unknown, option: string, needs: string): void {
  if (value !== undefined) throw new Refusal(problem('option-needs', { option, needs }));
}

/** The rates that hold for problems of a severity, with the share of each that is acted upon. */
export const ratesOf = (
  { outcomes, realised }: StayTable,
  severity: Severity | null,
): readonly {
  readonly outcome: ProblemOutcome;
  readonly stay: number;
  readonly realised: number;
}[] =>
  outcomes
    .filter((rate) => rate.severity === null || rate.severity === severity)
    .map(({ outcome, stay, source }) => ({
      outcome,
      stay,
      realised: source === 'observed' ? 1 : realised,
    }));
