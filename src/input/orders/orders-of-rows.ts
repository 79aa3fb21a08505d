import type { Problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { repeatedFiles } from '../records/plan-fields.ts';
import type { Records } from '../records/records.ts';
import { goodsOfOrders } from './lines/goods-of-orders.ts';
import { rowUse } from './lines/line-amounts.ts';
import { type RowsOfOrders, rowsAsOrders, rowsByNumber } from './lines/lines-of-orders.ts';
import {
  type LineRequest,
  ordersOfLines,
  outcomes,
  repeatedLines,
} from './lines/orders-of-lines.ts';
import {
  firstStated,
  type PartsOfRows,
  partsOfRows,
  statedAmounts,
} from './lines/stated-amounts.ts';
import { inMinorUnits } from './minor-amounts.ts';
import type { OrderSource } from './source.ts';
import { refundsIn } from './statuses/refunds-in.ts';

/** The orders of a log, one entry each, before any is left out. */
export interface Orders extends OrderAmounts {
  readonly statusOf: (order: number) => CountedStatus;
}

/** What a row is: a purchase, a refund, or neither. */
export type CountedStatus = 'purchase' | 'refund' | NotCounted;

/** A row that is no purchase, for a reason. */
export interface NotCounted {
  readonly reason: Problem;
  /** Whether it is a sale all the same, so that a negative amount gives its money back. */
  readonly isSale: boolean;
  /** Whether the sale counts where the log says in amounts what was paid back. */
  readonly isRefunded?: true;
}

/** What orders come to. */
export interface OrderAmounts extends RowsOfOrders {
  /** Whole minor units; NaN where no row says it. */
  readonly amount: Float64Array;
  /** What was refunded of each; beyond its end nothing is said. */
  readonly refunded: Float64Array;
  /** What the goods of each cost, in whole minor units, NaN where no row says it; absent where none is asked for. */
  readonly goods?: Float64Array;
  /** The rows that are said to be refunded, with no amount, or not to be; absent where none can be. */
  readonly isRefunded?: (row: number) => boolean | undefined;
  /** Why a row adds nothing to an order that counts. */
  readonly outcomeOf?: (row: number) => Problem | undefined;
}

/**
 * Brings the rows of each order together, and works out what it comes to.
 *
 * @throws {Refusal} whether amounts are those of lines or of orders is not clear, or a file is given twice of which not
 *   every row has a number
 */
export function ordersOfRows(
  records: Records,
  source: OrderSource,
  asked: LineRequest,
): OrderAmounts {
  if (source.row !== 'order' || records.has('order')) refuseUnnumbered(records);
  const refunds = refundsIn(records);
  const parts = partsOfRows(records, refunds.ofRows);
  if (source.row === 'order' && records.has('order'))
    return { ...ordersOfLines(records, source, parts, refunds, asked), ...refunds.flags };
  const rows = source.row === 'order' ? rowsAsOrders(records.count) : rowsByNumber(records);
  if (source.row === 'priced-line')
    return { ...rows, ...pricedLines(records, rows, parts), ...refunds.flags };
  const stated = statedAmounts(rows, (name) => firstStated(parts(name), rows));
  const goods = goodsOfOrders(records, rows, {
    use: new Uint8Array(records.count),
    per: 'order',
    amount: parts('amount'),
  });
  return { ...rows, ...stated, ...goods, ...refunds.flags };
}

/** Rows without a number would count twice where their file is given twice. */
function refuseUnnumbered(records: Records): void {
  const repeated = repeatedFiles(records.opened());
  if (repeated.length === 0) return;
  const { codes, blank } = records.numbered('order');
  if (codes.includes(blank)) throw new Refusal(...repeated);
}

/** Of orders whose lines cost quantity × price. */
function pricedLines(records: Records, rows: RowsOfOrders, parts: PartsOfRows) {
  const { count, ofRow } = rows;
  const quantity = records.numbers('quantity');
  const price = records.numbers('price');
  const use = repeatedLines(records, rows, (row) => `${quantity[row]} ${price[row]}`);
  const amount = new Float64Array(count);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (use[row] === rowUse.counts)
      amount[order] = at(amount, order) + inMinorUnits(at(quantity, row) * at(price, row));
  }
  const refunded = firstStated(parts('refunded'), rows);
  const ofLines = quantity.map((each, row) => each * at(price, row));
  const goods = goodsOfOrders(records, rows, { use, per: 'line', amount: ofLines });
  return { amount, refunded, ...goods, outcomeOf: outcomes(records, use) };
}

/** For each order, the code of the first text on its rows that is not the blank. */
export function firstTexts(
  codes: Uint32Array,
  blank: number,
  { count, ofRow, firstRow }: RowsOfOrders,
): Uint32Array {
  if (ofRow === firstRow) return codes;
  const first = new Uint32Array(count);
  for (let order = 0; order < count; order++) first[order] = codes[firstRow[order] ?? 0] ?? 0;
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (first[order] === blank) first[order] = codes[row] ?? 0;
  }
  return first;
}

const at = (column: Float64Array, i: number): number => column[i] ?? Number.NaN;
