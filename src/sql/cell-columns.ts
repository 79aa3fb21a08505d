import type { ProblemCode } from '../problems/problem.ts';
import { dayLiteral, type OrderTable, segmentsOf, whereTests } from './order-table.ts';
import type { AnswerColumn, AnswerPart } from './statement.ts';

const whole = (...names: readonly string[]): AnswerColumn[] =>
  names.map((name) => ({ name, type: 'whole' }));
const days = (...names: readonly string[]): AnswerColumn[] =>
  names.map((name) => ({ name, type: 'day' }));

export const columns = { whole, days } as const;

/** The segments of an answer, each by the name of its column. */
export const segmentColumns = ({ by }: Pick<OrderTable, 'by'>): AnswerColumn[] =>
  by.map((name) => ({ name, type: 'text' }));

/** Of segments, how they are selected from customers, and grouped by. */
export const segmentCells = (table: OrderTable): Record<string, string> =>
  Object.fromEntries(segmentsOf(table).map(([name, label]) => [name, `c.${label}`]));

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

/** The columns of the rows that say what became of the table. */
export const totalColumns: readonly AnswerColumn[] = [
  { name: 'reason', type: 'text' },
  ...whole('refunds'),
  ...days('until'),
  ...whole('gross'),
];

/**
 * What one customer adds to the sums of a cell.
 *
 * @param unless - where this holds the customer adds NULL
 */
export function addedCells(
  { split }: Pick<OrderTable, 'split'>,
  unless?: string,
): Record<string, string> {
  const otherwise = unless === undefined ? '' : ` WHEN ${unless} THEN NULL`;
  const cell = (value: string) =>
    unless === undefined ? value : `CASE${otherwise} ELSE ${value} END`;
  const of = (spend: string, name: string) => {
    const paid = (value: string) => `CASE${otherwise} WHEN ${spend} > 0 THEN ${value} ELSE 0 END`;
    return {
      [`${name}payers`]: paid('1'),
      [`${name}paid`]: paid(spend),
      [`${name}paid_squares`]: paid(`${spend} * ${spend}`),
    };
  };
  return {
    orders: cell('c.orders'),
    amount: cell('c.amount'),
    ...of('c.counted_spend', ''),
    ...(split !== undefined && {
      ...of('c.split_counted_spend', 'split_'),
      split_amount: cell('c.split_amount'),
    }),
  };
}

/** What else the total of cells says: how they were counted. */
export const totalCells = ({
  dialect,
  split,
  includeFirst,
}: OrderTable): Record<string, string> => ({
  split_day:
    split === undefined ? `CAST(NULL AS ${dialect.types.day})` : dayLiteral(dialect, split),
  include_first: includeFirst ? '1' : '0',
});

/** The rows that do not count, by the reason, and the row that sums up all that do. */
export function totalParts(table: OrderTable, more: Record<string, string> = {}): AnswerPart[] {
  const { dialect, until } = table;
  const setAside = (orders: string, reason: ProblemCode) => ({
    part: "'set_aside'",
    orders,
    reason: dialect.literal(reason),
  });
  const tests = whereTests(table, 'e');
  const lastSeen =
    tests.length === 0 ? 'MAX(c.last_seen)' : '(SELECT MAX(e.last_seen) FROM every_customer AS e)';
  return [
    {
      cells: { part: "'set_aside'", orders: dialect.count('*'), reason: 'r.reason' },
      from: ['FROM counted_rows AS r', 'WHERE r.reason IS NOT NULL', 'GROUP BY r.reason'],
    },
    {
      cells: setAside('SUM(p.refunds)', 'refund-unmatched'),
      from: ['FROM purchase_days AS p', 'WHERE p.number = 0', 'HAVING COUNT(*) > 0'],
    },
    ...(tests.length === 0
      ? []
      : [
          {
            cells: setAside('SUM(e.orders + e.refunds)', 'order-outside-where'),
            from: [
              'FROM every_customer AS e',
              `WHERE NOT (${tests.join(' AND ')})`,
              'HAVING COUNT(*) > 0',
            ],
          },
        ]),
    {
      cells: {
        part: "'total'",
        orders: 'COALESCE(SUM(c.orders), 0)',
        refunds: 'COALESCE(SUM(c.refunds), 0)',
        until: until === undefined ? lastSeen : dayLiteral(dialect, until),
        gross: table.gross ? '1' : '0',
        ...more,
      },
      from: ['FROM customers AS c'],
    },
  ];
}
