import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Records } from '../../records/records.ts';
import { inMinorUnits } from '../minor-amounts.ts';
import { type AmountPer, perHeader, rowUse, sharedAmounts } from './line-amounts.ts';
import type { RowsOfOrders } from './lines-of-orders.ts';
import { firstStated } from './stated-amounts.ts';

/** What the goods of orders cost. */
export interface GoodsOfOrders {
  /** Whole minor units; NaN where the log does not say it, or not of every line. */
  readonly goods: Float64Array;
}

/** How the rows of orders say what their goods cost. */
export interface GoodsRequest {
  /** Of each row, whether it counts, as `rowUse` has it. */
  readonly use: Uint8Array;
  /** What the amounts are of. */
  readonly per: AmountPer;
  /** The amount of each row; a line without one needs no cost. */
  readonly amount: Float64Array;
}

/**
 * What the goods of each order cost: its lines add up. A cost is that of the order where it stands on one row of every
 * order only, and where all rows of an order repeat it and the header, or the amounts, are those of orders. Where a line
 * has no cost, that of its order is not known.
 *
 * @returns undefined where the log has no column of costs
 * @throws {Refusal} it cannot be told whether costs are repeated
 */
export function goodsOfOrders(
  records: Records,
  rows: RowsOfOrders,
  { use, per, amount }: GoodsRequest,
): GoodsOfOrders | undefined {
  const cost = costOfRows(records);
  if (cost === undefined) return undefined;
  const { count, ofRow, firstRow } = rows;
  if (ofRow === firstRow) return { goods: cost.map(inMinorUnits) };
  if (isRepeated(records, rows, cost, { use, per, amount }))
    return { goods: firstStated(cost, rows).map(inMinorUnits) };
  const sum = new Float64Array(count);
  const stated = new Uint32Array(count);
  const unstated = new Uint8Array(count);
  let several = false;
  for (let row = 0; row < ofRow.length; row++) {
    if (use[row] === rowUse.repeats) continue;
    const order = ofRow[row] ?? 0;
    const value = cost[row] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      sum[order] = (sum[order] ?? 0) + inMinorUnits(value);
      stated[order] = (stated[order] ?? 0) + 1;
      several ||= stated[order] === 2;
    } else if (per === 'order' || !Number.isNaN(amount[row] ?? Number.NaN)) unstated[order] = 1;
  }
  const ofOrders = per === 'order' && !several;
  return {
    goods: sum.map((all, order) =>
      stated[order] === 0 || (unstated[order] === 1 && !ofOrders) ? Number.NaN : all,
    ),
  };
}

/**
 * Whether the rows of orders repeat the cost of the order.
 *
 * @throws {Refusal} the costs may be those of the lines as well
 */
function isRepeated(
  records: Records,
  rows: RowsOfOrders,
  cost: Float64Array,
  { use, per, amount }: GoodsRequest,
): boolean {
  const [column] = records.columns('goods');
  if (column === undefined) return false;
  const costs = sharedAmounts(cost, rows, use);
  if (costs.alike === 0 || costs.different > 0) return false;
  const named = perHeader(column.header);
  if (named === 'order' || named === 'line') return named === 'order';
  const amounts = sharedAmounts(amount, rows, use);
  const areAmountsAlike = amounts.alike > 0 && amounts.different === 0;
  if (areAmountsAlike && per === 'line') return false;
  if (areAmountsAlike && named === 'total') return true;
  const args = { header: column.header, alike: costs.alike };
  throw new Refusal(problem('goods-unclear', args, records.place(costs.alikeRow, 'goods')));
}

/** What the goods of each row cost, in the currency: as it says, or a cost of one times their number. */
function costOfRows(records: Records): Float64Array | undefined {
  if (records.has('goods')) return records.numbers('goods');
  if (!records.has('unit-cost')) return undefined;
  const quantity = records.numbers('quantity');
  return records.numbers('unit-cost').map((each, row) => each * (quantity[row] ?? Number.NaN));
}
