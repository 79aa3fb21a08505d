import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { type Case, casesOf, type OpenCase } from './cases.ts';
import { countedCases } from './counted-cases.ts';
import { type CountedKind, kindsOf } from './kinds.ts';
import type { Settings } from './options.ts';

/** The problems of a file, counted by kind. */
export interface Problems {
  readonly shape: 'kinds' | 'cases';
  readonly kinds: readonly CountedKind[];
  /** All cases, the earliest first; none where a row is a kind. */
  readonly cases: readonly Case[];
  /** The cases that are not resolved yet; no figure of kinds includes them. */
  readonly open: readonly OpenCase[];
  /** The first case of each customer, by which the customer is counted; none where a row is a kind. */
  readonly firsts: readonly Case[];
  /** Whether the number of customers who did not complain is unknown. */
  readonly silentLeftOut: boolean;
  /** From the first to the last date of the cases; null where one has no date. */
  readonly years: number | null;
  /** The day of the last case; absent where one has no date. */
  readonly lastDay: number | undefined;
}

const kindFields = ['affected', 'complained', 'unresolved', 'resolved'] as const;
const caseFields = ['customer', 'outcome'] as const;

/**
 * The problems of a file. Its headers show whether a row is a kind of problem with its counts, or a case.
 *
 * @throws {Refusal} the headers show neither, counts of kinds do not add up, or an option is for the other shape
 */
export function problemsOf(records: Records, settings: Settings): Problems {
  const hasAll = (names: readonly string[]) => names.every((name) => records.has(name));
  if (hasAll(caseFields)) return problemsOfCases(records, settings);
  if (hasAll(kindFields)) return problemsOfKinds(records, settings);
  const headers = problemFields.map(({ name }) => name).filter((name) => records.has(name));
  const args = { headers: headers.join(', ') };
  throw new Refusal(problem('problems-shape-unclear', args, { file: records.place(0).file ?? '' }));
}

function problemsOfKinds(records: Records, { complaining, quickYears, list }: Settings): Problems {
  const caseOptions = {
    '--complaining': complaining,
    '--quick': quickYears,
    [`--list ${list}`]: list,
  };
  for (const [option, value] of Object.entries(caseOptions))
    if (value !== undefined)
      throw new Refusal(problem('option-needs', { option, needs: 'a file with one row per case' }));
  return {
    shape: 'kinds',
    kinds: kindsOf(records),
    cases: [],
    open: [],
    firsts: [],
    silentLeftOut: false,
    years: null,
    lastDay: undefined,
  };
}

function problemsOfCases(records: Records, { complaining, quickYears }: Settings): Problems {
  const isTimed = records.has('days') || (records.has('closed') && records.has('date'));
  if (quickYears !== undefined && !isTimed) {
    const needs = 'a column of days to resolve, or of when each case was opened and closed';
    throw new Refusal(problem('option-needs', { option: '--quick', needs }));
  }
  const { cases, open } = casesOf(records, quickYears);
  const hasSilent = cases.some(({ outcome }) => outcome === 'silent');
  if (hasSilent && complaining !== undefined) {
    const options = '--complaining and cases of customers who did not complain';
    const settle = 'Leave out --complaining: the file has the silent customers itself.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  return {
    shape: 'cases',
    cases,
    open,
    ...countedCases(cases, complaining, (row, each) => records.note(row, each)),
    silentLeftOut: !hasSilent && complaining === undefined,
    ...spanOf([...cases, ...open]),
  };
}

/** From the day of the first case to that of the last, both included; not known where one has no date. */
function spanOf(cases: readonly OpenCase[]): Pick<Problems, 'years' | 'lastDay'> {
  const unknown = { years: null, lastDay: undefined };
  if (cases.length === 0) return unknown;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of cases) {
    if (day === undefined) return unknown;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return { years: (last - first + 1) / 365.25, lastDay: last };
}
