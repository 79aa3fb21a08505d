import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { StatusTally } from '../../../problems/status-list.ts';
import type { Records } from '../../records/records.ts';
import { minorUnits } from '../minor-amounts.ts';
import type { OrderRequest } from '../order-request.ts';
import {
  type CountedStatus,
  firstTexts,
  type NotCounted,
  type OrderAmounts,
} from '../orders-of-rows.ts';
import type { ReadStatus, WordMeaning } from './read-statuses.ts';
import { blankWord, statusWord } from './status-words.ts';

/** What the columns of statuses say of orders. */
interface OrderStatuses {
  readonly statusOf: (order: number) => CountedStatus;
  /** Of a log in which nothing counts: the columns whose words are the reason. */
  readonly objections: () => readonly Problem[];
}

/**
 * The statuses of orders by the columns of their source: what none of them objects to is a purchase. In which order the
 * columns stand decides only what is said.
 *
 * @throws {Refusal} a word whose meaning nobody knows
 */
export function statusesOfOrders(
  records: Records,
  orders: OrderAmounts,
  columns: readonly ReadStatus[],
  { status: named = [] }: Pick<OrderRequest, 'status'>,
): OrderStatuses {
  const said = (column: ReadStatus, also: readonly string[] = []) =>
    sayings(records, orders, column, [...named, ...also]);
  const ofColumns = columns.map((column) => statusesBy(records, orders, column));
  const unknown = columns.filter(
    ({ meanings }, i) => meanings.includes('unknown') && hasUnknown(orders, ofColumns[i]),
  );
  if (unknown.length > 0) {
    // What settles one column settles all of them.
    const counting = unknown.flatMap(({ texts, meanings }) =>
      texts.filter((_, code) => meanings[code] === 'purchase'),
    );
    throw new Refusal(
      unknown.map((column) => {
        const { at, ...args } = said(column, counting);
        return problem('order-status-unknown', args, at);
      }),
    );
  }
  if (orders.isRefunded !== undefined) ofColumns.push(refundedSales(records, orders));
  const statusOf = (order: number): CountedStatus => {
    let status: CountedStatus = 'purchase';
    for (const ofColumn of ofColumns) {
      const found = ofColumn(order);
      // What was never paid counts in no case; what was refunded may.
      if (typeof found !== 'string' && found.isRefunded !== true) return found;
      if (status === 'purchase' || found === 'refund') status = found;
    }
    return status;
  };
  const objections = () => {
    // An order that its status lets through is left out for another reason.
    for (let order = 0; order < orders.count; order++)
      if (statusOf(order) === 'purchase') return [];
    return columns
      .filter(({ meanings }) => meanings.some((meaning) => meaning !== 'purchase'))
      .map((column) => {
        const { at, ...args } = said(column);
        return problem('orders-none-count', args, at);
      });
  };
  return { statusOf, objections };
}

/** Whether a column says of any order what nobody knows; blank cells may all be of orders that say more elsewhere. */
function hasUnknown(
  { count }: OrderAmounts,
  statusOf: (order: number) => CountedStatus = () => 'purchase',
): boolean {
  for (let order = 0; order < count; order++) if (statusOf(order) === unknownStatus) return true;
  return false;
}

/** What one column says of each order: the first of its rows that is no plain purchase. */
function statusesBy(
  records: Records,
  { count, ofRow, firstRow }: OrderAmounts,
  { column, codes, texts, isBlank, meanings, isSale }: ReadStatus,
): (order: number) => CountedStatus {
  const statuses = meanings.map((meaning, code) =>
    counted(meaning, texts[code] ?? '', isSale[code] === true),
  );
  const ranges = records.ranges(column.name);
  const hasColumn = (row: number) => ranges.some(({ from, to }) => row >= from && row < to);
  const statusOfRow = (row: number): CountedStatus => {
    const code = codes[row] ?? 0;
    const status = statuses[code] ?? 'purchase';
    // A file without the column says nothing, whatever a blank means in the others.
    return isBlank[code] === true && status !== 'purchase' && !hasColumn(row) ? 'purchase' : status;
  };
  if (ofRow === firstRow) return statusOfRow;
  const objections = new Map<number, CountedStatus>();
  const saysMore = new Uint8Array(count);
  const blanks = new Map<number, CountedStatus>();
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    const status = statusOfRow(row);
    const isBlankRow = isBlank[codes[row] ?? 0] === true;
    if (!isBlankRow) saysMore[order] = 1;
    if (status === 'purchase') continue;
    const found = isBlankRow ? blanks : objections;
    if (!found.has(order)) found.set(order, status);
  }
  return (order) =>
    objections.get(order) ?? (saysMore[order] === 1 ? undefined : blanks.get(order)) ?? 'purchase';
}

