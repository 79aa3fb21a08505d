import {
  addedCells,
  columns,
  keyColumns,
  segmentCells,
  segmentColumns,
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
  conditions,
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
  const counted = [countedCustomers(table), countedDays(table)];
  const { answer, select } = answerOf(dialect, forecastColumns(table), [
    ...counted.map((each) => listedPart(each, least)),
    ...(least === undefined ? [] : counted.map((each) => droppedPart(each, least))),
    ...totalParts(table, totalCells(table)),
  ]);
  const named = [...keyedParts(table), ...counted.map(({ named }) => named)];
  return [...withParts([...purchaseParts(table), ...named, answer]), ...select];
}

/** Kinds of rows that count customers, each with what a customer of it must have. */
const kindsOfRows = ({ split }: OrderTable): readonly CustomerKind[] => [
  { part: 'cell' },
  { part: 'spend', days: 'c.days_bought', paid: 'c.counted_spend' },
  ...(split === undefined
    ? []
    : [{ part: 'split_spend', days: 'c.split_days_bought', paid: 'c.split_counted_spend' }]),
];

interface CustomerKind {
  readonly part: string;
  /** Of rows of a spend: the purchase days and the spend that tell them apart. */
  readonly days?: string;
  readonly paid?: string;
}

/**
 * Each customer once for each kind of row, with what tells the rows of that kind apart. All kinds are then counted at
 * once: an engine that puts the names of WITH in at each use reads the table once for them, and not once each.
 */
function keyedParts(table: OrderTable): readonly NamedPart[] {
  const kinds = kindsOfRows(table);
  const isKind = (part: string) => `k.part = '${part}'`;
  const isCell = isKind('cell');
  const keys = keyColumns(table).map(({ name }) => [
    name,
    `CASE WHEN ${isCell} THEN c.${name} END`,
  ]);
  const ofSpends = (value: (days: string, paid: string) => string) => {
    const cases = kinds.flatMap(({ part, days, paid }) =>
      days === undefined || paid === undefined ? [] : [`WHEN '${part}' THEN ${value(days, paid)}`],
    );
    return `CASE k.part ${cases.join(' ')} END`;
  };
  return [
    {
      name: 'kinds',
      says: 'the kinds of rows that count customers',
      lines: kinds.flatMap(({ part }, i) => [
        ...(i === 0 ? [] : ['UNION ALL']),
        `SELECT '${part}' AS part`,
      ]),
    },
    {
      name: 'keyed_customers',
      says: 'each customer once a kind, with what tells its rows apart: the days of a cell, or purchases and their spend',
      lines: [
        ...selected({
          part: 'k.part',
          ...segmentCells(table),
          ...Object.fromEntries(keys),
          purchases: ofSpends((days) => (table.includeFirst ? days : `${days} - 1`)),
          same_paid: ofSpends((_, paid) => paid),
          ...addedCells(table, "k.part <> 'cell'"),
          ...(table.least !== undefined && { refunds: `CASE WHEN ${isCell} THEN c.refunds END` }),
        }),
        'FROM customers AS c',
        'CROSS JOIN kinds AS k',
        ...kinds.map(({ part, paid }, i) =>
          [
            i === 0 ? 'WHERE' : '  OR',
            paid === undefined ? isKind(part) : `(${isKind(part)} AND ${paid} > 0)`,
          ].join(' '),
        ),
      ],
    },
  ];
}

/** Rows before those of few customers are left out. */
interface Counted {
  readonly named: NamedPart;
  /** The column of the answer's part, or the part itself. */
  readonly part: string;
  /** Names of its columns in the answer. */
  readonly columns: readonly string[];
  /** The column that says how many customers, or purchases, a row is of. */
  readonly size: string;
  /** Columns that say how many of these there are of one kind: a row with few of that kind is left out too. */
  readonly kinds: readonly string[];
  /** What is added up of the rows that are left out. */
  readonly sums: readonly string[];
}

/** Customers who are the same in what tells the rows of a kind apart. */
function countedCustomers(table: OrderTable): Counted {
  const { dialect, split, least } = table;
  const same = (name: string) => [name, `d.${name}`] as const;
  const keys = [...Object.keys(segmentCells(table)), ...keyColumns(table).map(({ name }) => name)];
  const sums = Object.keys(addedCells(table)).map((name) => [name, `SUM(d.${name})`]);
  const cells = {
    ...Object.fromEntries([...keys, 'purchases'].map(same)),
    customers: dialect.count('*'),
    ...Object.fromEntries(sums),
    // All customers of a row of spends paid the same.
    paid: 'COALESCE(d.same_paid, SUM(d.paid))',
  };
  return {
    named: {
      name: 'counted_customers',
      says: 'customers with the same, counted',
      lines: [
        ...selected({
          part: 'd.part',
          ...cells,
          ...(least !== undefined && { refunds: 'SUM(d.refunds)' }),
        }),
        'FROM keyed_customers AS d',
        `GROUP BY d.part, ${[...keys, 'purchases', 'same_paid'].map((name) => `d.${name}`).join(', ')}`,
      ],
    },
    part: 'k.part',
    columns: Object.keys(cells),
    size: 'customers',
    kinds: split === undefined ? ['payers'] : ['payers', 'split_payers'],
    sums: ['customers', 'orders', 'refunds', 'amount'],
  };
}

function countedDays(table: OrderTable): Counted {
  const { cells, from } = repeatDays(table);
  return {
    named: {
      name: 'repeat_days',
      says: 'purchases of each day that are not the first of their customer',
      lines: [...selected(cells), ...from],
    },
    part: "'day'",
    columns: Object.keys(cells),
    size: 'purchases',
    kinds: table.split === undefined ? [] : ['known_purchases'],
    sums: ['purchases'],
  };
}

/** The rows of a kind, those of few customers left out. */
const listedPart = (counted: Counted, least: number | undefined): AnswerPart => ({
  cells: {
    part: counted.part,
    ...Object.fromEntries(counted.columns.map((column) => [column, `k.${column}`])),
  },
  from: [
    `FROM ${counted.named.name} AS k`,
    ...(least === undefined ? [] : conditions('WHERE', enough(counted, least))),
  ],
});

/** No number of a row is of fewer customers; none is a number of nobody. */
const enough = ({ size, kinds }: Counted, least: number): readonly string[] => [
  `k.${size} >= ${least}`,
  ...kinds.map((name) => `(COALESCE(k.${name}, 0) = 0 OR k.${name} >= ${least})`),
];

/** How much is left out, by the kind of row; no row where that is nothing. */
const droppedPart = (counted: Counted, least: number): AnswerPart => ({
  cells: {
    part: "'dropped'",
    ...Object.fromEntries(counted.sums.map((column) => [column, `SUM(k.${column})`])),
    reason: counted.part,
  },
  from: [
    `FROM ${counted.named.name} AS k`,
    `WHERE NOT (${enough(counted, least).join(' AND ')})`,
    ...(counted.part.startsWith("'") ? ['HAVING COUNT(*) > 0'] : [`GROUP BY ${counted.part}`]),
  ],
});
