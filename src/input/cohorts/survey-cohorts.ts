import type { InputWorld } from '../bytes/source-bytes.ts';
import type { TenureRequest } from '../customer-request.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFiles } from '../layout/open-file.ts';
import { planRecords, unknownColumn } from '../records/plan-fields.ts';
import { surveyRecords } from '../records/read-records.ts';
import type { Survey } from '../records/read-tables.ts';
import type { Records } from '../records/records.ts';
import { cohortRequest } from './cohort-fields.ts';
import { settleCohorts } from './settle-cohorts.ts';
import type { CohortSurvivors } from './survivors-of.ts';

/** How many customers of each cohort were left, as tables of cohorts say. */
export interface CohortsRead {
  /** In the order in which they first come up. */
  readonly cohorts: readonly CohortSurvivors[];
  /** Of the column that names the cohort; null where none does. */
  readonly header: string | null;
  /** In which the time is counted; years and months come as 1 of them, quarters as 3 months. */
  readonly unit: TimeSpan;
}

/** What tables of cohorts turned out to be, whether or not they can be used. */
export interface CohortSurvey extends Survey {
  /** Absent where a finding stands in the way. */
  readonly read?: CohortsRead;
}

/**
 * Reads tables of cohorts as far as they can be understood.
 *
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function surveyCohorts(
  { main }: OpenedFiles,
  request: TenureRequest,
  world: InputWorld,
): Promise<CohortSurvey> {
  const asked = cohortRequest(request);
  const plan = planRecords(main, asked);
  const named = plan.files.flatMap(({ columns }) =>
    columns.flatMap(({ field, header }) => (field.name === 'segment' ? [header] : [])),
  );
  const unknown = request.labels
    .filter((label) => !named.includes(label))
    .map((label) => unknownColumn(main, label, ''));
  const planned = { ...plan, findings: [...plan.findings, ...unknown] };
  const { records, ...survey } = await surveyRecords(planned, asked, world);
  if (records === undefined) return survey;
  const { cohorts, findings } = settleCohorts(records, request);
  // Which cohorts are empty is known only now.
  const settled = { ...survey, findings, sources: records.sources() };
  return findings.length > 0 ? settled : { ...settled, read: { cohorts, ...described(records) } };
}

/** How the files name the cohort, and count the time. */
function described(records: Records): Omit<CohortsRead, 'cohorts'> {
  const [segment] = records.columns('segment');
  const unit = records.columns('elapsed')[0]?.unit;
  const isSpan = unit !== undefined && typeof unit !== 'string';
  return { header: segment?.header ?? null, unit: isSpan ? unit : { count: 1, unit: 'y' } };
}
