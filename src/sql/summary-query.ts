import {
  addedCells,
  columns,
  keyColumns,
  segmentCells,
  segmentColumns,
  sumColumns,
  totalCells,
  totalColumns,
  totalParts,
} from './cell-columns.ts';
import { keptOf, type OrderTable, purchaseParts } from './order-table.ts';
import { dayColumns, repeatDays } from './repeat-days.ts';
import { type AnswerColumn, answerOf, partColumn, withParts } from './statement.ts';

export const summaryColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  { name: 'customer', type: 'text' },
  ...segmentColumns(table),
  ...(table.kept ?? []).map((name) => ({ name, type: 'text' }) as const),
  ...keyColumns(table),
  ...sumColumns(table),
  ...dayColumns,
  ...totalColumns,
  ...columns.days('split_day'),
  ...columns.whole('include_first'),
];

/** A row a customer, the cell of each, and the days of their purchases. */
export function summaryQuery(table: OrderTable): string[] {
  const keys = keyColumns(table).map(({ name }) => [name, `c.${name}`]);
  const each = {
    part: "'cell'",
    customer: 'c.customer',
    ...segmentCells(table),
    ...Object.fromEntries(keptOf(table).map(([name, label]) => [name, `c.${label}`])),
    ...Object.fromEntries(keys),
    customers: '1',
    ...addedCells(table),
  };
  const days = repeatDays(table);
  const { answer, select } = answerOf(table.dialect, summaryColumns(table), [
    { cells: each, from: ['FROM customers AS c'] },
    { cells: { part: "'day'", ...days.cells }, from: days.from },
    ...totalParts(table, totalCells(table)),
  ]);
  return [...withParts([...purchaseParts(table), answer]), ...select];
}
