import { type Place, type Problem, type ProblemCode, problem } from '../../problems/problem.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { TenureRequest } from '../customer-request.ts';
import { cohortColumnName, type Measure } from '../headers/cohort-header.ts';
import type { TimeSpan } from '../headers/time-span.ts';
import type { OpenedFiles } from '../layout/open-file.ts';
import { planRecords, unknownColumn } from '../records/plan-fields.ts';
import { surveyRecords } from '../records/read-records.ts';
import type { Survey } from '../records/read-tables.ts';
import type { Records } from '../records/records.ts';
import { rowsNoneLeft } from '../refusal-for.ts';
import { cohortRequest } from './cohort-fields.ts';
import { CohortTable } from './cohort-table.ts';
import { type Scale, scaleOf } from './scale.ts';
import { type CohortSurvivors, survivorsOf } from './survivors-of.ts';

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
  const recordRequest = cohortRequest(request);
  const plan = planRecords(main, recordRequest);
  const named = plan.files.flatMap(({ columns }) =>
    columns.flatMap(({ field, header }) => (field.name === 'segment' ? [header] : [])),
  );
  const unknown = request.labels
    .filter((label) => !named.includes(label))
    .map((label) => unknownColumn(main, label, ''));
  const planned = { ...plan, findings: [...plan.findings, ...unknown] };
  const { records, ...survey } = await surveyRecords(planned, recordRequest, world);
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

/** From the rows of tables of cohorts to customers; what stands in the way comes back as findings. */
function settleCohorts(records: Records, { cohortSize }: TenureRequest): Cohorts {
  const unsettled = (finding: Problem) => ({ cohorts: [], findings: [finding] });
  const table = new CohortTable(records);
  const negative = negativeNumber(table);
  if (negative !== undefined) return unsettled(negative);
  const measure = measureOf(records);
  const scale = typeof measure === 'string' ? scaleOf(table, measure, cohortSize) : measure;
  if (typeof scale !== 'string') return unsettled(scale);
  const settled = cohortsOf(table, scale, cohortSize);
  const [first] = records.columns('surviving');
  const findings = [...settled.findings];
  if (scale !== 'count' && cohortSize === undefined && first !== undefined)
    findings.push(problem('cohort-size-needed', { scale }, first.at));
  if (findings.length === 0 && settled.cohorts.length === 0)
    findings.push(rowsNoneLeft(records.sources(), { file: first?.at.file ?? '' }));
  return { ...settled, findings };
}

/** What the headers say of the numbers. */
function measureOf(records: Records): Measure | Problem {
  const said = records.columns('surviving').map(({ header, at }) => {
    const name = cohortColumnName(header);
    return { header, at, measure: name?.role === 'surviving' ? name.measure : 'open' } as const;
  });
  const [first] = said;
  const other = said.find(({ measure }) => measure !== first?.measure);
  if (first === undefined || other === undefined) return first?.measure ?? 'open';
  return problem('survivors-unclear', { reason: 'headers', text: first.header }, other.at);
}

/** A time before the start, or fewer survivors than none. */
function negativeNumber(table: CohortTable): Problem | undefined {
  for (let row = 0; row < table.rows; row++) {
    const time = table.years(row) < 0;
    if (!time && table.surviving(row) >= 0) continue;
    const at = table.place(row);
    const what = time ? 'time' : 'survivors';
    return problem('cohort-negative', { what }, time ? withoutColumn(at) : at);
  }
  return undefined;
}

function withoutColumn({ column: _, ...at }: Place): Place {
  return at;
}

interface Cohorts {
  readonly cohorts: readonly CohortSurvivors[];
  /** What is wrong with the table, the first of each kind. */
  readonly findings: readonly Problem[];
}

/**
 * How many customers of each cohort were left: the rows in the order of time, held against each other.
 * The rows of cohorts that nobody was in are set aside.
 */
function cohortsOf(table: CohortTable, scale: Scale, cohortSize: number | undefined): Cohorts {
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
