import { columns, segmentCells } from './cell-columns.ts';
import type { OrderTable } from './order-table.ts';
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
  const { dialect, by, where, split } = table;
  const { count } = dialect;
  const segments = segmentCells(table);
  // The label of a customer, and whether it is asked for, is known of customers alone.
  const asksLabels = by.length + where.length > 0;
  return {
    cells: {
      ...segments,
      day: 'p.day',
      purchases: count('*'),
      ...(split !== undefined && {
        known_purchases: count('CASE WHEN p.known_number > 0 THEN 1 END'),
      }),
    },
    from: [
      'FROM purchase_days AS p',
      ...(asksLabels ? ['JOIN customers AS c ON c.customer = p.customer'] : []),
      'WHERE p.number > 1',
      `GROUP BY ${[...Object.values(segments), 'p.day'].join(', ')}`,
    ],
  };
}
