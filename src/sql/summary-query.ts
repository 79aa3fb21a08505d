import { addedCells, keyColumns, segmentCells, segmentColumns } from './cell-columns.ts';
import { countedKinds } from './customer-kinds.ts';
import { isAskedFor, keptOf, type OrderTable, purchaseParts } from './order-table.ts';
import { repeatDays } from './repeat-days.ts';
import { type AnswerColumn, answerOf, conditions, partColumn, withParts } from './statement.ts';
import { cellAnswerColumns, cellTotals, countedPart, setAsidePart, totalKinds } from './totals.ts';

export const summaryColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  { name: 'customer', type: 'text' },
  ...segmentColumns(table),
  ...(table.kept ?? []).map((name) => ({ name, type: 'text' }) as const),
  ...cellAnswerColumns(table),
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
    ...addedCells(table),
  };
  const days = repeatDays(table);
  const totals = countedKinds(totalKinds(table));
  const { answer, select } = answerOf(table.dialect, summaryColumns(table), [
    { cells: each, from: ['FROM customers AS c', ...conditions('WHERE', isAskedFor(table))] },
    { cells: { part: "'day'", ...segmentCells(table), ...days.cells }, from: days.from },
    countedPart(table, cellTotals(table)),
    setAsidePart(table),
  ]);
  return [...withParts([...purchaseParts(table), ...totals.parts, answer]), ...select];
}
