import { type OrderTable, segmentsOf } from './order-table.ts';
import type { AnswerColumn } from './statement.ts';

const whole = (...names: readonly string[]): AnswerColumn[] =>
  names.map((name) => ({ name, type: 'whole' }));
const days = (...names: readonly string[]): AnswerColumn[] =>
  names.map((name) => ({ name, type: 'day' }));

export const columns = { whole, days } as const;

/** The segments of an answer, each by the name of its column. */
export const segmentColumns = ({ by }: Pick<OrderTable, 'by'>): AnswerColumn[] =>
  by.map((name) => ({ name, type: 'text' }));

/**
 * Of segments, the labels that they are.
 *
 * @param alias - of the rows that have the labels
 */
export const segmentCells = (table: OrderTable, alias = 'c'): Record<string, string> =>
  Object.fromEntries(segmentsOf(table).map(([name, label]) => [name, `${alias}.${label}`]));

/** The same by the names of the labels: a name of the user may be that of a column within the statement. */
export const labelCells = (table: OrderTable): Record<string, string> =>
  Object.fromEntries(segmentsOf(table).map(([, label]) => [label, `c.${label}`]));

/** What a cell is told from others by. */
export const keyColumns = ({ split }: OrderTable): AnswerColumn[] => [
  ...whole('days_bought'),
  ...days('first_day', 'last_day'),
  ...(split === undefined ? [] : [...whole('split_days_bought'), ...days('split_last_day')]),
];

/** What there is of the customers of a cell. */
export const sumColumns = ({ split }: OrderTable): AnswerColumn[] => [
  ...whole('customers', 'orders', 'amount', 'payers', 'paid'),
  { name: 'paid_squares', type: 'squares' },
  ...(split === undefined
    ? []
    : [
        ...whole('split_payers', 'split_paid'),
        { name: 'split_paid_squares', type: 'squares' } as const,
        ...whole('split_amount'),
      ]),
];

/** What one customer adds to the sums of a cell. */
export function addedCells({ split }: Pick<OrderTable, 'split'>): Record<string, string> {
  const of = (spend: string, name: string) => {
    const paid = (value: string) => `CASE WHEN ${spend} > 0 THEN ${value} ELSE 0 END`;
    return {
      [`${name}payers`]: paid('1'),
      [`${name}paid`]: paid(spend),
      [`${name}paid_squares`]: paid(`${spend} * ${spend}`),
    };
  };
  return {
    customers: '1',
    orders: 'c.orders',
    amount: 'c.amount',
    ...of('c.counted_spend', ''),
    ...(split !== undefined && {
      ...of('c.split_counted_spend', 'split_'),
      split_amount: 'c.split_amount',
    }),
  };
}
