import { columns, segmentCells } from './cell-columns.ts';
import { dayLiteral, type OrderTable } from './order-table.ts';
import type { AnswerColumn } from './statement.ts';

/** What the rows of days have, besides their segments. */
export const dayColumns: readonly AnswerColumn[] = [
  ...columns.whole('purchases'),
  ...columns.days('day'),
  ...columns.whole('known_purchases'),
];

/**
 * Purchases of each day that are not the first of their customer, and those of customers who had come by the split: what
 * shows a season, and how purchases went on after the split.
 */
export function repeatDays(table: OrderTable): {
  readonly cells: Record<string, string>;
  readonly from: readonly string[];
} {
  const { dialect, split } = table;
  const { count } = dialect;
  const segments = segmentCells(table);
  const known = `CASE WHEN c.first_day <= ${dayLiteral(dialect, split ?? 0)} THEN 1 END`;
  return {
    cells: {
      ...segments,
      day: 'p.day',
      purchases: count('*'),
      ...(split !== undefined && { known_purchases: count(known) }),
    },
    from: [
      'FROM purchase_days AS p',
      'JOIN customers AS c ON c.customer = p.customer',
      'WHERE p.number > 1',
      `GROUP BY ${[...Object.values(segments), 'p.day'].join(', ')}`,
    ],
  };
}
