import { type Problem, type ProblemCode, problem } from '../../problems/problem.ts';
import type { CohortTable } from './cohort-table.ts';
import type { Scale } from './scale.ts';
import { type CohortSurvivors, survivorsOf } from './survivors-of.ts';

export interface Cohorts {
  readonly cohorts: readonly CohortSurvivors[];
  /** What is wrong with the table, the first of each kind. */
  readonly findings: readonly Problem[];
}

/**
 * How many customers of each cohort were left: the rows in the order of time, held against each other.
 * The rows of cohorts that nobody was in are set aside.
 */
export function cohortsOf(
  table: CohortTable,
  scale: Scale,
  cohortSize: number | undefined,
): Cohorts {
  const findings = new Map<ProblemCode, Problem>();
  const add = (found: Problem) => {
    if (!findings.has(found.code)) findings.set(found.code, found);
  };
  const cohorts: CohortSurvivors[] = [];
  for (const [cohort, rows] of rowsByCohort(table)) {
    if (scale === 'count' && rows.every((row) => table.surviving(row) === 0)) {
      const [first = 0] = rows;
      table.records.note(first, problem('cohort-empty', { cohort }, table.place(first)));
      for (const row of rows) table.records.countAside(row, 'cohort-empty');
      continue;
    }
    const found = survivorsOf(cohort, rows, { table, scale, cohortSize });
    if ('problems' in found) for (const each of found.problems) add(each);
    else cohorts.push(found);
  }
  return { cohorts, findings: [...findings.values()] };
}

/** The rows of each cohort; cohorts in the order in which they first come up. */
function rowsByCohort(table: CohortTable): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const cohort = table.cohort(row);
    const known = found.get(cohort);
    if (known === undefined) found.set(cohort, [row]);
    else known.push(row);
  }
  return found;
}
