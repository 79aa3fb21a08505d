import { problem } from '../../problems/problem.ts';
import { IdIndex } from '../columns/id-index.ts';
import { sortedOrder } from '../columns/sorted-texts.ts';
import type { Records } from '../records/records.ts';
import { firstTexts, type Orders } from './orders-of-rows.ts';
import type { OrderSource } from './source.ts';

/** Who made each order. */
export interface OrderCustomers {
  /** Sorted by code unit, so that the order of the rows changes nothing. */
  readonly ids: readonly string[];
  /** Of each order, an index into `ids`, or `nobody`. */
  readonly ofOrder: Int32Array;
}

export const nobody = -1;

/** Numbers the customers of orders; ids that differ only by case are noted. */
export function customersOfOrders(
  records: Records,
  orders: Orders,
  source: OrderSource,
): OrderCustomers {
  const { texts, mayRepeat, codeOf } = namesOf(records, orders, source);
  const isUsed = new Uint8Array(texts.length);
  for (let order = 0; order < orders.count; order++) isUsed[codeOf(order)] = 1;
  const { ids, numberOf } = numbered(texts, mayRepeat, isUsed);
  const ofOrder = new Int32Array(orders.count);
  for (let order = 0; order < orders.count; order++)
    ofOrder[order] = numberOf[codeOf(order)] ?? nobody;
  if (records.mayDifferByCase('customer') || records.has('receiver'))
    noteCase(records, orders, ids, ofOrder);
  return { ids, ofOrder };
}

/** Texts that name customers, whether some may be there twice, and which of them names that of each order. */
function namesOf(records: Records, orders: Orders, source: OrderSource) {
  const payers = records.coded('customer');
  const payer = firstTexts(payers, orders);
  const textOf = (text: string) => idOf(text, source);
  if (!records.has('receiver'))
    return {
      texts: source.numericIds === true ? payers.values.map(textOf) : payers.values,
      mayRepeat: source.numericIds === true,
      codeOf: (order: number): number => payer[order] ?? 0,
    };
  const receivers = records.coded('receiver');
  const receiver = firstTexts(receivers, orders);
  return {
    texts: [...payers.values, ...receivers.values].map(textOf),
    mayRepeat: true,
    codeOf: (order: number): number =>
      orders.statusOf(order) === 'refund'
        ? payers.values.length + (receiver[order] ?? 0)
        : (payer[order] ?? 0),
  };
}

/** The different texts that are used, sorted, and of each its place among them; a blank names nobody. */
function numbered(texts: readonly string[], mayRepeat: boolean, isUsed: Uint8Array) {
  const numberOf = new Int32Array(texts.length).fill(nobody);
  const ids: string[] = [];
  for (const code of sortedOrder(texts)) {
    const text = texts[code] ?? '';
    if (isUsed[code] === 0 || text === '') continue;
    if (!mayRepeat || ids.at(-1) !== text) ids.push(text);
    numberOf[code] = ids.length - 1;
  }
  return { ids, numberOf };
}

const idOf = (text: string, { numericIds }: OrderSource): string =>
  numericIds === true && /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;

function noteCase(
  records: Records,
  { firstRow }: Orders,
  ids: readonly string[],
  ofOrder: Int32Array,
): void {
  const index = new IdIndex();
  for (const id of ids) index.add(id);
  for (const [earlier, later] of index.caseVariants) {
    const [one = '', other = ''] = [ids[earlier], ids[later]];
    const row = firstRow[ofOrder.indexOf(later)] ?? 0;
    records.note(row, problem('ids-differ-by-case', { one, other }));
  }
}
