import type { Intakes } from '../../../core/cohorts/cohorts.ts';
import { dayNumber } from '../../../core/quantity/calendar.ts';
import {
  type AcquisitionSpending,
  nameOf,
  segmentCosts,
} from '../../../core/value/acquisition-cost.ts';
import type { FigureFormat } from '../../../render/table.ts';
import {
  cellAt,
  quotedSheet,
  type Sheet,
  type SheetRow,
  textCell,
} from '../../../render/workbook/sheet.ts';
import { fittingColumns } from '../../../render/workbook/table-sheet.ts';
import type { CohortGroups } from '../counted-cohorts.ts';
import { customersWithStart, periodKey } from '../winning-costs.ts';

/** What was spent on winning the customers of a cohort, in a month or, without months, at any time. */
export interface SpendingRow {
  /** The place of the cohort among the lines. */
  readonly line: number;
  readonly month: string | null;
  readonly customersWon: number;
  /** All who came in its period have been observed for so many days; null without a month. */
  readonly observedDays: number | null;
  readonly cost: number;
}

const spendingName = 'Spending';

/**
 * The rows of a file of costs, one a cohort and month.
 *
 * @param keys - the cohorts that are lines of the result, in its order
 */
export function spendingRows(
  groups: CohortGroups,
  rows: readonly AcquisitionSpending[],
  keys: readonly Readonly<Record<string, string>>[],
): readonly SpendingRow[] {
  const { intakes, codes } = groups;
  const segments = groups.segments ?? {
    keys: intakes.periods.names.map((name) => ({ [periodKey]: name })),
    codes,
  };
  const customers = customersWithStart(groups);
  const lineOf = new Map(keys.map((key, line) => [nameOf(key), line]));
  const months = [...new Set(rows.map(({ month }) => month))].sort((a = '', b = '') =>
    a < b ? -1 : 1,
  );
  return months
    .flatMap((month) => {
      const own = rows.filter((row) => row.month === month);
      return segmentCosts(customers, segments, own).map((cost) => ({
        line: lineOf.get(nameOf(cost.segment)) ?? -1,
        month: month ?? null,
        customersWon: cost.customersWon,
        observedDays: month === undefined ? null : observedDays(intakes, month),
        cost: cost.spending,
      }));
    })
    .sort((a, b) => a.line - b.line);
}

/** For how long all customers who came in the period of a month have been observed; months before the log are in its first. */
function observedDays({ periods, reachDays }: Intakes, month: string): number {
  const [year = 0, ofYear = 1] = month.split('-').map(Number);
  const day = dayNumber(year, ofYear, 1);
  return reachDays[periods.lastDay.findIndex((last) => day <= last)] ?? -1;
}

const head = ['No.', 'Cohort', 'Month', 'Customers won', 'Observed for days', 'Spending'];
const money: FigureFormat = { kind: 'money' };
const count: FigureFormat = { kind: 'number', decimals: 0 };
const firstRow = 4;

/** The spending, each amount of which may be changed. */
export function spendingSheet(rows: readonly SpendingRow[], names: readonly string[]): Sheet {
  const heads: SheetRow = head.map((text, i) =>
    textCell(text, i === 1 || i === 2 ? 'head' : 'figureHead'),
  );
  const body = rows.map(
    ({ line, month, customersWon, observedDays: observed, cost }): SheetRow => [
      { value: line + 1, format: count },
      textCell(names[line] ?? ''),
      textCell(month ?? 'any'),
      { value: customersWon, format: count },
      { value: observed, format: count },
      { value: cost, format: money, look: 'input' },
    ],
  );
  return {
    name: spendingName,
    columns: fittingColumns([heads, ...body]),
    rows: [
      [textCell('Spending on winning customers', 'title')],
      [textCell('The yellow cells may be changed; the sheet Cohorts follows.', 'note')],
      [],
      heads,
      ...body,
    ],
    frozenRows: firstRow,
  };
}

/** The sum of a column of the rows of one line, or of all lines; only those observed for as long as a cell says. */
function sumOf(
  rows: readonly SpendingRow[],
  column: number,
  line: number | null,
  atLeastDays?: string,
): string {
  const range = (of: number) => {
    const last = firstRow + rows.length - 1;
    return `${quotedSheet(spendingName)}!${fixed(firstRow, of)}:${fixed(last, of)}`;
  };
  const criteria = [
    ...(line === null ? [] : [`${range(0)},${line + 1}`]),
    ...(atLeastDays === undefined ? [] : [`${range(4)},">="&${atLeastDays}`]),
  ];
  return criteria.length === 0
    ? `SUM(${range(column)})`
    : `SUMIFS(${[range(column), ...criteria].join(',')})`;
}

const fixed = (row: number, column: number): string =>
  cellAt(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');

/** What was spent on the customers of a line, or of all lines, as a formula. */
export const spendingOf = (
  rows: readonly SpendingRow[],
  line: number | null,
  atLeastDays?: string,
): string => sumOf(rows, 5, line, atLeastDays);

/** The customers that this won, as a formula. */
export const wonBy = (
  rows: readonly SpendingRow[],
  line: number | null,
  atLeastDays?: string,
): string => sumOf(rows, 3, line, atLeastDays);
