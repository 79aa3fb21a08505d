import { type Problem, type ProblemCode, problem } from '../../core/problem.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { CohortTable } from './cohort-table.ts';
import { placeOf } from './place-of.ts';
import type { Scale } from './scale.ts';
import { type CohortSurvivors, survivorsOf } from './survivors-of.ts';

export interface Cohorts {
  readonly cohorts: readonly CohortSurvivors[];
  /** The rows of cohorts that nobody was in: they are set aside. */
  readonly empty: ReadonlySet<number>;
  /** What is wrong with the table, the first of each kind. */
  readonly findings: readonly Problem[];
}

/** How many customers of each cohort were left: the rows in the order of time, held against each other. */
export function cohortsOf(
  table: CohortTable,
  scale: Scale,
  cohortSize: number | undefined,
  problems: RowProblems,
): Cohorts {
  const findings = new Map<ProblemCode, Problem>();
  const add = (found: Problem) => {
    if (!findings.has(found.code)) findings.set(found.code, found);
  };
  const empty = new Set<number>();
  const cohorts: CohortSurvivors[] = [];
  for (const [cohort, rows] of rowsByCohort(table)) {
    if (scale === 'count' && rows.every((row) => table.surviving.at(row) === 0)) {
      problems.note(problem('cohort-empty', { cohort }), placeOf(table, rows[0] ?? 0));
      for (const row of rows) empty.add(row);
      continue;
    }
    const found = survivorsOf(cohort, rows, { table, scale, cohortSize });
    if ('problems' in found) for (const each of found.problems) add(each);
    else cohorts.push(found);
  }
  return { cohorts, empty, findings: [...findings.values()] };
}

/** The rows of each cohort; cohorts in the order in which they first come up. */
function rowsByCohort({ cohorts, rows }: CohortTable): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const cohort = cohorts.value(row);
    const known = found.get(cohort);
    if (known === undefined) found.set(cohort, [row]);
    else known.push(row);
  }
  return found;
}
