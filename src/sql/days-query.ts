import { type OrderTable, rowParts } from './order-table.ts';
import { type NamedPart, selected, withParts } from './statement.ts';

/**
 * The first day with a purchase, and the last day of the observation, as the statement of a forecast has them: a small
 * statement, with which the split of a backtest is chosen before the cells are counted.
 */
export function daysQuery(table: OrderTable): string[] {
  const seen: NamedPart = {
    name: 'seen',
    says: "one row a customer: refunds before any purchase are nobody's",
    lines: [
      ...selected({
        first_day: 'MIN(CASE WHEN r.amount >= 0 THEN r.day END)',
        last_day: 'MAX(r.day)',
      }),
      'FROM counted_rows AS r',
      'WHERE r.reason IS NULL',
      'GROUP BY r.customer',
    ],
  };
  return [
    ...withParts([...rowParts(table), seen]),
    ...selected({ first_day: 'MIN(s.first_day)', last_day: 'MAX(s.last_day)' }),
    'FROM seen AS s',
    'WHERE s.first_day IS NOT NULL',
  ];
}
