import type { ProblemCode } from '../problems/problem.ts';
import { columns } from './cell-columns.ts';
import { type CustomerKind, countedCustomers } from './customer-kinds.ts';
import { dayLiteral, type OrderTable, whereTests } from './order-table.ts';
import type { AnswerColumn, AnswerPart } from './statement.ts';

/** The columns of the rows that say what became of the table. */
export const totalColumns: readonly AnswerColumn[] = [
  { name: 'reason', type: 'text' },
  ...columns.whole('refunds'),
  ...columns.days('until'),
  ...columns.whole('gross'),
];

/** What else the total of cells says: how they were counted. */
export const cellTotalColumns: readonly AnswerColumn[] = [
  ...columns.days('split_day'),
  ...columns.whole('include_first'),
];

/** Why orders of customers do not count. */
const reasons = ['refund-unmatched', 'order-outside-where'] as const satisfies ProblemCode[];

const total = 'total';

/** The rows of customers whose orders do not count, and the row that sums up all that do. */
export function totalKinds(table: OrderTable): readonly CustomerKind[] {
  const tests = whereTests(table).join(' AND ');
  const asked = (value: string) =>
    tests === '' ? value : `CASE WHEN ${tests} THEN ${value} ELSE 0 END`;
  const [unmatched, outside] = reasons;
  return [
    { kind: unmatched, tests: ['c.unmatched > 0'], same: {}, sums: { orders: 'c.unmatched' } },
    ...(tests === ''
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
    },
  ];
}

/** What the total says of the statement, whatever is in the table. */
const said = (table: OrderTable, ofCells: boolean): Record<string, string> => {
  const { dialect, until, gross, split, includeFirst } = table;
  return {
    ...(until !== undefined && { until: dayLiteral(dialect, until) }),
    gross: gross ? '1' : '0',
    ...(ofCells && {
      ...(split !== undefined && { split_day: dayLiteral(dialect, split) }),
      include_first: includeFirst ? '1' : '0',
    }),
  };
};

/**
 * The rows of counted customers as rows of an answer.
 *
 * @param shown - the columns of these that the answer has
 * @param ofCells - whether the answer has the columns of `cellTotalColumns`
 */
export function countedPart(
  table: OrderTable,
  shown: readonly string[],
  ofCells: boolean,
): AnswerPart {
  const isAside = `k.kind IN (${reasons.map((reason) => `'${reason}'`).join(', ')})`;
  const inTotal = Object.entries(said(table, ofCells)).map(([name, cell]) => [
    name,
    `CASE WHEN k.kind = '${total}' THEN ${cell} END`,
  ]);
  return {
    cells: {
      part: `CASE WHEN ${isAside} THEN 'set_aside' ELSE k.kind END`,
      ...Object.fromEntries(shown.map((name) => [name, `k.${name}`])),
      reason: `CASE WHEN ${isAside} THEN k.kind END`,
      ...Object.fromEntries(inTotal),
    },
    from: [`FROM ${countedCustomers} AS k`],
  };
}

/** The rows of the table that do not count, by the reason, and a total where none does. */
export const rowTotalParts = (table: OrderTable, ofCells: boolean): readonly AnswerPart[] => [
  {
    cells: { part: "'set_aside'", orders: table.dialect.count('*'), reason: 'r.reason' },
    from: ['FROM counted_rows AS r', 'WHERE r.reason IS NOT NULL', 'GROUP BY r.reason'],
  },
  {
    cells: {
      part: `'${total}'`,
      orders: table.dialect.count('*'),
      refunds: table.dialect.count('*'),
      ...said(table, ofCells),
    },
    from: ['FROM counted_rows AS r', 'WHERE r.reason IS NULL', 'HAVING COUNT(*) = 0'],
  },
];
