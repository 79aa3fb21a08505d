import { type Place, type Problem, problem } from '../../problems/problem.ts';
import type { TenureRequest } from '../customer-request.ts';
import { cohortColumnName, type Measure } from '../headers/cohort-header.ts';
import type { Records } from '../records/records.ts';
import { rowsNoneLeft } from '../rows-none-left.ts';
import { CohortTable } from './cohort-table.ts';
import { type Cohorts, cohortsOf } from './cohorts-of.ts';
import { scaleOf } from './scale.ts';

/** From the rows of tables of cohorts to customers; what stands in the way comes back as findings. */
export function settleCohorts(records: Records, { cohortSize }: TenureRequest): Cohorts {
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
