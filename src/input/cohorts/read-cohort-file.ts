import { type Problem, problem } from '../../core/problem.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import { NumberColumn } from '../columns/number-column.ts';
import { SignedColumn } from '../columns/signed-column.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { type Role, roleMeaning } from '../headers/role.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import type { ReadFile } from '../table/customer-table.ts';
import { excerpt } from '../table/excerpt.ts';
import { fileEvidence } from '../table/file-evidence.ts';
import { noteSkipped } from '../table/note-skipped.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { type PlacedColumn, RowReader } from '../table/row-reader.ts';
import { unreadFile } from '../table/unread-file.ts';
import type { CohortTable } from './cohort-table.ts';

/** No cohort is followed longer; 2019 among the years is a year of the calendar. */
const longestYears = 200;

/**
 * Reads one file into the table of cohorts.
 *
 * @returns what the file leaves open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readCohortFile(
  plan: FilePlan,
  table: CohortTable,
  request: CustomerRequest,
  problems: RowProblems,
  watch?: (plan: FilePlan) => (cells: readonly string[]) => void,
): Promise<readonly Problem[]> {
  const { file: name, layout } = plan.opened;
  const file = unreadFile(plan, table.rows, request);
  table.files.push(file);
  const keep = (row: number, cells: () => readonly string[]) => {
    table.excerpts[row] = excerpt(cells(), layout.delimiter);
    return undefined;
  };
  const reader = new RowReader(table, file, columnsOf(file, table), keep, problems, watch?.(plan));
  await plan.opened.records((cells, line, lastLine) => reader.take(cells, line, lastLine));
  reader.finish();
  file.endRow = table.rows;
  if (file.read === 0)
    throw new Refusal(problem('file-header-only', {}, { file: name, line: layout.headerLine }));
  noteSkipped(file, problems);
  return fileEvidence(file);
}

function columnsOf(file: ReadFile, table: CohortTable): readonly PlacedColumn[] {
  const columns: PlacedColumn[] = [];
  const place = (role: Role, make: (header: string) => CellColumn) => {
    const assigned = file.plan.reads.get(role);
    if (assigned === undefined) return;
    const { index, header } = assigned;
    columns.push({ index, header, column: make(header) });
  };
  const { decimal: evidence } = file;
  const divisor = perYear(file.plan);
  place('elapsed', (header) => {
    const blank = { meaning: roleMeaning.elapsed };
    const check = (value: number) =>
      value / divisor > longestYears
        ? problem('elapsed-implausible', { years: Math.floor(value / divisor), header })
        : undefined;
    return new NumberColumn({ header, values: table.years, evidence, blank, divisor, check });
  });
  place('surviving', (header) => {
    const blank = { meaning: roleMeaning.surviving };
    const numbers = new NumberColumn({ header, values: table.surviving, evidence, blank });
    return new SignedColumn(numbers, table.signed);
  });
  if (file.plan.reads.has('segment')) place('segment', () => cohortColumn(table));
  else columns.push({ index: -1, header: '', column: table.cohorts });
  return columns;
}

/** How many of the unit of the time make a year. */
function perYear({ reads }: FilePlan): number {
  const unit = reads.get('elapsed')?.unit;
  if (unit === undefined || unit === 'total') return 1;
  return unitsPerYear[unit.unit] / unit.count;
}

function cohortColumn({ cohorts }: CohortTable): CellColumn {
  return {
    read: (text, row) =>
      text.trim() === ''
        ? problem('cell-blank', { meaning: 'the cohort' })
        : cohorts.read(text, row),
  };
}
