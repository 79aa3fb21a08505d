import type { Problem } from '../../core/problem.ts';
import type { Source } from '../../core/report.ts';
import { words } from '../../problems/catalogue.ts';
import type { TenureRequest } from '../customer-request.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFiles } from '../layout/open-files.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import { ColumnProfiles } from '../profile/column-profiles.ts';
import { type FileUnderstanding, understandingOf } from '../profile/understanding.ts';
import { RowProblems } from '../table/row-problems.ts';
import { planCohorts } from './cohort-plan.ts';
import { CohortTable } from './cohort-table.ts';
import { readCohortFile } from './read-cohort-file.ts';
import { settleCohorts } from './settle-cohorts.ts';
import type { CohortSurvivors } from './survivors-of.ts';

/** What tables of cohorts turned out to be, whether or not they can be used. */
export interface CohortSurvey {
  readonly cohorts: readonly CohortSurvivors[];
  /** Of the column that names the cohort; null where none does. */
  readonly header: string | null;
  /** In which the time is counted; years and months come as 1 of them, quarters as 3 months. */
  readonly unit: TimeSpan;
  readonly sources: readonly Source[];
  /** What the files leave open: problems that an option or a change of the file settles. */
  readonly findings: readonly Problem[];
  readonly problems: RowProblems;
  readonly understood: readonly FileUnderstanding[];
}

/**
 * Reads tables of cohorts as far as they can be understood.
 *
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function surveyCohorts(
  { main }: OpenedFiles,
  request: TenureRequest,
): Promise<CohortSurvey> {
  const problems = new RowProblems(request.keepRejects);
  const plan = planCohorts(main, request);
  const findings: Problem[] = [];
  for (const found of plan.findings) {
    if (words(found).severity === 'error') findings.push(found);
    else problems.note(found, found.at ?? {});
  }
  const profiles = new ColumnProfiles();
  const watch = request.profile === true ? profiles.watch : undefined;
  const table = new CohortTable();
  const open = { cohorts: [], ...described(plan.plans), problems };
  if (findings.length > 0 && watch === undefined)
    return { ...open, sources: [], findings, understood: [] };
  for (const file of plan.plans)
    findings.push(...(await readCohortFile(file, table, request, problems, watch)));
  const understood = table.files.map((file) => understandingOf(file, profiles.of(file.plan)));
  const settled =
    findings.length > 0 ? { empty: new Set<number>() } : settleCohorts(table, request, problems);
  const sources = sourcesOf(table, settled.empty);
  return { ...open, findings, ...settled, sources, understood };
}

/** How the files name the cohort, and count the time. */
function described(plans: readonly FilePlan[]): { header: string | null; unit: TimeSpan } {
  const column = (role: 'segment' | 'elapsed') =>
    plans.map(({ reads }) => reads.get(role)).find((found) => found !== undefined);
  const unit = column('elapsed')?.unit;
  return {
    header: column('segment')?.header ?? null,
    unit: unit === undefined || unit === 'total' ? { count: 1, unit: 'y' } : unit,
  };
}

/** Rows of cohorts that nobody was in are set aside. */
function sourcesOf({ files }: CohortTable, empty: ReadonlySet<number>): readonly Source[] {
  return files.map(({ plan, firstRow, endRow, read, rejected }) => {
    const aside = [...empty].filter((row) => row >= firstRow && row < endRow).length;
    return {
      file: plan.opened.file,
      read,
      used: read - rejected - aside,
      setAside: aside === 0 ? {} : { 'cohort-empty': aside },
      rejected,
    };
  });
}
