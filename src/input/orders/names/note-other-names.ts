import { problem } from '../../../problems/problem.ts';
import type { Records } from '../../records/records.ts';
import { minorUnits } from '../minor-amounts.ts';
import type { Orders } from '../orders-of-rows.ts';
import { owners } from './customer-names.ts';
import type { OrderCustomers } from './customers-of-orders.ts';

/** Says which orders are named by another column than the best, and which of these names belong to several customers. */
export function noteOtherNames(
  records: Records,
  orders: Orders,
  { named }: Pick<OrderCustomers, 'named'>,
  leftOut: ReadonlyMap<number, unknown>,
): void {
  if (named === undefined) return;
  const { fields, texts, columns, columnOf, ownersOf } = named;
  const headers = fields.map((field) => records.columns(field)[0]?.header ?? field);
  const rowOf = (order: number): number => orders.firstRow[order] ?? 0;
  const counted = Array.from(columnOf.keys()).filter(
    (order) => columnOf[order] !== 0 && !leftOut.has(order),
  );
  for (const [c, header] of headers.entries()) {
    const ofColumn = counted.filter((order) => columnOf[order] === c);
    const [first] = ofColumn;
    if (first === undefined) continue;
    const blank = headers.slice(0, c);
    const known = ofColumn.filter((order) => ownersOf[order] === owners.one).length;
    const args = { orders: ofColumn.length, header, blank, known };
    records.note(rowOf(first), problem('customer-by-other-column', args));
    const shared = ofColumn.filter((order) => ownersOf[order] === owners.several);
    const [example] = shared;
    if (example === undefined) continue;
    const nameOf = (order: number): number => columns[c]?.[order] ?? 0;
    const alike = shared.filter((order) => nameOf(order) === nameOf(example));
    records.note(
      rowOf(example),
      problem('customer-name-shared', {
        orders: shared.length,
        amount: shared.reduce((sum, order) => sum + (orders.amount[order] ?? 0), 0) / minorUnits,
        names: new Set(shared.map(nameOf)).size,
        name: texts[nameOf(example)] ?? '',
        lines: alike.map((order) => records.place(rowOf(order)).line ?? 0),
        header,
        blank,
      }),
    );
  }
}
