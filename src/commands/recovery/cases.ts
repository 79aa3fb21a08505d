import { noDay } from '../../core/customers.ts';
import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { outcomeIn } from '../shared/reading/outcome-word.ts';
import { severityIn } from './counted-kind.ts';

/** One case of a problem. What the file leaves blank is NaN, or absent. */
export interface Case {
  readonly customer: string;
  readonly problem: string;
  readonly outcome: ProblemOutcome;
  readonly severity: Severity | null;
  readonly cost: number;
  /** How long it took to resolve. */
  readonly years: number;
  readonly day: number | undefined;
  /** Where it stands. */
  readonly row: number;
}

/**
 * The cases of a file, the earliest first; those without a date after the others, in the order of the rows.
 * A row that does not say whose case it is, or what came of it, is set aside.
 *
 * @param quickYears - a case that is resolved within so long is resolved quickly; absent: where the file says so
 */
export function casesOf(records: Records, quickYears: number | undefined): readonly Case[] {
  const names = records.text('problem');
  const customers = records.text('customer');
  const outcomes = records.text('outcome');
  const severities = records.text('severity');
  const costs = records.numbers('cost');
  const lengths = records.numbers('days');
  const days = records.days('date');
  const cases: Case[] = [];
  for (let row = 0; row < records.count; row++) {
    const customer = customers[row] ?? '';
    const text = outcomes[row] ?? '';
    const severityText = severities[row] ?? '';
    const outcome = outcomeIn(text);
    const severity = severityText === '' ? null : severityIn(severityText);
    if (customer === '' || text === '') {
      const meaning = customer === '' ? 'who had the problem' : 'the outcome of the case';
      records.setAside(row, problem('cell-blank', { meaning }));
    } else if (outcome === undefined) {
      records.setAside(row, problem('outcome-unreadable', { text }));
    } else if (severity === undefined) {
      records.setAside(row, problem('severity-unreadable', { text: severityText }));
    } else {
      const years = lengths[row] ?? Number.NaN;
      const day = days[row] ?? noDay;
      const isQuick = outcome === 'resolved' && quickYears !== undefined && years <= quickYears;
      cases.push({
        customer,
        problem: names[row] ?? '',
        outcome: isQuick ? 'quickly' : outcome,
        severity,
        cost: costs[row] ?? Number.NaN,
        years,
        day: day === noDay ? undefined : day,
        row,
      });
    }
  }
  return cases.sort((a, b) => (a.day ?? never) - (b.day ?? never) || a.row - b.row);
}

/** After every day that is written; two of them are the same day, which two infinities are not. */
const never = Number.MAX_SAFE_INTEGER;
