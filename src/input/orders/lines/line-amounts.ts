import { wordsOf } from '../../headers/header-name.ts';
import type { RowsOfOrders } from './lines-of-orders.ts';

/** Whether a column says of each row what its line comes to, or what the whole order does, which its rows repeat. */
export const amountsPer = ['line', 'order'] as const;

export type AmountPer = (typeof amountsPer)[number];

/** What becomes of a row beside others of its order. */
export const rowUse = { counts: 0, repeats: 1, lists: 2 } as const;

/** Headers of columns that only lines of items have. */
export const itemHeaders =
  'item itemid itemname itemsku itemnumber lineitem lineitemname lineitemsku lineitemquantity lineitemprice line lineid linenumber lineno rowid product productid productname productcode sku stockcode description variant variantid variantname article artikel asin isbn quantity qty';

/** Orders with several rows that have an amount. */
export interface SharedAmounts {
  /** Whose amounts are all the same. */
  readonly alike: number;
  readonly different: number;
  /** The second row of the first that has the same amount throughout. */
  readonly alikeRow: number;
  readonly differentRow: number;
}

/** How the amounts of orders with several rows that count compare; zeros and blanks aside. */
export function sharedAmounts(
  amount: Float64Array,
  { count, ofRow }: RowsOfOrders,
  use: Uint8Array,
): SharedAmounts {
  const first = new Float64Array(count).fill(Number.NaN);
  const second = new Int32Array(count).fill(none);
  const differs = new Int32Array(count).fill(none);
  for (let row = 0; row < ofRow.length; row++) {
    const value = amount[row] ?? Number.NaN;
    if (Number.isNaN(value) || value === 0 || use[row] !== rowUse.counts) continue;
    const order = ofRow[row] ?? 0;
    const known = first[order] ?? Number.NaN;
    if (Number.isNaN(known)) first[order] = value;
    else if (known !== value)
      differs[order] = differs[order] === none ? row : (differs[order] ?? 0);
    if (!Number.isNaN(known) && second[order] === none) second[order] = row;
  }
  const shared = { alike: 0, different: 0, alikeRow: none, differentRow: none };
  for (let order = 0; order < count; order++) {
    if (second[order] === none) continue;
    if (differs[order] === none) {
      shared.alike += 1;
      if (shared.alikeRow === none) shared.alikeRow = second[order] ?? 0;
    } else {
      shared.different += 1;
      if (shared.differentRow === none) shared.differentRow = differs[order] ?? 0;
    }
  }
  return shared;
}

const none = -1;

/** What the amounts are of, and whether that is known, taken to be so, or not to be told. */
export interface AmountDecision {
  readonly per: AmountPer;
  readonly certainty: 'known' | 'likely' | 'unclear';
}

/** So many orders whose lines are all alike are not taken for orders of two equal items each. */
const many = 5;

/**
 * What the amounts of orders with several rows are of. The header says it, "order total" or "line total"; else amounts
 * that differ are those of lines. Amounts that are the same on all rows of every such order are those of orders where
 * the header is a total, or where no column speaks of items, so that rows only repeat each other. Else they may be the
 * prices of equal items.
 */
export function amountDecision(
  header: string,
  { alike, different }: SharedAmounts,
  hasItems: boolean,
): AmountDecision {
  const named = perHeader(header);
  if (alike + different === 0) return { per: 'line', certainty: 'known' };
  if (named === 'order') return { per: 'order', certainty: different === 0 ? 'likely' : 'unclear' };
  if (different > 0)
    return { per: 'line', certainty: named === 'total' && alike > different ? 'unclear' : 'known' };
  if (named === 'total') return { per: 'order', certainty: 'likely' };
  if (named === 'line') return { per: 'line', certainty: 'known' };
  if (!hasItems) return { per: 'order', certainty: 'known' };
  return { per: 'line', certainty: alike < many ? 'likely' : 'unclear' };
}

const ofLines = new Set(['line', 'lines', 'item', 'items', 'lineitem', 'unit', 'product', 'sku']);
const ofOrders = new Set(['order', 'grand', 'invoice', 'cart', 'basket', 'checkout', 'receipt']);
const ofTotals = new Set(['total', 'totals']);

/** What a header says: that it is the total of an order, of a line, of one of them, or nothing. */
export function perHeader(header: string): AmountPer | 'total' | undefined {
  const words = wordsOf(header).flatMap((word) => joined[word] ?? [word]);
  if (words.some((word) => ofLines.has(word))) return 'line';
  if (words.some((word) => ofOrders.has(word))) return 'order';
  if (words.some((word) => ofTotals.has(word))) return 'total';
  return words.includes('price') || words.includes('subtotal') ? 'line' : undefined;
}

const joined: Readonly<Record<string, readonly string[]>> = {
  ordertotal: ['order', 'total'],
  orderamount: ['order', 'amount'],
  ordervalue: ['order', 'value'],
  grandtotal: ['grand', 'total'],
  linetotal: ['line', 'total'],
  lineamount: ['line', 'amount'],
  totalamount: ['total', 'amount'],
};
