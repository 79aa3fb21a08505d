import {
  addedCells,
  keyColumns,
  labelCells,
  segmentCells,
  segmentColumns,
} from './cell-columns.ts';
import { type CustomerKind, countedKinds } from './customer-kinds.ts';
import { isAskedFor, type OrderTable, purchaseParts } from './order-table.ts';
import { repeatDays } from './repeat-days.ts';
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
import { cellAnswerColumns, cellTotals, countedPart, setAsidePart, totalKinds } from './totals.ts';

export const forecastColumns = (table: OrderTable): readonly AnswerColumn[] => [
  partColumn,
  ...segmentColumns(table),
  ...cellAnswerColumns(table),
];

/** Refunds of a cell: no row lists them, those that are left out add them up. */
const unlisted = 'cell_refunds';

/**
 * What a forecast needs: customers by their cells, spend and days of purchases, and the state of the cells at the
 * split.
 */
export function forecastQuery(table: OrderTable): string[] {
  const { dialect, split, least } = table;
  const labels = labelCells(table);
  const customers = countedKinds([...cellKinds(table), ...totalKinds(table)]);
  const hidden = [...Object.keys(labels), unlisted];
  const shown = customers.columns.filter((name) => !hidden.includes(name));
  const days = repeatDays(table);
  const daysPart: NamedPart = {
    name: 'repeat_days',
    says: 'purchases of each day that are not the first of their customer',
    lines: [...selected({ kind: "'day'", ...labels, ...days.cells }), ...days.from],
  };
  const segments = segmentCells(table, 'g');
  const listed: readonly Listed[] = [
    {
      part: countedPart(table, { ...segments, ...cellsOf(shown), ...cellTotals(table) }),
      isLarge: (least) => `(g.customers IS NULL OR g.customers >= ${least})`,
      counts: split === undefined ? ['payers'] : ['payers', 'split_payers'],
      dropped: {
        customers: 'SUM(g.customers)',
        orders: 'SUM(g.orders)',
        refunds: `SUM(g.${unlisted})`,
        amount: 'SUM(g.amount)',
      },
    },
    {
      part: {
        cells: { part: 'g.kind', ...segments, ...cellsOf(Object.keys(days.cells)) },
        from: ['FROM repeat_days AS g'],
      },
      isLarge: (least) => `g.purchases >= ${least}`,
      counts: split === undefined ? [] : ['known_purchases'],
      dropped: { purchases: 'SUM(g.purchases)' },
    },
  ];
  const { answer, select } = answerOf(dialect, forecastColumns(table), [
    ...(least === undefined
      ? listed.map(({ part }) => part)
      : listed.flatMap((each) => partsOfLeast(each, least))),
    setAsidePart(table),
  ]);
  const parts = [...purchaseParts(table), ...customers.parts, daysPart, answer];
  return [...withParts(parts), ...select];
}

const cellsOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `g.${name}`]));

/** Customers by their cells, and by the purchases and the spend that a mean spend is estimated from. */
function cellKinds(table: OrderTable): readonly CustomerKind[] {
  const { split, includeFirst, least } = table;
  const labels = labelCells(table);
  const keys = keyColumns(table).map(({ name }) => [name, `c.${name}`]);
  const spend = (kind: string, days: string, paid: string): CustomerKind => ({
    kind,
    tests: [...isAskedFor(table), `${paid} > 0`],
    same: { ...labels, purchases: includeFirst ? days : `${days} - 1`, paid },
    sums: { customers: '1' },
  });
  return [
    {
      kind: 'cell',
      tests: isAskedFor(table),
      same: { ...labels, ...Object.fromEntries(keys) },
      sums: { ...addedCells(table), ...(least !== undefined && { [unlisted]: 'c.refunds' }) },
    },
    spend('spend', 'c.days_bought', 'c.counted_spend'),
    ...(split === undefined
      ? []
      : [spend('split_spend', 'c.split_days_bought', 'c.split_counted_spend')]),
  ];
}

/** Rows before those of few customers are left out, named g. */
interface Listed {
  readonly part: AnswerPart;
  /** Whether a row is of as many customers, or purchases, or one that is always listed. */
  readonly isLarge: (least: number) => string;
  /** Columns that count some of these: a row where one is small, and not 0, is left out too. */
  readonly counts: readonly string[];
  /** What is added up of the rows that are left out. */
  readonly dropped: Readonly<Record<string, string>>;
}

/** The rows of which no number is of fewer customers, none a number of nobody, and how much the others are. */
function partsOfLeast({ part, isLarge, counts, dropped }: Listed, least: number): AnswerPart[] {
  const enough = (name: string) => `(COALESCE(g.${name}, 0) = 0 OR g.${name} >= ${least})`;
  const tests = [isLarge(least), ...counts.map(enough)];
  return [
    { ...part, from: [...part.from, ...conditions('WHERE', tests)] },
    {
      cells: { part: "'dropped'", ...dropped, reason: 'g.kind' },
      from: [...part.from, `WHERE NOT (${tests.join(' AND ')})`, 'GROUP BY g.kind'],
    },
  ];
}
