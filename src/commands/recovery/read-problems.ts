import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { type Case, casesOf } from './cases.ts';
import { countedCases } from './counted-cases.ts';
import type { CountedKind } from './counted-kind.ts';
import { listedKinds } from './listed-kinds.ts';
import type { Settings } from './settings.ts';

/** The problems of a file, counted by kind. */
export interface Problems {
  readonly shape: 'kinds' | 'cases';
  readonly kinds: readonly CountedKind[];
  /** The case by which each customer counts; none where the file lists kinds. */
  readonly firsts: readonly Case[];
  /** Whether nothing tells of those who do not complain. */
  readonly silentLeftOut: boolean;
  /** From the first to the last date of the cases. */
  readonly years: number | null;
  /** The day of the last case; absent where one has no date. */
  readonly lastDay: number | undefined;
}

const kindFields = ['affected', 'complained', 'unresolved', 'resolved'] as const;
const caseFields = ['customer', 'outcome'] as const;

/**
 * What the rows say, told by the headers: kinds of problem with their counts, or cases.
 *
 * @throws {Refusal} neither, or rows of kinds that do not add up, or an option for the other shape
 */
export function problemsOf(records: Records, settings: Settings): Problems {
  const isCases = caseFields.every((name) => records.has(name));
  if (!isCases && !kindFields.every((name) => records.has(name))) {
    const had = problemFields.filter(({ name }) => records.has(name));
    const headers = had.map(({ name }) => name).join(', ');
    throw new Refusal(
      problem('problems-shape-unclear', { headers }, { file: records.place(0).file ?? '' }),
    );
  }
  const { complaining, quickYears } = settings;
  if (!isCases) {
    const idle = { '--complaining': complaining, '--quick': quickYears };
    for (const [option, value] of Object.entries(idle))
      if (value !== undefined)
        throw new Refusal(
          problem('option-needs', { option, needs: 'a file with one row per case' }),
        );
    const kinds = listedKinds(records);
    return {
      shape: 'kinds',
      kinds,
      firsts: [],
      silentLeftOut: false,
      years: null,
      lastDay: undefined,
    };
  }
  if (quickYears !== undefined && !records.has('days'))
    throw new Refusal(
      problem('option-needs', { option: '--quick', needs: 'a column of days to resolve' }),
    );
  const cases = casesOf(records, quickYears);
  const told = cases.some(({ outcome }) => outcome === 'silent');
  if (told && complaining !== undefined) {
    const options = '--complaining and cases of customers who did not complain';
    const settle = 'Leave out --complaining: the file has the silent customers itself.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  const counted = countedCases(cases, complaining, (row, found) => records.note(row, found));
  return {
    shape: 'cases',
    ...counted,
    silentLeftOut: !told && complaining === undefined,
    years: spannedYears(cases),
    lastDay: cases.at(-1)?.day,
  };
}

/** Whole days from the first case to the last, both counted; null where one has no date. */
function spannedYears(cases: readonly Case[]): number | null {
  const first = cases[0]?.day;
  const last = cases.at(-1)?.day;
  return first === undefined || last === undefined ? null : (last - first + 1) / 365.25;
}
