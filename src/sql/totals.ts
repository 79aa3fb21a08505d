import type { ProblemCode } from '../problems/problem.ts';
import { columns, keyColumns, sumColumns } from './cell-columns.ts';
import { type CustomerKind, countedCustomers } from './customer-kinds.ts';
import { dayLiteral, type OrderTable, whereTests } from './order-table.ts';
import { dayColumns } from './repeat-days.ts';
import type { AnswerColumn, AnswerPart } from './statement.ts';

/** The columns of the rows that say what became of the table. */
export const totalColumns: readonly AnswerColumn[] = [
  { name: 'reason', type: 'text' },
  ...columns.whole('refunds'),
  ...columns.days('until'),
  ...columns.whole('gross'),
];

/** The columns of an answer of cells, after those of their segments; its total says last how they were counted. */
export const cellAnswerColumns = (table: OrderTable): readonly AnswerColumn[] => [
  ...keyColumns(table),
  ...sumColumns(table),
  ...dayColumns,
  ...totalColumns,
  ...columns.days('split_day'),
  ...columns.whole('include_first'),
];

const total = 'total';

/** Why orders of customers do not count. */
const reasonsOf = (table: OrderTable): readonly ProblemCode[] => [
  'refund-unmatched',
  ...(table.where.length === 0 ? [] : ['order-outside-where' as const]),
];

/** The rows of customers whose orders do not count, and the row that sums up all that do. */
export function totalKinds(table: OrderTable): readonly CustomerKind[] {
  const tests = whereTests(table).join(' AND ');
  const asked = (value: string) =>
    tests === '' ? value : `CASE WHEN ${tests} THEN ${value} ELSE 0 END`;
  const [unmatched = '', outside] = reasonsOf(table);
  return [
    { kind: unmatched, tests: ['c.unmatched > 0'], same: {}, sums: { orders: 'c.unmatched' } },
    ...(outside === undefined
      ? []
      : [
          {
            kind: outside,
            tests: ['c.days_bought > 0', `NOT (${tests})`],
            same: {},
            sums: { orders: 'c.orders + c.refunds' },
          },
        ]),
    {
      kind: total,
      tests: [],
      same: {},
      sums: { orders: asked('c.orders'), refunds: asked('c.refunds') },
      ...(table.until === undefined && { latest: { until: 'c.last_seen' } }),
      isAlwaysThere: true,
    },
  ];
}

const inTotal = (cell: string) => `CASE WHEN g.kind = '${total}' THEN ${cell} END`;

/** How the cells were counted, for the total to say. */
export const cellTotals = (table: OrderTable): Record<string, string> => {
  const { dialect, split, includeFirst } = table;
  return {
    ...(split !== undefined && { split_day: inTotal(dayLiteral(dialect, split)) }),
    include_first: inTotal(includeFirst ? '1' : '0'),
  };
};

/**
 * Counted customers, those of `totalKinds` among them, as rows of an answer. They are named g.
 *
 * @param more - cells that not all such answers have, by the name of the column
 */
export function countedPart(
  table: OrderTable,
  more: Readonly<Record<string, string>> = {},
): AnswerPart {
  const reasons = reasonsOf(table).map((reason) => `'${reason}'`);
  const isAside = `g.kind IN (${reasons.join(', ')})`;
  const { dialect, until, gross } = table;
  return {
    cells: {
      part: `CASE WHEN ${isAside} THEN 'set_aside' ELSE g.kind END`,
      orders: 'g.orders',
      reason: `CASE WHEN ${isAside} THEN g.kind END`,
      refunds: 'g.refunds',
      until: until === undefined ? 'g.until' : inTotal(dayLiteral(dialect, until)),
      gross: inTotal(gross ? '1' : '0'),
      ...more,
    },
    from: [`FROM ${countedCustomers} AS g`],
  };
}

/** Rows of the table that do not count, by the reason. */
export const setAsidePart = ({ dialect }: Pick<OrderTable, 'dialect'>): AnswerPart => ({
  cells: { part: "'set_aside'", orders: dialect.count('*'), reason: 'r.reason' },
  from: ['FROM counted_rows AS r', 'WHERE r.reason IS NOT NULL', 'GROUP BY r.reason'],
});