/** Sales that a column of answers says were refunded. */
function refundedSales(
  records: Records,
  { ofRow, isRefunded = () => false }: OrderAmounts,
): (order: number) => CountedStatus {
  const [{ header = '' } = {}] = records.columns('refunded');
  const refunded = refundedSale(header);
  const sales = new Set<number>();
  for (let row = 0; row < ofRow.length; row++)
    if (isRefunded(row) === true) sales.add(ofRow[row] ?? 0);
  return (order) => (sales.has(order) ? refunded : 'purchase');
}

const refundedSale = (text: string): NotCounted => ({
  reason: problem('order-refunded', { text }),
  isSale: true,
  isRefunded: true,
});

/** The log is refused before its reason could be said. */
const unknownStatus: NotCounted = {
  reason: problem('order-no-payment', { text: '' }),
  isSale: false,
};

function counted(meaning: WordMeaning, text: string, isSale: boolean): CountedStatus {
  if (meaning === 'purchase' || meaning === 'refund') return meaning;
  if (meaning === 'refunded') return refundedSale(text);
  if (meaning === 'unknown') return unknownStatus;
  const reason =
    meaning === 'unnamed'
      ? problem('order-not-named', { text: text === '' ? blankWord : text })
      : text === ''
        ? problem('order-status-blank', {})
        : problem(codes[meaning], { text });
  return { reason, isSale };
}

const codes = {
  failed: 'order-failed',
  void: 'order-void',
  lost: 'order-lost',
  pending: 'order-pending',
  test: 'order-test',
  other: 'order-no-payment',
} as const;

/** What a problem says of a column: its words, with their rows and money, and the options that settle it. */
function sayings(
  records: Records,
  orders: OrderAmounts,
  read: ReadStatus,
  named: readonly string[],
) {
  const { name, leftOutAs = name } = read.column;
  const [{ at = {} } = {}] = records.columns(name);
  const unit = orders.ofRow === orders.firstRow ? ('row' as const) : ('order' as const);
  return { at, role: leftOutAs, named, unit, words: talliesOf(records, orders, read) };
}

/** The different words of a column, the most frequent first. */
function talliesOf(
  records: Records,
  orders: OrderAmounts,
  { column, codes: codesOfRows, texts, isBlank, meanings }: ReadStatus,
): readonly StatusTally[] {
  const ranges = records.ranges(column.name);
  const first = firstTexts(codesOfRows, texts.indexOf(''), orders);
  const tallies = new Map<string, { -readonly [K in keyof StatusTally]: StatusTally[K] }>();
  for (let order = 0; order < orders.count; order++) {
    const row = orders.firstRow[order] ?? 0;
    const code = first[order] ?? 0;
    if (isBlank[code] === true && !ranges.some(({ from, to }) => row >= from && row < to)) continue;
    const text = isBlank[code] === true ? blankWord : (texts[code] ?? '');
    const word = statusWord(text);
    const tally = tallies.get(word) ?? {
      text,
      count: 0,
      amount: 0,
      means: meanings[code] ?? 'unknown',
    };
    tallies.set(word, tally);
    tally.count += 1;
    const amount = orders.amount[order] ?? Number.NaN;
    if (!Number.isNaN(amount)) tally.amount += amount / minorUnits;
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}
