import {
  addedCells,
  keyColumns,
  segmentCells,
  segmentColumns,
  sumColumns,
} from './cell-columns.ts';
import { type CustomerKind, countedKinds } from './customer-kinds.ts';
import { isAskedFor, type OrderTable, purchaseParts } from './order-table.ts';
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
import {
  cellTotalColumns,
  countedPart,
  rowTotalParts,
  totalColumns,
  totalKinds,
} from './totals.ts';

export const forecastColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  ...segmentColumns(table),
  ...keyColumns(table),
  ...sumColumns(table),
  ...dayColumns,
  ...totalColumns,
  ...cellTotalColumns,
];

/** Refunds of a cell: no row lists them, those that are left out add them up. */
const unlisted = 'cell_refunds';

/**
 * What a forecast needs: customers by their cells, spend and days of purchases, and the state of the cells at the
 * split.
 */
export function forecastQuery(table: OrderTable): string[] {
  const { dialect, split, least } = table;
  const customers = countedKinds(table, [...cellKinds(table), ...totalKinds(table)]);
  const shown = customers.columns.filter((name) => name !== unlisted);
  const days = repeatDays(table);
  const daysPart: NamedPart = {
    name: 'repeat_days',
    says: 'purchases of each day that are not the first of their customer',
    lines: [...selected({ kind: "'day'", ...days.cells }), ...days.from],
  };
  const daysShown = Object.keys(days.cells).map((name) => [name, `k.${name}`]);
  const listed: readonly Listed[] = [
    {
      part: countedPart(table, shown, true),
      isLarge: (least) => `(k.customers IS NULL OR k.customers >= ${least})`,
      kinds: split === undefined ? ['payers'] : ['payers', 'split_payers'],
      dropped: {
        customers: 'SUM(k.customers)',
        orders: 'SUM(k.orders)',
        refunds: `SUM(k.${unlisted})`,
        amount: 'SUM(k.amount)',
      },
    },
    {
      part: {
        cells: { part: 'k.kind', ...Object.fromEntries(daysShown) },
        from: ['FROM repeat_days AS k'],
      },
      isLarge: (least) => `k.purchases >= ${least}`,
      kinds: split === undefined ? [] : ['known_purchases'],
      dropped: { purchases: 'SUM(k.purchases)' },
    },
  ];
  const { answer, select } = answerOf(dialect, forecastColumns(table), [
    ...(least === undefined
      ? listed.map(({ part }) => part)
      : listed.flatMap((each) => partsOfLeast(each, least))),
    ...rowTotalParts(table, true),
  ]);
  const parts = [...purchaseParts(table), ...customers.parts, daysPart, answer];
  return [...withParts(parts), ...select];
}

/** Customers by their cells, and by the purchases and the spend that a mean spend is estimated from. */
function cellKinds(table: OrderTable): readonly CustomerKind[] {
  const { split, includeFirst, least } = table;
  const segments = segmentCells(table);
  const keys = keyColumns(table).map(({ name }) => [name, `c.${name}`]);
  const spend = (kind: string, days: string, paid: string): CustomerKind => ({
    kind,
    tests: [...isAskedFor(table), `${paid} > 0`],
    same: { ...segments, purchases: includeFirst ? days : `${days} - 1`, paid },
    sums: { customers: '1' },
  });
  return [
    {
      kind: 'cell',
      tests: isAskedFor(table),
      same: { ...segments, ...Object.fromEntries(keys) },
      sums: { ...addedCells(table), ...(least !== undefined && { [unlisted]: 'c.refunds' }) },
    },
    spend('spend', 'c.days_bought', 'c.counted_spend'),
    ...(split === undefined
      ? []
      : [spend('split_spend', 'c.split_days_bought', 'c.split_counted_spend')]),
  ];
}

/** Rows before those of few customers are left out. */
interface Listed {
  readonly part: AnswerPart;
  /** Whether a row is of as many customers, or purchases, or one that is always listed. */
  readonly isLarge: (least: number) => string;
  /** Columns that say how many of these there are of one kind: a row with few of that kind is left out too. */
  readonly kinds: readonly string[];
  /** What is added up of the rows that are left out. */
  readonly dropped: Readonly<Record<string, string>>;
}

/** The rows of which no number is of fewer customers, none a number of nobody, and how much the others are. */
function partsOfLeast({ part, isLarge, kinds, dropped }: Listed, least: number): AnswerPart[] {
  const enough = (name: string) => `(COALESCE(k.${name}, 0) = 0 OR k.${name} >= ${least})`;
  const tests = [isLarge(least), ...kinds.map(enough)];
  return [
    { ...part, from: [...part.from, ...conditions('WHERE', tests)] },
    {
      cells: { part: "'dropped'", ...dropped, reason: 'k.kind' },
      from: [...part.from, `WHERE NOT (${tests.join(' AND ')})`, 'GROUP BY k.kind'],
    },
  ];
}
