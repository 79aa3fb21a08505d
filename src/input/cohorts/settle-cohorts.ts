import { type Place, type Problem, problem } from '../../core/problem.ts';
import type { TenureRequest } from '../customer-request.ts';
import { cohortColumnName, type Measure } from '../headers/cohort-header.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { CohortTable } from './cohort-table.ts';
import { cohortsOf } from './cohorts-of.ts';
import { placeOf } from './place-of.ts';
import { scaleOf } from './scale.ts';
import type { CohortSurvivors } from './survivors-of.ts';

interface SettledCohorts {
  readonly cohorts: readonly CohortSurvivors[];
  /** The rows of cohorts that nobody was in. */
  readonly empty: ReadonlySet<number>;
  readonly findings: readonly Problem[];
}

/** From the rows of a table of cohorts to customers; what stands in the way comes back as findings. */
export function settleCohorts(
  table: CohortTable,
  { cohortSize }: TenureRequest,
  problems: RowProblems,
): SettledCohorts {
  const unsettled = (...findings: readonly Problem[]) => ({
    cohorts: [],
    empty: new Set<number>(),
    findings,
  });
  if (table.rows === 0) return unsettled(noneLeft(table, ''));
  const negative = negativeNumber(table);
  if (negative !== undefined) return unsettled(negative);
  const measure = measureOf(table);
  const scale = typeof measure === 'string' ? scaleOf(table, measure, cohortSize) : measure;
  if (typeof scale !== 'string') return unsettled(scale);
  const settled = cohortsOf(table, scale, cohortSize, problems);
  const [first] = table.files;
  const findings = [...settled.findings];
  if (scale !== 'count' && cohortSize === undefined && first !== undefined) {
    const { opened, reads } = first.plan;
    const at = { file: opened.file, line: opened.layout.headerLine };
    const header = reads.get('surviving')?.header ?? '';
    findings.push(problem('cohort-size-needed', { scale }, { ...at, column: header }));
  }
  if (findings.length === 0 && settled.cohorts.length === 0)
    findings.push(noneLeft(table, `${settled.empty.size} set aside (cohort-empty)`));
  return { ...settled, findings };
}

/** What the headers say of the numbers. */
function measureOf({ files }: CohortTable): Measure | Problem {
  const said = files.map(({ plan }) => {
    const header = plan.reads.get('surviving')?.header ?? '';
    const name = cohortColumnName(header);
    return { header, plan, measure: name?.role === 'surviving' ? name.measure : 'open' } as const;
  });
  const [first] = said;
  const other = said.find(({ measure }) => measure !== first?.measure);
  if (first === undefined || other === undefined) return first?.measure ?? 'open';
  const { file, layout } = other.plan.opened;
  return problem(
    'survivors-unclear',
    { reason: 'headers', text: first.header },
    { file, line: layout.headerLine, column: other.header },
  );
}

/** A time before the start, or fewer survivors than none. */
function negativeNumber(table: CohortTable): Problem | undefined {
  for (let row = 0; row < table.rows; row++) {
    const time = table.years.at(row) < 0;
    if (!time && table.surviving.at(row) >= 0) continue;
    const at = placeOf(table, row);
    const what = time ? 'time' : 'survivors';
    return problem('cohort-negative', { what }, time ? withoutColumn(at) : at);
  }
  return undefined;
}

function withoutColumn({ column: _, ...at }: Place): Place {
  return at;
}

function noneLeft({ files }: CohortTable, setAside: string): Problem {
  const read = files.reduce((sum, file) => sum + file.read, 0);
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const reasons = [...(rejected > 0 ? [`${rejected} rejected`] : []), setAside];
  const args = { read, reasons: reasons.filter((reason) => reason !== '').join(', ') };
  return problem('rows-none-left', args, { file: files[0]?.plan.opened.file ?? '' });
}
