import type { CodedColumn } from '../../../core/customers.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { foldedId, wholeNumber } from '../../cells/folded-id.ts';
import { labelName } from '../../records/label-fields.ts';
import type { Records } from '../../records/records.ts';
import { rowsNoneLeft } from '../../refusal-for.ts';
import type { RowsOfOrders } from '../lines/lines-of-orders.ts';
import type { OrderCustomers } from '../names/customers-of-orders.ts';
import type { JoinedFile } from './joined-files.ts';

/** Orders that count, which joined files say more of. */
interface CountedOrders {
  readonly records: Records;
  readonly orders: RowsOfOrders;
  readonly customers: OrderCustomers;
  /** The orders that are purchases. */
  readonly purchases: Uint32Array;
}

/** By what the rows of a file are joined. */
export type JoinKey = 'order' | 'customer';

/** What a joined file says of orders. */
export interface Joined {
  readonly file: string;
  readonly key: JoinKey;
  /** By header: the text of each order of the log, "" where the file has no row for it. */
  readonly columns: ReadonlyMap<string, CodedColumn>;
}

/** "#1001" and "1001" are one number of an order, as are "1001.0" and "01001". */
export function orderKey(text: string): string {
  const bare = text.trim().replace(/^#\s*/, '');
  return wholeNumber(bare) ?? bare;
}

/**
 * Joins the rows of a file to the orders of a log: by the number of the order where both have it, else by the customer.
 * Rows that contradict each other, or whose number several customers have, say nothing; orders without a row are counted.
 *
 * @throws {Refusal} no row of the file belongs to an order
 */
export function joinLabels({ file, records, labels }: JoinedFile, log: CountedOrders): Joined {
  const key: JoinKey = records.has('order') && log.records.has('order') ? 'order' : 'customer';
  if (!records.has(key)) {
    const needs = 'a number of the order in the log, or the customer in the file';
    throw new Refusal(problem('option-needs', { option: `--join ${file}`, needs }));
  }
  const texts = labels.map(({ header }) => records.coded(labelName(header)));
  const rows = rowsByKey(records, key, texts);
  const keyOf = keysOfOrders(key, log);
  const shared = key === 'order' ? sharedNumbers(keyOf, log) : new Set<string>();
  const rowOf = new Int32Array(log.orders.count).fill(none);
  let without = 0;
  const found = new Set<string>();
  for (const order of log.purchases) {
    const own = keyOf(order);
    const row = own === undefined ? undefined : rows.get(own);
    if (own !== undefined && row !== undefined) found.add(own);
    if (row === undefined || row === none || (own !== undefined && shared.has(own))) without += 1;
    else rowOf[order] = row;
  }
  setAsideOthers(records, key, { rows, found, shared, log, known: keyOf(log.purchases[0] ?? 0) });
  if (found.size === 0) throw nothingJoined(file, records);
  if (without > 0) {
    const args = { orders: without, of: log.purchases.length, key };
    log.records.problems.add(problem('orders-not-joined', args, { file }));
  }
  return {
    file,
    key,
    columns: new Map(
      labels.map(({ header }, i) => [header, columnOf(texts[i] as CodedColumn, rowOf)]),
    ),
  };
}

/** No row; of a key: rows that contradict each other. */
const none = -1;

/** The text of each order, by the row that is joined to it. */
function columnOf({ codes, values }: CodedColumn, rowOf: Int32Array): CodedColumn {
  const blank = values.indexOf('');
  const all = blank < 0 ? [...values, ''] : values;
  const empty = blank < 0 ? values.length : blank;
  return {
    values: all,
    codes: Uint32Array.from(rowOf, (row) => (row === none ? empty : (codes[row] ?? empty))),
  };
}

/** The row of each key; `none` where its rows say different things, which are then set aside. */
function rowsByKey(
  records: Records,
  key: JoinKey,
  texts: readonly CodedColumn[],
): ReadonlyMap<string, number> {
  const keys = keysOfRows(records, key);
  const rows = new Map<string, number>();
  const contradicted = new Set<string>();
  for (const [row, own] of keys.entries()) {
    if (own === '') continue;
    const first = rows.get(own);
    if (first === undefined) rows.set(own, row);
    else if (!texts.every(({ codes }) => codes[first] === codes[row])) contradicted.add(own);
  }
  if (contradicted.size === 0) return rows;
  for (const [row, own] of keys.entries())
    if (contradicted.has(own))
      records.setAside(
        row,
        problem('join-contradicted', { id: textOf(records, key, row), by: 'rows' }),
      );
  return new Map([...rows].map(([own, row]) => [own, contradicted.has(own) ? none : row]));
}

const textOf = (records: Records, key: JoinKey, row: number): string => records.textAt(key, row);

/** The key of each row, in the form in which it is compared. */
const keysOfRows = (records: Records, key: JoinKey): readonly string[] =>
  key === 'customer' ? records.comparedIds(key) : records.text(key).map(orderKey);

/** The key of an order of the log; undefined where it has none. */
function keysOfOrders(
  key: JoinKey,
  { records, orders, customers }: CountedOrders,
): (order: number) => string | undefined {
  if (key === 'order') {
    return (order) => {
      const text = records.textAt('order', orders.firstRow[order] ?? 0);
      return text === '' ? undefined : orderKey(text);
    };
  }
  const folded = customers.ids.map((id) => foldedId(id, records.ids));
  return (order) => folded[customers.ofOrder[order] ?? none];
}

/** Numbers that purchases of several customers have, as where they begin again each year. */
function sharedNumbers(
  keyOf: (order: number) => string | undefined,
  { customers, purchases }: CountedOrders,
): ReadonlySet<string> {
  const first = new Map<string, number>();
  const shared = new Set<string>();
  for (const order of purchases) {
    const own = keyOf(order);
    if (own === undefined) continue;
    const customer = customers.ofOrder[order] ?? none;
    const other = first.get(own);
    if (other === undefined) first.set(own, customer);
    else if (other !== customer) shared.add(own);
  }
  return shared;
}

interface JoinedRows {
  readonly rows: ReadonlyMap<string, number>;
  /** The keys that are in the log. */
  readonly found: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
  readonly log: CountedOrders;
  /** A key of the log, as an example. */
  readonly known: string | undefined;
}

/** Sets aside the rows that belong to no order, or to orders of several customers. */
function setAsideOthers(
  records: Records,
  key: JoinKey,
  { rows, found, shared, log, known = '' }: JoinedRows,
): void {
  const others = log.records
    .opened()
    .map(({ file }) => file)
    .join(', ');
  for (const [row, own] of keysOfRows(records, key).entries()) {
    if (own !== '' && rows.get(own) === none) continue;
    const id = textOf(records, key, row);
    if (shared.has(own)) records.setAside(row, problem('join-contradicted', { id, by: 'orders' }));
    else if (!found.has(own))
      records.setAside(row, problem('join-row-unmatched', { id, key, others, known }));
  }
}

/** The refusal of a file of which no row belongs to the log, with what was found of them. */
function nothingJoined(file: string, records: Records): Refusal {
  const examples = records.problems.tallies().flatMap((tallied) => tallied.examples);
  return new Refusal(...examples, rowsNoneLeft(records.sources(), { file }));
}
