import type { Records } from '../records/records.ts';
import { type AmountParts, inMinorUnits, netAmount } from './minor-amounts.ts';
import type { OrderSource } from './source.ts';
import { type Judged, verdicts } from './verdicts.ts';

/** The orders of a log, one entry each, before any is left out. */
export interface Orders {
  readonly count: number;
  /** The order of each row. */
  readonly ofRow: Uint32Array;
  /** The first row of each. */
  readonly firstRow: Uint32Array;
  /** Whole minor units; NaN where no row says it. */
  readonly amount: Float64Array;
  readonly verdict: readonly Judged[];
}

/** Brings the rows of each order together, and works out what it comes to. */
export function ordersOfRows(records: Records, source: OrderSource): Orders {
  const { ofRow, firstRow } = grouped(records, source);
  const count = firstRow.length;
  const amount = new Float64Array(count).fill(Number.NaN);
  if (source.row === 'priced-line') {
    const quantity = records.numbers('quantity');
    const price = records.numbers('price');
    amount.fill(0);
    for (const [row, order] of ofRow.entries())
      amount[order] = at(amount, order) + inMinorUnits(at(quantity, row) * at(price, row));
  } else {
    const part = (name: keyof AmountParts) => firstSaid(records.numbers(name), ofRow, count);
    const parts = {
      amount: part('amount'),
      refunded: part('refunded'),
      tax: part('tax'),
      shipping: part('shipping'),
    };
    for (let order = 0; order < count; order++)
      amount[order] = netAmount({
        amount: at(parts.amount, order),
        refunded: at(parts.refunded, order),
        tax: at(parts.tax, order),
        shipping: at(parts.shipping, order),
      });
  }
  return { count, ofRow, firstRow, amount, verdict: judgedOrders(records, source, ofRow, count) };
}

/** Rows of an order share its number; a row without one is an order of its own. */
function grouped(records: Records, { row: kind }: OrderSource) {
  const ofRow = new Uint32Array(records.count);
  const firstRow: number[] = [];
  const { codes, values } = records.coded('order');
  const numbers = new Map<number, number>();
  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    const shared = kind !== 'order' && values[code] !== '';
    let order = shared ? numbers.get(code) : undefined;
    if (order === undefined) {
      order = firstRow.push(row) - 1;
      if (shared) numbers.set(code, order);
    }
    ofRow[row] = order;
  }
  return { ofRow, firstRow: Uint32Array.from(firstRow) };
}

/** What stands on an order's first row that says anything: some files repeat its totals on every row. */
function firstSaid(values: Float64Array, ofRow: Uint32Array, count: number): Float64Array {
  const said = new Float64Array(count).fill(Number.NaN);
  for (const [row, order] of ofRow.entries())
    if (Number.isNaN(at(said, order))) said[order] = at(values, row);
  return said;
}

function judgedOrders(
  records: Records,
  source: OrderSource,
  ofRow: Uint32Array,
  count: number,
): readonly Judged[] {
  const verdict = verdicts(records, source);
  const judged = new Array<Judged>(count).fill('purchase');
  for (const [row, order] of ofRow.entries())
    if (judged[order] === 'purchase') judged[order] = verdict(row);
  return judged;
}

const at = (column: Float64Array, i: number): number => column[i] ?? Number.NaN;
