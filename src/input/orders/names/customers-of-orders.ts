import type { CodedColumn } from '../../../core/customers.ts';
import { foldedId, type IdFolding, wholeNumber } from '../../cells/folded-id.ts';
import { type SortedTexts, sortedTexts } from '../../columns/sorted-texts.ts';
import type { Records } from '../../records/records.ts';
import { customerFields } from '../order-fields.ts';
import { firstTexts, type Orders } from '../orders-of-rows.ts';
import type { OrderSource } from '../source.ts';
import { type NamedOrders, namedOrders, noName } from './customer-names.ts';

/** Who made each order. */
export interface OrderCustomers {
  /** Sorted by code unit, so that the order of the rows changes nothing. */
  readonly ids: readonly string[];
  /** Of each order, an index into `ids`, or `nobody`. */
  readonly ofOrder: Int32Array;
  /** Where a column leaves customers blank that another names: the columns, the best first, and what they name. */
  readonly named?: Named;
}

interface Named extends NamedOrders {
  readonly fields: readonly string[];
  readonly texts: readonly string[];
  /** Of each column, the name of each order, as an index into `texts`. */
  readonly columns: readonly Int32Array[];
}

export const nobody = -1;

/** Numbers the customers of orders. */
export function customersOfOrders(
  records: Records,
  orders: Orders,
  source: OrderSource,
): OrderCustomers {
  const fields = customerFields(records, source);
  const [first = 'customer', ...others] = fields;
  const { codes, blank } = records.numbered(first);
  const names = firstTexts(codes, blank, orders);
  const needsOthers = others.length > 0 && names.includes(blank);
  if (!needsOthers && !records.has('receiver')) {
    const { ids, numberOf } = numbered(
      shown(records.sortedTexts(first), source, records.ids),
      names,
    );
    return { ids, ofOrder: picked(numberOf, names) };
  }
  const columns = [first, ...(needsOthers ? others : [])].map((field) => records.coded(field));
  const { texts, ofColumns } = namesOfColumns(records, orders, columns);
  const named = namedOrders(ofColumns, texts.length);
  const { nameOf } = named;
  const used = nameOf.filter((name) => name !== noName);
  const { ids, numberOf } = numbered(shown(sortedTexts(texts), source, records.ids), used);
  const ofOrder = nameOf.map((name) => (name === noName ? nobody : (numberOf[name] ?? nobody)));
  if (!needsOthers) return { ids, ofOrder };
  return { ids, ofOrder, named: { ...named, fields, texts, columns: ofColumns } };
}

/**
 * The names in several columns, each once, and of each column the name of each order. Of refunds, the first column is
 * that of the receiver, where there is one, and no other names the customer.
 */
function namesOfColumns(records: Records, orders: Orders, columns: readonly CodedColumn[]) {
  const names = new Names(records.ids);
  const ofColumn = (column: CodedColumn): Int32Array => {
    const numberOf = Int32Array.from(column.values, (text) => names.add(text));
    return picked(numberOf, firstTexts(column.codes, column.values.indexOf(''), orders));
  };
  const ofColumns = columns.map(ofColumn);
  if (records.has('receiver')) {
    const receivers = ofColumn(records.coded('receiver'));
    for (let order = 0; order < orders.count; order++) {
      if (orders.statusOf(order) !== 'refund') continue;
      for (const [i, column] of ofColumns.entries())
        column[order] = i === 0 ? (receivers[order] ?? noName) : noName;
    }
  }
  return { texts: names.texts, ofColumns };
}

/** The names of customers in any column, each once: several ways to write one are shown in the form in which they are compared. */
class Names {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #folding: IdFolding;

  constructor(folding: IdFolding) {
    this.#folding = folding;
  }

  add(text: string): number {
    if (text === '') return noName;
    const key = foldedId(text, this.#folding);
    const known = this.#numbers.get(key);
    if (known === undefined) {
      this.#numbers.set(key, this.texts.length);
      return this.texts.push(text) - 1;
    }
    if (this.texts[known] !== text) this.texts[known] = key;
    return known;
  }
}

/** Ids that are numbers are shown without what a spreadsheet adds. */
const shown = (sorted: SortedTexts, { numericIds }: OrderSource, ids: IdFolding): SortedTexts =>
  numericIds === true && ids !== 'exact'
    ? sortedTexts(sorted.texts.map((text) => wholeNumber(text) ?? text))
    : sorted;

/** The different texts that are used, sorted, and of each its place among them; a blank names nobody. */
function numbered({ texts, order }: SortedTexts, used: ArrayLike<number>) {
  const isUsed = new Uint8Array(texts.length);
  for (let i = 0; i < used.length; i++) isUsed[used[i] ?? 0] = 1;
  const numberOf = new Int32Array(texts.length).fill(nobody);
  const ids: string[] = [];
  for (let place = 0; place < order.length; place++) {
    const code = order[place] ?? 0;
    const text = texts[code] ?? '';
    if (isUsed[code] === 0 || text === '') continue;
    numberOf[code] = ids.push(text) - 1;
  }
  return { ids, numberOf };
}

function picked(values: Int32Array, codes: Uint32Array): Int32Array {
  const each = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) each[i] = values[codes[i] ?? 0] ?? nobody;
  return each;
}
