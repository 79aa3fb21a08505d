import type { FigureFormat } from '../../../render/table.ts';
import {
  cellAt,
  quotedSheet,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../../render/workbook/sheet.ts';
import { fittingColumns } from '../../../render/workbook/table-sheet.ts';
import { costOfOrder } from '../../shared/workbook/cost-inputs.ts';
import type { DayRow } from './day-rows.ts';

/** The rows of a cohort, and what winning one of its customers cost. */
export interface DayBlock {
  readonly name: string;
  readonly rows: readonly DayRow[];
  /** The cell of the cost and the cost; absent where it is not known, or payback is not of these customers. */
  readonly cost?: { readonly cell: string; readonly value: number };
}

/** What the margin is computed from. */
export interface MarginTerms {
  /** What is left of spend, for a formula, and as a number. */
  readonly leftOfSpend: string;
  readonly margin: number;
  readonly perOrder: number;
  readonly hasGoods: boolean;
}

export const daysName = 'By day';

const money: FigureFormat = { kind: 'money' };
const count: FigureFormat = { kind: 'number', decimals: 0 };
const firstRow = 4;

/** The columns after that of the cohort; goods only where their cost is recorded. */
const heads = {
  days: 'Days since first purchase',
  customers: 'Customers observed',
  spend: 'Spend',
  orders: 'Orders',
  margin: 'Margin',
  each: 'Margin each',
  paid: 'Cost paid back on day',
  goods: 'Cost of goods',
} as const;
type Column = keyof typeof heads;
const columns = Object.keys(heads) as readonly Column[];

/** The margin of some spend, as a formula of these cells. */
export const marginFormula = (
  { leftOfSpend, hasGoods }: MarginTerms,
  {
    spend,
    goods,
    orders,
  }: { readonly spend: string; readonly goods: string; readonly orders: string },
): string => `${spend}*${leftOfSpend}${hasGoods ? `-${goods}` : ''}-${orders}*${costOfOrder}`;

/** The same as a number. */
const marginOf = (
  { margin, perOrder }: MarginTerms,
  { spend, goods, orders }: Pick<DayRow, 'spend' | 'goods' | 'orders'>,
): number => spend * margin - goods - orders * perOrder;

/** Where the rows of each block stand. */
export interface DayCells {
  /** The margin of one customer until a day that the block has a row of; undefined without one. */
  each(block: number, days: number): string | undefined;
  /** The same until the day that a cell has, as a formula; undefined where nothing has been observed. */
  eachUntil(block: number, limit: string): string | undefined;
  /** The first day on which the cost had come back, as a formula; undefined where no cost is known. */
  payback(block: number): string | undefined;
}

export function dayCells(blocks: readonly DayBlock[]): DayCells {
  const begins: number[] = [];
  let next = firstRow;
  for (const { rows } of blocks) {
    begins.push(next);
    next += rows.length;
  }
  const range = (block: number, column: Column): string => {
    const begin = begins[block] ?? 0;
    const last = begin + (blocks[block]?.rows.length ?? 0) - 1;
    return `${quotedSheet(daysName)}!${fixed(begin, column)}:${fixed(last, column)}`;
  };
  const cell = (block: number, place: number, column: Column): string =>
    `${quotedSheet(daysName)}!${fixed((begins[block] ?? 0) + place, column)}`;
  return {
    each: (block, days) => {
      const place = blocks[block]?.rows.findIndex((row) => row.days === days) ?? -1;
      return place < 0 ? undefined : cell(block, place, 'each');
    },
    eachUntil: (block, limit) => {
      const length = blocks[block]?.rows.length ?? 0;
      if (length === 0) return undefined;
      const last = cell(block, length - 1, 'days');
      const found = `INDEX(${range(block, 'each')},MATCH(${limit},${range(block, 'days')},1))`;
      return `IF(${limit}<=${last},${found},"${unfinishedText}")`;
    },
    payback: (block) => {
      const { rows = [], cost } = blocks[block] ?? {};
      if (cost === undefined || rows.length === 0) return undefined;
      const paid = range(block, 'paid');
      return `IF(COUNT(${paid})=0,"${notYet}",MIN(${paid}))`;
    },
  };
}

export const unfinishedText = 'not finished';
export const notYet = 'not yet';

const columnAt = (row: number, column: Column): string => cellAt(row, 1 + columns.indexOf(column));

const fixed = (row: number, column: Column): string =>
  columnAt(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');

/** What the log gives by day, and by formula the margin until that day. */
export function daysSheet(blocks: readonly DayBlock[], terms: MarginTerms): Sheet {
  const shown = columns.filter((column) => terms.hasGoods || column !== 'goods');
  const head: SheetRow = [
    textCell('Cohort', 'head'),
    ...shown.map((column) => textCell(heads[column], 'figureHead')),
  ];
  const rows: SheetRow[] = [];
  for (const block of blocks)
    for (const row of block.rows) rows.push(dayRow(block, row, firstRow + rows.length, terms));
  return {
    name: daysName,
    columns: fittingColumns([head, ...rows]).map(({ width }) => ({ width: Math.min(width, 18) })),
    rows: [
      [textCell('Spend, orders and margin by day since the first purchase', 'title')],
      [
        textCell(
          'Of customers who have been observed for that long; a row for each day on which something changed.',
          'note',
        ),
      ],
      [],
      head,
      ...rows,
    ],
    frozenRows: firstRow,
  };
}

function dayRow(
  { name, cost }: DayBlock,
  row: DayRow,
  place: number,
  terms: MarginTerms,
): SheetRow {
  const at = (column: Column) => columnAt(place, column);
  const margin = marginOf(terms, row);
  const isPaid = cost !== undefined && margin >= cost.value * row.customers;
  const cells: Readonly<Record<Column, SheetCell | null>> = {
    days: { value: row.days, format: count },
    customers: { value: row.customers, format: count },
    spend: { value: row.spend, format: money },
    orders: { value: row.orders, format: count },
    margin: {
      value: margin,
      formula: marginFormula(terms, {
        spend: at('spend'),
        goods: at('goods'),
        orders: at('orders'),
      }),
      format: money,
    },
    each: {
      value: margin / row.customers,
      formula: `${at('margin')}/${at('customers')}`,
      format: money,
    },
    paid:
      cost === undefined
        ? null
        : {
            value: isPaid ? row.days : '',
            formula: `IF(${at('margin')}>=${cost.cell}*${at('customers')},${at('days')},"")`,
            format: count,
          },
    goods: terms.hasGoods ? { value: row.goods, format: money } : null,
  };
  return [textCell(name), ...columns.map((column) => cells[column])];
}
