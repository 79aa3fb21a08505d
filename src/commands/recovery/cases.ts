import { noDay } from '../../core/customers.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import { isBlank } from '../../input/cells/blank.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { caseStateIn } from '../shared/reading/outcome-word.ts';
import { severityIn } from './kinds.ts';

/** A case that is not resolved yet: nobody knows its outcome. */
export interface OpenCase {
  readonly customer: string;
  readonly problem: string;
  readonly day: number | undefined;
  /** What the customer said; empty where nothing stands there. */
  readonly words: string;
  /** Its row in the file. */
  readonly row: number;
}

/** One case of a problem with its outcome. Blank cells are NaN, or absent. */
export interface Case extends OpenCase {
  readonly outcome: ProblemOutcome;
  readonly severity: Severity | null;
  readonly cost: number;
  /** Years until the problem was resolved. */
  readonly years: number;
  /** Whether that is known to the minute, and not to the day only. */
  readonly isTimed: boolean;
}

/** The cases of a file, the earliest first; those without a date come last, in the order of the rows. */
export interface ReadCases {
  readonly cases: readonly Case[];
  readonly open: readonly OpenCase[];
}

/**
 * Reads the cases of a file. A row without a customer or without a readable outcome is set aside.
 *
 * @param quickYears - the time within which a resolved case counts as resolved quickly; without it, only cases whose
 *   outcome says so do
 */
export function casesOf(records: Records, quickYears: number | undefined): ReadCases {
  const names = records.text('problem');
  const customers = records.text('customer');
  const outcomes = records.text('outcome');
  const severities = records.text('severity');
  const costs = records.numbers('cost');
  const words = records.text('words');
  const days = records.days('date');
  const timeOf = timeToResolve(records);
  const cases: Case[] = [];
  const open: OpenCase[] = [];
  for (let row = 0; row < records.count; row++) {
    const customer = customers[row] ?? '';
    const text = outcomes[row] ?? '';
    const severityText = severities[row] ?? '';
    const outcome = caseStateIn(text);
    const severity = severityText === '' ? null : severityIn(severityText);
    if (customer === '' || text === '') {
      const meaning = customer === '' ? 'who had the problem' : 'the outcome of the case';
      records.setAside(row, problem('cell-blank', { meaning }));
    } else if (outcome === undefined) {
      records.setAside(row, problem('outcome-unreadable', { text }));
    } else if (severity === undefined) {
      records.setAside(row, problem('severity-unreadable', { text: severityText }));
    } else {
      const day = days[row] ?? noDay;
      const said = {
        customer,
        problem: nameOf(names[row] ?? ''),
        day: day === noDay ? undefined : day,
        words: words[row] ?? '',
        row,
      };
      if (outcome === 'open') open.push(said);
      else {
        const time = timeOf(row);
        const isQuick =
          outcome === 'resolved' && quickYears !== undefined && time.years <= quickYears;
        cases.push({
          ...said,
          outcome: isQuick ? 'quickly' : outcome,
          severity,
          cost: costs[row] ?? Number.NaN,
          ...time,
        });
      }
    }
  }
  return { cases: cases.sort(byDay), open: open.sort(byDay) };
}

/** Help desks do not ask for a kind: a case without one is of a kind of its own. */
const nameOf = (problem: string): string => (isBlank(problem) ? '(none)' : problem);

/** After every date. Finite, because the difference of two infinities is NaN, by which nothing can be sorted. */
const never = Number.MAX_SAFE_INTEGER;

const byDay = (a: OpenCase, b: OpenCase): number =>
  (a.day ?? never) - (b.day ?? never) || a.row - b.row;

/** The cases of each kind of problem, in their order. */
export function casesByKind<C extends OpenCase>(cases: readonly C[]): ReadonlyMap<string, C[]> {
  const kinds = new Map<string, C[]>();
  for (const each of cases) {
    const ofKind = kinds.get(each.problem);
    if (ofKind === undefined) kinds.set(each.problem, [each]);
    else ofKind.push(each);
  }
  return kinds;
}

/** How long it took to resolve the case of a row: as a column says, or from when it was opened until it was closed. */
function timeToResolve(records: Records): (row: number) => Pick<Case, 'years' | 'isTimed'> {
  const durations = records.numbers('days');
  const [opened, closed] = [records.days('date'), records.days('closed')];
  return (row) => {
    const years = durations[row] ?? Number.NaN;
    const [from, to] = [opened[row] ?? noDay, closed[row] ?? noDay];
    if (!Number.isNaN(years) || from === noDay || to === noDay) return { years, isTimed: false };
    const [begin, end] = [records.timeAt('date', row), records.timeAt('closed', row)];
    // Where only one of the two names its zone, the hours between them are not known.
    const isTimed = begin !== undefined && end !== undefined && begin.isZoned === end.isZoned;
    const minutes = (to - from) * minutesPerDay + (isTimed ? end.minutes - begin.minutes : 0);
    if (minutes >= 0) return { years: minutes / minutesPerYear, isTimed };
    records.note(row, problem('case-closed-before-opened', {}));
    return { years: Number.NaN, isTimed: false };
  };
}

const minutesPerDay = 24 * 60;
const minutesPerYear = minutesPerDay * unitsPerYear.d;
