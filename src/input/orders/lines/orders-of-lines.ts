import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { repeatedFiles } from '../../records/plan-fields.ts';
import type { Records } from '../../records/records.ts';
import type { AmountParts } from '../minor-amounts.ts';
import { customerFields } from '../order-fields.ts';
import type { OrderAmounts } from '../orders-of-rows.ts';
import type { OrderSource } from '../source.ts';
import type { ReadStatus } from '../statuses/read-statuses.ts';
import type { refundsIn } from '../statuses/refunds-in.ts';
import { goodsOfOrders } from './goods-of-orders.ts';
import {
  type AmountPer,
  amountDecision,
  rowUse,
  type SharedAmounts,
  sharedAmounts,
} from './line-amounts.ts';
import { linesOfOrders, type RowsOfOrders, rowsAsOrders } from './lines-of-orders.ts';
import type { SharedByLines } from './numbered-orders.ts';
import { addedUp, firstStated, type PartsOfRows, statedAmounts } from './stated-amounts.ts';

/** What is known of the lines of orders besides what stands in them. */
export interface LineRequest {
  /** The columns of statuses, as they stand in the rows. */
  readonly statuses: readonly ReadStatus[];
  /** What amounts are of, where an option says it. */
  readonly amountPer?: AmountPer;
  /** Whether files have columns that only lines of items have. */
  readonly hasItems: boolean;
}

/**
 * The orders of rows that may be lines of one, by its number. Their amounts add up, or are those of orders, which
 * count once.
 *
 * @throws {Refusal} which of the two cannot be told
 */
export function ordersOfLines(
  records: Records,
  source: OrderSource,
  parts: PartsOfRows,
  { flags }: ReturnType<typeof refundsIn>,
  asked: LineRequest,
): OrderAmounts {
  const amount = parts('amount');
  const byAmount = (source.amountPer ?? asked.amountPer) === 'order';
  const statusOf = statusOfRows(asked.statuses, flags?.isRefunded);
  const customers = customerFields(records, source);
  const { reused, ...rows } = linesOfOrders(records, { customers, amount, byAmount, ...statusOf });
  noteReused(records, source, reused, byAmount);
  const isKind = reused.isKind && source.amountPer === undefined;
  if (isKind) refuseRepeated(records);
  if (isKind || rows.count === records.count) {
    const each = rowsAsOrders(records.count);
    const goods = goodsOfOrders(records, each, {
      use: new Uint8Array(records.count),
      per: 'line',
      amount,
    });
    return { ...each, ...statedAmounts(each, parts), ...goods };
  }
  const repeated = repeatedLines(records, rows, (row) => `${amount[row]}`);
  const shared = sharedAmounts(amount, rows, repeated);
  const per = perOf(records, source, shared, asked);
  const use = repeated.slice();
  const isListed = asked.hasItems && source.amountPer === undefined;
  markRest(amount, rows, per, isListed, use);
  const part = (name: keyof AmountParts): Float64Array => {
    const values = parts(name);
    if (values.length === 0) return values;
    const isOnce =
      name === 'amount'
        ? per === 'order'
        : countsOnce(name, sharedAmounts(values, rows, repeated), per, shared);
    return byAmount || isOnce ? firstStated(values, rows) : addedUp(values, rows, repeated);
  };
  const goods = goodsOfOrders(records, rows, { use: repeated, per, amount });
  return { ...rows, ...statedAmounts(rows, part), ...goods, outcomeOf: outcomes(records, use) };
}

/**
 * What the columns of statuses say of each row, in one word that rows of one order share; undefined of a row that is
 * blank in all of them. Nothing, where there are none.
 */
function statusOfRows(
  columns: readonly ReadStatus[],
  isRefunded?: (row: number) => boolean | undefined,
): Pick<SharedByLines, 'statusOf'> {
  if (columns.length === 0 && isRefunded === undefined) return {};
  const statusOf = (row: number): string | undefined => {
    const answer = isRefunded?.(row);
    if (answer === true) return 'refunded';
    let isSaid = answer !== undefined;
    for (const { codes, meanings, isBlank } of columns) {
      const code = codes[row] ?? 0;
      if (isBlank[code] === true) continue;
      const meaning = meanings[code] ?? 'purchase';
      if (meaning !== 'purchase') return meaning;
      isSaid = true;
    }
    return isSaid ? 'purchase' : undefined;
  };
  return { statusOf };
}

