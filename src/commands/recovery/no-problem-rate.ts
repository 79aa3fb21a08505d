import {
  noProblemStay,
  type Troubled,
  untroubledStay,
} from '../../core/recovery/no-problem-stay.ts';
import { affected } from '../../core/recovery/outcomes.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import { asOfDay, caseDays, followUps } from './case-days.ts';
import { type ProblemTime, presentCustomers, yearlyLeaving } from './problem-time.ts';
import type { Problems } from './read-problems.ts';
import type { NoProblem } from './result.ts';
import type { Settings } from './settings.ts';
import { ratesOf, type StayTable } from './stay-table.ts';

/** What the share who stay without a problem is told from. */
interface Evidence {
  readonly problems: Problems;
  readonly table: StayTable;
  readonly valued: ValuedCustomers | undefined;
  readonly indexes: ReadonlyMap<string, number>;
  readonly time: ProblemTime;
}

/**
 * The share who stay without a problem, over the same time as those with one. As given; else, where the rates
 * are observed, what the customers without a case did in the time since the cases; else inferred from who
 * stays of all customers, which contains today's problems.
 *
 * @throws {Refusal} nothing says it, or what says it contradicts the stay rates
 */
export function noProblemRate(evidence: Evidence, settings: Settings): NoProblem {
  const { problems, table, valued } = evidence;
  const all = problems.kinds.reduce((sum, { counts }) => sum + affected(counts), 0);
  const customers = valued?.customers.count;
  if (customers !== undefined && all > customers * (1 + 1e-9))
    throw new Refusal(problem('count-exceeds', { what: 'affected', count: all, of: customers }));
  if (settings.noProblemStay !== undefined)
    return { stay: settings.noProblemStay, source: 'given', observed: null };
  const isSeen = table.outcomes.some(({ source }) => source === 'observed');
  const found =
    valued &&
    (isSeen ? comparedStay(evidence, valued, settings) : inferredStay(evidence, valued, settings));
  if (found !== undefined) return found;
  const example = '--no-problem-stay 90%';
  const option = '--no-problem-stay, or --customers with a status';
  throw new Refusal(problem('option-missing', { command: 'recovery', option, example }));
}

/**
 * For the customers of cases, of whom it is seen how many are still there: without dates it is not known who
 * was there with them, and the rate at which all that are recorded have left stands in. It contains what
 * problems did, and so errs to the low side.
 */
function comparedStay(
  evidence: Evidence,
  valued: ValuedCustomers,
  settings: Settings,
): NoProblem | undefined {
  const { problems, indexes, time } = evidence;
  const onset = caseDays(problems.firsts, valued.customers.count, indexes);
  const others = onset && untroubledStay(valued.customers, onset, asOfDay(valued.asOf));
  if (others !== undefined) {
    // The silent whom --complaining adds are in no case, and so among those without one.
    const added = settings.complaining === undefined ? [] : troubledOf(evidence, settings);
    const hidden = added.filter(({ outcome }) => outcome === 'silent');
    const stay = withoutProblems(others.stay, others.customers, hidden);
    return { stay, source: 'observed', observed: others.stay };
  }
  const leaving = yearlyLeaving(valued);
  if (leaving === undefined) return undefined;
  const spans = followUps(problems.firsts, time, valued.asOf);
  const stay = spans.reduce((sum, years) => sum + Math.exp(-leaving * years), 0) / spans.length;
  return { stay, source: 'recorded', observed: stay };
}

function inferredStay(
  evidence: Evidence,
  valued: ValuedCustomers,
  settings: Settings,
): NoProblem | undefined {
  const leaving = yearlyLeaving(valued);
  if (leaving === undefined) return undefined;
  const observed = Math.exp(-leaving * (evidence.time.years ?? 1));
  const present = presentCustomers(valued, evidence.time, leaving);
  const stay = withoutProblems(observed, present, troubledOf(evidence, settings));
  return { stay, source: 'inferred', observed };
}

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

/** @throws {Refusal} more than all would have to stay without a problem, or more have one than there are */
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
