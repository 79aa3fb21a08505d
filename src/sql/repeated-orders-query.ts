import { namesNobody } from './customer-ids.ts';
import { type OrderTable, rowParts, segmentsOf } from './order-table.ts';
import { selected, withParts } from './statement.ts';

/**
 * How many orders have several rows in a table, and the first of them in the order of texts: a small statement, before
 * each row is counted as an order. Rows that do not count, refunds and rows without a number are passed over.
 *
 * @param order - the column of their numbers, quoted already
 */
export function repeatedOrdersQuery(table: OrderTable, order: string): string[] {
  const numbered: OrderTable = { ...table, by: [order], where: [] };
  const { dialect } = table;
  const { count } = dialect;
  const [[, label] = ['', '']] = segmentsOf(numbered);
  return [
    ...withParts([
      ...rowParts(numbered),
      {
        name: 'repeated',
        says: 'numbers of orders that several purchases have',
        lines: [
          ...selected({ number: `r.${label}` }),
          'FROM counted_rows AS r',
          `WHERE r.reason IS NULL AND r.amount >= 0 AND NOT ${namesNobody(dialect, `r.${label}`)}`,
          `GROUP BY r.${label}`,
          `HAVING ${count('*')} > 1`,
        ],
      },
    ]),
    ...selected({ orders: count('*'), number: 'MIN(r.number)' }),
    'FROM repeated AS r',
  ];
}
