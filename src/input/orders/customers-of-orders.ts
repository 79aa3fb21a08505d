import { problem } from '../../core/problem.ts';
import { IdIndex } from '../columns/id-index.ts';
import type { Records } from '../records/records.ts';
import type { Orders } from './orders-of-rows.ts';
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
  const payers = named(records, orders, 'customer');
  const receivers = records.has('receiver') ? named(records, orders, 'receiver') : payers;
  const texts = Array.from(orders.verdict, (judged, order) =>
    idOf((judged === 'refund' ? receivers : payers)[order] ?? '', source),
  );
  const ids = [...new Set(texts)].filter((id) => id !== '').sort();
  const numbers = new Map(ids.map((id, number) => [id, number]));
  noteCase(records, orders, ids, texts);
  return { ids, ofOrder: Int32Array.from(texts, (id) => numbers.get(id) ?? nobody) };
}

/** The first text on the rows of each order. */
function named(records: Records, { ofRow, count }: Orders, field: string): readonly string[] {
  const { codes, values } = records.coded(field);
  const texts = new Array<string>(count).fill('');
  for (const [row, order] of ofRow.entries())
    if (texts[order] === '') texts[order] = values[codes[row] ?? 0] ?? '';
  return texts;
}

const idOf = (text: string, { numericIds }: OrderSource): string =>
  numericIds === true && /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;

function noteCase(
  records: Records,
  { firstRow }: Orders,
  ids: readonly string[],
  texts: readonly string[],
): void {
  const index = new IdIndex();
  for (const id of ids) index.add(id);
  for (const [earlier, later] of index.caseVariants) {
    const [one = '', other = ''] = [ids[earlier], ids[later]];
    const row = firstRow[texts.indexOf(other)] ?? 0;
    records.note(row, problem('ids-differ-by-case', { one, other }));
  }
}
