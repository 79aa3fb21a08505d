import { columns, labelCells, segmentCells, segmentColumns } from './cell-columns.ts';
import { isAskedFor, type OrderTable, purchaseParts } from './order-table.ts';
import { type AnswerColumn, conditions, type NamedPart, selected, withParts } from './statement.ts';

/** The table of scores, and the one that is made. */
export interface ScoredTables {
  readonly scores: string;
  readonly into: string;
}

/** The columns of the table that is made. */
export const scoredColumns = (table: OrderTable): readonly AnswerColumn[] => [
  { name: 'customer', type: 'text' },
  ...segmentColumns(table),
  ...columns.whole('days_bought'),
  ...columns.days('first_day', 'last_day'),
  ...['alive', 'buys_within', 'expected_purchases', 'expected_spend', 'value'].map(
    (name) => ({ name, type: 'float' }) as const,
  ),
];

/** A table of the customers with the scores of their cells. */
export function scoresQuery(table: OrderTable, { scores, into }: ScoredTables): string[] {
  const { dialect } = table;
  const { types } = dialect;
  const segments = segmentCells(table);
  const score = (name: string) => `CAST(s.${name} AS ${types.float})`;
  const spent = `CAST(c.counted_spend AS ${types.float}) / 10000`;
  const text = (name: string) => `COALESCE(CAST(s.${name} AS ${types.text}), '')`;
  const keys = [
    `CAST(s.days_bought AS ${types.whole}) = c.days_bought`,
    `CAST(s.first_day AS ${types.day}) = c.first_day`,
    `CAST(s.last_day AS ${types.day}) = c.last_day`,
    ...Object.entries(segments).map(([name, cell]) => `${dialect.bytewise(text(name))} = ${cell}`),
  ];
  const counted = table.includeFirst ? 'c.days_bought' : 'c.days_bought - 1';
  const spend = [
    'CASE',
    `      WHEN ${counted} = 0 THEN ${score('spend_new')}`,
    `      WHEN c.counted_spend <= 0 THEN 0 * ${score('alive')}`,
    `      ELSE ${score('spend_intercept')}`,
    `        + ${score('spend_slope')} * ${spent}`,
    '    END',
  ].join('\n');
  const scored: NamedPart = {
    name: 'scored',
    says: 'the score of the cell of each customer, NULL where no row of the scores is of this cell',
    lines: [
      ...selected({
        customer: 'c.customer',
        ...labelCells(table),
        days_bought: 'c.days_bought',
        first_day: 'c.first_day',
        last_day: 'c.last_day',
        alive: score('alive'),
        buys_within: score('buys_within'),
        expected_purchases: score('expected_purchases'),
        expected_spend: spend,
        value_per_spend: score('value_per_spend'),
        value_fixed: score('value_fixed'),
      }),
      'FROM customers AS c',
      `LEFT JOIN ${scores} AS s`,
      ...conditions('  ON', keys),
      ...conditions('WHERE', isAskedFor(table)),
    ],
  };
  const names = scoredColumns(table).map(({ name }) => name);
  const shown = names.filter((name) => name !== 'value').map((name) => [name, `d.${name}`]);
  return [
    dialect.create(into),
    ...withParts([...purchaseParts(table), scored]),
    ...selected({
      ...Object.fromEntries(shown),
      ...segmentCells(table, 'd'),
      value: 'd.value_per_spend * d.expected_spend + d.value_fixed',
    }),
    'FROM scored AS d',
  ];
}
