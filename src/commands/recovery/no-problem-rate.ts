import type { NoProblemEvidence } from '../../core/recovery/lost-draws.ts';
import {
  meanStay,
  noProblemStay,
  spansOf,
  type Troubled,
  untroubledStay,
} from '../../core/recovery/no-problem-stay.ts';
import { affected } from '../../core/recovery/outcomes.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { Settings } from './options.ts';
import {
  asOfDay,
  caseDays,
  leavingOf,
  type ProblemTime,
  presentCustomers,
  yearsSinceCases,
} from './problem-time.ts';
import type { Problems } from './problems.ts';
import type { NoProblem } from './result.ts';
import { ratesOf, type StayTable } from './stay-rates.ts';

/** The data from which the share who stay without a problem is computed. */
interface Evidence {
  readonly problems: Problems;
  readonly table: StayTable;
  readonly valued: ValuedCustomers | undefined;
  /** The index of each customer, by id. */
  readonly indexes: Pick<KnownIds, 'get'>;
  readonly time: ProblemTime;
}

/** The share who stay without a problem, and what it is counted from. */
export interface NoProblemRate {
  readonly noProblem: NoProblem;
  readonly evidence: NoProblemEvidence;
}

/** A share that is not counted: it has no interval. */
const uncounted = (noProblem: NoProblem): NoProblemRate => ({
  noProblem,
  evidence: { stay: noProblem.stay },
});

/**
 * The share who stay without a problem, over the same time as those with one: that of `--no-problem-stay`; else,
 * where the rates are observed, that of the customers without a case, in the time since the cases; else inferred from
 * the share of all customers who stay, some of whom have a problem.
 *
 * @throws {Refusal} the share is not given and cannot be inferred, or it contradicts the stay rates; more customers
 *   have a problem than there are
 */
export function noProblemRate(evidence: Evidence, settings: Settings): NoProblemRate {
  const { problems, table, valued } = evidence;
  const all = problems.kinds.reduce((sum, { counts }) => sum + affected(counts), 0);
  const customers = valued?.customers.count;
  if (customers !== undefined && all > customers * (1 + 1e-9))
    throw new Refusal(problem('count-exceeds', { what: 'affected', count: all, of: customers }));
  if (settings.noProblemStay !== undefined)
    return uncounted({ stay: settings.noProblemStay, source: 'given', observed: null });
  const isObserved = table.outcomes.some(({ source }) => source === 'observed');
  const stayOf = isObserved ? observedStay : inferredStay;
  const noProblem = valued && stayOf(evidence, valued, settings);
  if (noProblem !== undefined) return noProblem;
  const example = '--no-problem-stay 90%';
  const option = '--no-problem-stay, or --customers with a status';
  throw new Refusal(problem('option-missing', { command: 'recovery', option, example }));
}

/**
 * The share of customers without a case who stayed, in the time since the cases. Without dates it is not known who was
 * a customer in that time; the hazard of all recorded customers then takes its place. It includes customers who left
 * because of a problem, so the share is rather too low.
 */
function observedStay(
  evidence: Evidence,
  valued: ValuedCustomers,
  settings: Settings,
): NoProblemRate | undefined {
  const { problems, indexes, time } = evidence;
  // Who has an open case has a problem, too.
  const troubled = [...problems.firsts, ...problems.open];
  const days = caseDays(troubled, valued.customers.count, indexes);
  const others = days && untroubledStay(valued.customers, days, asOfDay(valued.asOf));
  if (others !== undefined) {
    // Silent customers whom --complaining adds have no case, so they are among the customers without one.
    const added = settings.complaining === undefined ? [] : troubledOf(evidence, settings);
    const silent = added.filter(({ outcome }) => outcome === 'silent');
    const noProblem: NoProblem = {
      stay: withoutProblems(others.stay, others.customers, silent),
      source: 'observed',
      observed: others.stay,
    };
    const stayAt = (rate: number): number =>
      noProblemStay(meanStay(rate, others.spans), others.customers, silent);
    return { noProblem, evidence: countedEvidence(others, stayAt) };
  }
  const leaving = leavingOf(valued);
  if (leaving === undefined) return undefined;
  const spans = spansOf(yearsSinceCases(problems.firsts, time, valued.asOf));
  const stay = meanStay(leaving.rate, spans);
  const noProblem: NoProblem = { stay, source: 'recorded', observed: stay };
  return leaving.counted === undefined
    ? uncounted(noProblem)
    : {
        noProblem,
        evidence: countedEvidence(leaving.counted, (rate) => meanStay(rate, spans)),
      };
}

/** A draw of the rate may contradict the problems, as the rate itself must not: no more than all stay. */
const countedEvidence = (
  { ended, years }: { readonly ended: number; readonly years: number },
  stayAt: (rate: number) => number,
): NoProblemEvidence => ({
  ended,
  years,
  stayAt: (rate) => Math.min(1, Math.max(0, stayAt(rate))),
});

/** What the share without a problem must be, so that the share of all customers who stay comes out. */
function inferredStay(
  evidence: Evidence,
  valued: ValuedCustomers,
  settings: Settings,
): NoProblemRate | undefined {
  const hazard = leavingOf(valued)?.rate;
  if (hazard === undefined) return undefined;
  const observed = Math.exp(-hazard * (evidence.time.years ?? 1));
  const present = presentCustomers(valued, evidence.time, hazard);
  const stay = withoutProblems(observed, present, troubledOf(evidence, settings));
  return uncounted({ stay, source: 'inferred', observed });
}

/** Customers of one kind of problem with one outcome. */
type TroubledOutcome = Troubled & ReturnType<typeof ratesOf>[number];

const troubledOf = (
  { problems, table }: Evidence,
  settings: Settings,
): readonly TroubledOutcome[] =>
  problems.kinds.flatMap(({ counts, severity }) =>
    ratesOf(table, severity ?? settings.severity ?? null).map((rate) => ({
      ...rate,
      customers: counts[rate.outcome],
    })),
  );

/**
 * The share who stay without a problem, from the share of all who stay.
 *
 * @throws {Refusal} it would be above 1, or more customers have a problem than there are
 */
function withoutProblems(
  observed: number,
  customers: number,
  troubled: readonly Troubled[],
): number {
  const all = troubled.reduce((sum, each) => sum + each.customers, 0);
  const stay =
    all > customers || customers === 0 ? Infinity : noProblemStay(observed, customers, troubled);
  if (stay <= 1) return Math.max(0, stay);
  const args = { observed, affected: all, customers: Math.round(customers) };
  throw new Refusal(problem('no-problem-stay-contradicted', args));
}
