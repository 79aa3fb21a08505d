import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { roleField } from '../headers/role-fields.ts';
import { spanYears } from '../headers/time-span.ts';
import type { SpendPeriod } from '../plan/file-plan.ts';
import { fieldWarnings } from '../records/field-warnings.ts';
import { type CustomerFile, type CustomerTable, coversTenure } from './customer-table.ts';
import type { DateColumns } from './file-columns.ts';
import type { RowProblems } from './row-problems.ts';

/** What a row is held against when all of its columns have been read; a problem rejects it. */
export type RowCheck = (
  row: number,
  cells: () => readonly string[],
  line: number,
) => Problem | undefined;

interface CheckContext {
  readonly request: CustomerRequest;
  readonly problems: RowProblems;
  /** Keep the cells of every row: a date in a joined file may reject it later. */
  readonly holdAll: boolean;
}

/**
 * Gives each row the period of its spend, and holds its dates against each other as soon as they are
 * certain. The cells of a row that waits for certainty are kept, for when it is rejected after all.
 */
export function rowCheck(
  table: CustomerTable,
  { plan }: CustomerFile,
  dates: DateColumns,
  { request, problems, holdAll }: CheckContext,
): RowCheck {
  const years = yearsOf(plan.spendPeriod);
  const wrongDates = dateCheck(table, dates, request.asOf);
  const spend = plan.reads.get('spend');
  const read = spend === undefined ? [] : [{ ...spend, field: roleField('spend') }];
  const warn = fieldWarnings(read, table, plan.opened.file, problems);
  return (row, cells, line) => {
    if (years !== undefined) table.amountYears.set(row, years);
    const wrong = wrongDates(row);
    if (holdAll || wrong === 'open') table.held.set(row, cells());
    if (wrong !== undefined && wrong !== 'open') return wrong;
    warn(row, cells, line);
    return undefined;
  };
}

/** The years that every amount of the file covers; undefined where each row says it. */
function yearsOf(period: SpendPeriod | undefined): number | undefined {
  if (period === undefined || period === 'total') return coversTenure;
  return period === 'interval' ? undefined : spanYears(period);
}

/** Says what is wrong with the dates of a row, or that they are still open. */
function dateCheck(
  table: CustomerTable,
  { start, until }: DateColumns,
  asOf: number | undefined,
): (row: number) => Problem | 'open' | undefined {
  if (start === undefined || (until === undefined && asOf === undefined)) return () => undefined;
  const starts = table.column('start', 'days').days;
  const ends = until === undefined ? undefined : table.column(until.role, 'days').days;
  return (row) => {
    if (start.isOpen(row) || until?.column.isOpen(row) === true) return 'open';
    const from = starts.at(row);
    if (from === noDay) return undefined;
    const to = ends?.at(row) ?? noDay;
    if (to !== noDay && to < from)
      return problem('end-before-start', { start: isoDate(from), end: isoDate(to) });
    if (asOf !== undefined && from > asOf)
      return problem('start-after-as-of', { start: isoDate(from), asOf: isoDate(asOf) });
    return undefined;
  };
}
