import { columns, labelCells, segmentCells, segmentColumns } from './cell-columns.ts';
import { countedKinds } from './customer-kinds.ts';
import { type OrderTable, purchaseParts, whereTests } from './order-table.ts';
import {
  type AnswerColumn,
  answerOf,
  conditions,
  type NamedPart,
  partColumn,
  selected,
  withParts,
} from './statement.ts';
import { countedPart, setAsidePart, totalColumns, totalKinds } from './totals.ts';

export const cohortColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  ...segmentColumns(table),
  ...columns.days('first_day', 'day'),
  ...columns.whole('customers', 'second', 'orders', 'amount'),
  ...['first_month', 'previous_month', 'month'].map((name) => ({ name, type: 'text' }) as const),
  ...totalColumns,
];

/** What cohorts need: purchases by the first day of their customers and their own, and who bought in which month. */
export function cohortsQuery(table: OrderTable): string[] {
  const { dialect } = table;
  const { count } = dialect;
  const labels = labelCells(table);
  const grouped = (alias: string, ...cells: readonly string[]) => {
    const own = Object.keys(labels).map((label) => `${alias}.${label}`);
    return `GROUP BY ${[...own, ...cells.map((cell) => `${alias}.${cell}`)].join(', ')}`;
  };
  const bought: NamedPart = {
    name: 'bought',
    says: 'each purchase day, with the first day and the labels of its customer',
    lines: [
      ...selected({
        customer: 'p.customer',
        number: 'p.number',
        day: 'p.day',
        month: dialect.month('p.day'),
        first_day: 'c.first_day',
        first_month: dialect.month('c.first_day'),
        orders: 'p.orders',
        amount: 'p.amount',
        ...labels,
      }),
      'FROM purchase_days AS p',
      'JOIN customers AS c ON c.customer = p.customer',
      ...conditions('WHERE', ['p.number > 0', ...whereTests(table)]),
    ],
  };
  const previous: NamedPart = {
    name: 'months',
    says: 'the same, with the month of the purchase before',
    lines: [
      'SELECT',
      '  b.*,',
      '  CASE WHEN b.number > 1 THEN MAX(b.month) OVER (',
      '    PARTITION BY b.customer ORDER BY b.number',
      '    ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING',
      '  ) END AS previous_month',
      'FROM bought AS b',
    ],
  };
  const totals = countedKinds(totalKinds(table));
  const { answer, select } = answerOf(dialect, cohortColumns(table), [
    {
      cells: {
        part: "'age'",
        ...segmentCells(table, 'b'),
        first_day: 'b.first_day',
        day: 'b.day',
        customers: count('*'),
        second: count('CASE WHEN b.number = 2 THEN 1 END'),
        orders: 'SUM(b.orders)',
        amount: 'SUM(b.amount)',
      },
      from: ['FROM bought AS b', grouped('b', 'first_day', 'day')],
    },
    {
      cells: {
        part: "'move'",
        ...segmentCells(table, 'm'),
        customers: count('*'),
        first_month: 'm.first_month',
        previous_month: 'm.previous_month',
        month: 'm.month',
      },
      from: [
        'FROM months AS m',
        'WHERE m.previous_month IS NULL OR m.previous_month <> m.month',
        grouped('m', 'first_month', 'previous_month', 'month'),
      ],
    },
    countedPart(table),
    setAsidePart(table),
  ]);
  return [
    ...withParts([...purchaseParts(table), bought, previous, ...totals.parts, answer]),
    ...select,
  ];
}
