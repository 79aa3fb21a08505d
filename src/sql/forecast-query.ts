import {
  columns,
  keyColumns,
  segmentCells,
  segmentColumns,
  sumCells,
  sumColumns,
  totalCells,
  totalColumns,
  totalParts,
} from './cell-columns.ts';
import { type OrderTable, purchaseParts } from './order-table.ts';
import { dayColumns, repeatDays } from './repeat-days.ts';
import {
  type AnswerColumn,
  type AnswerPart,
  answerOf,
  type NamedPart,
  partColumn,
  selected,
  withParts,
} from './statement.ts';

export const forecastColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  ...segmentColumns(table),
  ...keyColumns(table),
  ...sumColumns(table),
  ...dayColumns,
  ...totalColumns,
  ...columns.days('split_day'),
  ...columns.whole('include_first'),
];

/**
 * What a forecast needs: customers by their cells, spend and days of purchases, and the state of the cells at the
 * split.
 */
export function forecastQuery(table: OrderTable): string[] {
  const { dialect, least } = table;
  const counted = counting(table);
  const { answer, select } = answerOf(dialect, forecastColumns(table), [
    ...counted.flatMap((each) => listedPart(each, least)),
    ...(least === undefined ? [] : counted.map((each) => droppedPart(each, least))),
    ...totalParts(table, totalCells(table)),
  ]);
  const named = counted.map(({ name, says, cells, unlisted, from }): NamedPart => {
    const added = least === undefined ? {} : unlisted;
    return { name, says, lines: [...selected({ ...cells, ...added }), ...from] };
  });
  return [...withParts([...purchaseParts(table), ...named, answer]), ...select];
}

/** Rows of one kind before those of few customers are left out. */
interface Counted {
  readonly part: string;
  readonly name: string;
  readonly says: string;
  readonly cells: Record<string, string>;
  readonly from: readonly string[];
  /** The column that says how many customers, or purchases, a row is of. */
  readonly size: string;
  /** What is added up of the rows that are left out. */
  readonly sums: readonly string[];
  /** What no row lists, and is added up all the same. */
  readonly unlisted?: Record<string, string>;
}

function counting(table: OrderTable): readonly Counted[] {
  const { dialect, split, includeFirst } = table;
  const { count } = dialect;
  const segments = segmentCells(table);
  const keys = keyColumns(table).map(({ name }) => name);
  const groupBy = (...cells: readonly string[]) =>
    `GROUP BY ${[...Object.values(segments), ...cells].join(', ')}`;
  const spend = (days: string, paid: string) => ({
    cells: {
      ...segments,
      purchases: includeFirst ? `c.${days}` : `c.${days} - 1`,
      paid: `c.${paid}`,
      customers: count('*'),
    },
    from: ['FROM customers AS c', `WHERE c.${paid} > 0`, groupBy(`c.${days}`, `c.${paid}`)],
    size: 'customers',
    sums: ['customers'],
  });
  return [
    {
      part: 'cell',
      name: 'cells',
      says: 'customers who bought on as many days, the first and the last of them the same',
      cells: {
        ...segments,
        ...Object.fromEntries(keys.map((name) => [name, `c.${name}`])),
        ...sumCells(table, 'customers'),
      },
      from: ['FROM customers AS c', groupBy(...keys.map((name) => `c.${name}`))],
      size: 'customers',
      unlisted: { refunds: 'SUM(c.refunds)' },
      sums: ['customers', 'orders', 'refunds', 'amount'],
    },
    {
      part: 'spend',
      name: 'spends',
      says: 'customers with as many purchases and the same spend on them',
      ...spend('days_bought', 'counted_spend'),
    },
    ...(split === undefined
      ? []
      : [
          {
            part: 'split_spend',
            name: 'split_spends',
            says: 'the same at the split',
            ...spend('split_days_bought', 'split_counted_spend'),
          },
        ]),
    {
      part: 'day',
      name: 'repeat_days',
      says: 'purchases of each day that are not the first of their customer',
      ...repeatDays(table),
      size: 'purchases',
      sums: ['purchases'],
    },
  ];
}

/** The rows of a kind, those of few customers left out. */
function listedPart({ part, name, cells, size }: Counted, least: number | undefined): AnswerPart[] {
  const from = [`FROM ${name} AS k`];
  return [
    {
      cells: {
        part: `'${part}'`,
        ...Object.fromEntries(Object.keys(cells).map((column) => [column, `k.${column}`])),
      },
      from: least === undefined ? from : [...from, `WHERE k.${size} >= ${least}`],
    },
  ];
}

/** How much is left out of a kind; no row where that is nothing. */
const droppedPart = ({ part, name, size, sums }: Counted, least: number): AnswerPart => ({
  cells: {
    part: "'dropped'",
    ...Object.fromEntries(sums.map((column) => [column, `SUM(k.${column})`])),
    reason: `'${part}'`,
  },
  from: [`FROM ${name} AS k`, `WHERE k.${size} < ${least}`, 'HAVING COUNT(*) > 0'],
});