/**
 * Lines that an earlier file has already, of the same order and alike: exports overlap. Where a file has such a line
 * more often than those before it, it counts that often.
 */
export function repeatedLines(
  records: Records,
  { ofRow, firstRow }: RowsOfOrders,
  shapeOf: (row: number) => string,
): Uint8Array {
  const use = new Uint8Array(records.count);
  const begins = records.fileBegins();
  if (begins.length < 2) return use;
  /** Orders with rows in several files. */
  const spread = new Set<number>();
  const firstFile = new Int32Array(firstRow.length).fill(-1);
  let file = -1;
  for (let row = 0; row < ofRow.length; row++) {
    while (row >= (begins[file + 1] ?? Number.POSITIVE_INFINITY)) file += 1;
    const order = ofRow[row] ?? 0;
    if (firstFile[order] === -1) firstFile[order] = file;
    else if (firstFile[order] !== file) spread.add(order);
  }
  if (spread.size === 0) return use;
  const seen = new Map<string, { file: number; here: number; counted: number }>();
  let current = 0;
  for (let row = 0; row < ofRow.length; row++) {
    while (row >= (begins[current + 1] ?? Number.POSITIVE_INFINITY)) current += 1;
    const order = ofRow[row] ?? 0;
    if (!spread.has(order)) continue;
    const key = `${order} ${shapeOf(row)}`;
    const line = seen.get(key) ?? { file: -1, here: 0, counted: 0 };
    seen.set(key, line);
    if (line.file !== current) line.here = 0;
    line.file = current;
    line.here += 1;
    if (line.here <= line.counted) use[row] = rowUse.repeats;
    else line.counted += 1;
  }
  return use;
}

/** What amounts are of, with a word where it is not plain. */
function perOf(
  records: Records,
  { amountPer }: OrderSource,
  shared: SharedAmounts,
  asked: LineRequest,
): AmountPer {
  const settled = amountPer ?? asked.amountPer;
  if (settled !== undefined) return settled;
  const header = records.columns('amount')[0]?.header ?? '';
  const { per, certainty } = amountDecision(header, shared, asked.hasItems);
  const { alike, different } = shared;
  const row = different > 0 ? shared.differentRow : shared.alikeRow;
  const args = { header, alike, different };
  if (certainty === 'unclear')
    throw new Refusal(problem('order-amounts-unclear', args, records.place(row, 'amount')));
  if (certainty === 'likely')
    records.note(row, problem(per === 'line' ? 'order-lines-alike' : 'order-amount-once', args));
  return per;
}

/** Marks the rows of orders that add nothing: those without an amount, and those that repeat the order's. */
function markRest(
  amount: Float64Array,
  { count, ofRow }: RowsOfOrders,
  per: AmountPer,
  isListed: boolean,
  use: Uint8Array,
): void {
  const isStated = new Uint8Array(count);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (Number.isNaN(amount[row] ?? Number.NaN)) use[row] = rowUse.lists;
    else if (isStated[order] === 0) isStated[order] = 1;
    else if (per === 'order' && use[row] === rowUse.counts)
      use[row] = isListed ? rowUse.lists : rowUse.repeats;
  }
}

/** Whether what is taken off stands on every row for the whole order. */
function countsOnce(
  name: keyof AmountParts,
  { alike, different }: SharedAmounts,
  per: AmountPer,
  amounts: SharedAmounts,
): boolean {
  if (different > 0 || alike === 0) return false;
  return per === 'order' || name === 'shipping' || amounts.different > 0;
}

function noteReused(
  records: Records,
  { amountPer }: OrderSource,
  {
    count,
    isKind,
    row,
  }: { readonly count: number; readonly isKind: boolean; readonly row: number },
  byAmount: boolean,
): void {
  if (count === 0 || amountPer === 'order') return;
  const args = { id: records.textAt('order', row), count, isKind, byAmount };
  records.note(row, problem('order-number-reused', args));
}

/** Where the column of numbers of orders has none, rows of a file that is given twice count twice. */
function refuseRepeated(records: Records): void {
  const repeated = repeatedFiles(records.opened());
  if (repeated.length > 0) throw new Refusal(...repeated);
}

/** Why a row adds nothing to its order. */
export const outcomes =
  (records: Records, use: Uint8Array) =>
  (row: number): Problem | undefined => {
    if (use[row] === rowUse.counts) return undefined;
    const id = records.textAt('order', row);
    return use[row] === rowUse.lists
      ? problem('order-item-line', { id })
      : problem('order-repeated', { id });
  };
