import { columns, labelCells } from './cell-columns.ts';
import { type OrderTable, whereTests } from './order-table.ts';
import { type AnswerColumn, conditions } from './statement.ts';

/** What the rows of days have, besides their segments. */
export const dayColumns: readonly AnswerColumn[] = [
  ...columns.whole('purchases'),
  ...columns.days('day'),
  ...columns.whole('known_purchases'),
];

/**
 * Purchases of each day that are not the first of their customer, and those of customers who had come by the split: what
 * shows a season, and how purchases went on after the split. The labels of their customers are those of c.
 */
export function repeatDays(table: OrderTable): {
  readonly cells: Record<string, string>;
  readonly from: readonly string[];
} {
  const { dialect, split } = table;
  const { count } = dialect;
  const labels = labelCells(table);
  const tests = whereTests(table);
  // The labels of a customer are known of customers alone.
  const asksLabels = Object.keys(labels).length + tests.length > 0;
  return {
    cells: {
      day: 'p.day',
      purchases: count('*'),
      ...(split !== undefined && {
        known_purchases: count('CASE WHEN p.known_number > 0 THEN 1 END'),
      }),
    },
    from: [
      'FROM purchase_days AS p',
      ...(asksLabels ? ['JOIN customers AS c ON c.customer = p.customer'] : []),
      ...conditions('WHERE', ['p.number > 1', ...tests]),
      `GROUP BY ${[...Object.values(labels), 'p.day'].join(', ')}`,
    ],
  };
}
