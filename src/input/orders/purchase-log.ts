import type { CodedColumn } from '../../core/customers.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import type { Source } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { lastOfMonth } from '../cells/month-cell.ts';
import type { OpenFile } from '../layout/open-file.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import { rowsNoneLeft } from '../refusal-for.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { checkEnds } from './ends/ends-of-log.ts';
import { goodsRoles } from './goods-fields.ts';
import { type Joined, joinLabels } from './joined/join-labels.ts';
import type { RowsOfOrders } from './lines/lines-of-orders.ts';
import { customersOfOrders } from './names/customers-of-orders.ts';
import { noteOtherNames } from './names/note-other-names.ts';
import { setAsideOrders, sortedOrders } from './order-outcomes.ts';
import type { Deduction, LabelRequest, OrderRequest } from './order-request.ts';
import { type Orders, ordersOfRows } from './orders-of-rows.ts';
import { type BoughtDays, type OrderEvents, purchaseDays } from './purchase-days.ts';
import { type OrderRows, readOrders } from './read-orders.ts';
import type { OrderSource } from './source.ts';
import { statusesOfOrders } from './statuses/order-statuses.ts';
import { readStatuses } from './statuses/read-statuses.ts';

/** A log of orders, understood: who bought, on which days, and for how much. */
export interface PurchaseLog {
  readonly source: OrderSource;
  /** What was taken off the amounts. */
  readonly takenOff: readonly Deduction[];
  /** Customers with a purchase, sorted by code unit. */
  readonly ids: readonly string[];
  readonly days: PurchaseDays;
  /** By header, what stood at each customer's first purchase. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  /** Orders that count as purchases; several a day are one purchase. */
  readonly orders: number;
  readonly refunds: number;
  /** Last day of the observation, in days since 1970-01-01: of the log, where that is a month its last day. */
  readonly until: number;
  /** The files that are joined, and by what. */
  readonly joined: readonly Pick<Joined, 'file' | 'key'>[];
  /** The header of the cost of the goods, where the days have it. */
  readonly goodsColumn?: string;
  readonly currency: string | null;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads logs of orders.
 *
 * @param open - opens the files, where some of them are no text
 * @throws {Refusal} files that cannot be read or understood, or without a purchase
 */
export async function readPurchaseLog(
  request: OrderRequest,
  world: InputWorld,
  open?: OpenFile,
): Promise<PurchaseLog> {
  const read = () => logRead(request, world, open);
  return world.shared === undefined ? read() : world.shared.table('orders', request, read);
}

async function logRead(
  request: OrderRequest,
  world: InputWorld,
  open: OpenFile | undefined,
): Promise<PurchaseLog> {
  const rows = await readOrders(request, world, open);
  world.progress?.('sorting the rows into orders and customers');
  return purchaseLogOf(rows, request);
}

/**
 * Who bought, by the rows of a log.
 *
 * @throws {Refusal} none of the rows is a purchase
 */
export function purchaseLogOf(
  { records, source, hasItems, joined: files = [] }: OrderRows,
  request: Pick<OrderRequest, 'amounts' | 'since' | 'until' | 'labels' | 'status' | 'amountPer'>,
): PurchaseLog {
  const statuses = readStatuses(records, source, request.status ?? []);
  const amounts = ordersOfRows(records, source, { ...request, hasItems, statuses });
  const { statusOf, objections } = statusesOfOrders(records, amounts, statuses, request);
  const orders = { ...amounts, statusOf };
  const customers = customersOfOrders(records, orders, source);
  const sorted = sortedOrders(records, orders, customers, source, request);
  const rowDays = records.days('date');
  const orderDays = picked(rowDays, orders.firstRow);
  const events = (which: Uint32Array): OrderEvents => ({
    customer: picked(customers.ofOrder, which),
    day: picked(orderDays, which),
    amount: picked(orders.amount, which),
    ...(orders.goods !== undefined && { goods: picked(orders.goods, which) }),
  });
  refuseUnknownCosts(records, orders, sorted.purchases);
  const purchases = events(sorted.purchases);
  const refunds = events(sorted.refunds);
  const bought = purchaseDays(purchases, refunds);
  for (const [i, found] of bought.unmatched) sorted.leftOut.set(sorted.refunds[i] ?? 0, found);
  const matched = sorted.refunds.filter((_, i) => !bought.unmatched.has(i));
  const back = events(matched).day;
  setAsideOrders(records, orders, sorted.leftOut);
  noteOtherNames(records, orders, customers, sorted.leftOut);
  if (bought.customers.length === 0) throw nothingBought(records, objections());
  const counted = [
    { days: purchases.day, rows: picked(orders.firstRow, sorted.purchases) },
    { days: back, rows: picked(orders.firstRow, matched) },
  ];
  checkEnds(records, counted, request);
  const of = { records, orders, customers, purchases: sorted.purchases };
  const joined = files.map((file) => joinLabels(file, of));
  for (const file of files) records.problems.addAll(file.records.problems);
  return {
    source,
    takenOff: takenOff((field) => records.has(field), source, request),
    ids: idsOf(bought.customers, customers.ids),
    days: bought.days,
    joined: joined.map(({ file, key }) => ({ file, key })),
    labels: firstLabels(records, request.labels, {
      joined,
      orders,
      which: sorted.purchases,
      days: purchases.day,
      bought,
    }),
    orders: sorted.purchases.length,
    refunds: matched.length,
    until: request.until ?? lastObserved(records, Math.max(lastDay(purchases.day), lastDay(back))),
    ...costColumn(records),
    currency: records.currency,
    sources: [records, ...files.map((file) => file.records)].flatMap((each) => each.sources()),
    problems: records.problems,
    rejects: [records, ...files.map((file) => file.records)].flatMap(({ rejects }) => rejects),
  };
}

/** The ids of customers that rise; all of them, mostly. */
const idsOf = (customers: Uint32Array, ids: readonly string[]): readonly string[] =>
  customers.length === ids.length ? ids : Array.from(customers, (customer) => ids[customer] ?? '');

/** A margin of a part of the orders is not that of their customers; and a cost that is negative would add to it. */
function refuseUnknownCosts(records: Records, orders: Orders, purchases: Uint32Array): void {
  const { goods, amount, firstRow } = orders;
  if (goods === undefined) return;
  const unknown = purchases.filter((order) => Number.isNaN(goods[order]));
  const below = purchases.filter((order) => (goods[order] ?? 0) < 0 && (amount[order] ?? 0) > 0);
  const [negative] = below;
  const header = costHeader(records) ?? '';
  if (negative !== undefined) {
    const args = { header, orders: below.length, of: purchases.length };
    throw new Refusal(problem('goods-negative', args, records.place(firstRow[negative] ?? 0)));
  }
  const [first] = unknown;
  if (first === undefined) return;
  const sum = (which: Uint32Array) =>
    which.reduce((all, order) => all + Math.abs(amount[order] ?? 0), 0);
  const args = {
    header,
    orders: unknown.length,
    of: purchases.length,
    share: sum(unknown) / Math.max(1, sum(purchases)),
  };
  throw new Refusal(problem('goods-missing', args, records.place(firstRow[first] ?? 0)));
}

function costColumn(records: Records): Pick<PurchaseLog, 'goodsColumn'> {
  const header = costHeader(records);
  return header === undefined ? {} : { goodsColumn: header };
}

/** The header of the column that says what the goods cost; undefined where none is read. */
const costHeader = (records: Records): string | undefined =>
  goodsRoles.flatMap((role) => records.columns(role))[0]?.header;

/** Orders of a month without a day stand on its first, and may be of any until its last. */
const lastObserved = (records: Records, day: number): number =>
  records.months('date').has(day) ? lastOfMonth(day) : day;

function lastDay(days: ArrayLike<number>): number {
  let last = -Infinity;
  for (let i = 0; i < days.length; i++) last = Math.max(last, days[i] ?? last);
  return last;
}

/** What was taken off the amounts of files that have these fields. */
function takenOff(
  has: (field: string) => boolean,
  { columns }: OrderSource,
  { amounts }: Pick<OrderRequest, 'amounts'>,
): PurchaseLog['takenOff'] {
  if (amounts === 'gross') return [];
  const hasNet = columns.net !== undefined;
  return [
    'refunds',
    ...(hasNet || has('tax') ? (['tax'] as const) : []),
    ...(hasNet || has('shipping') ? (['shipping'] as const) : []),
  ];
}

/** What became of the rows says why there is nothing to sum up. */
function nothingBought(records: Records, objections: readonly Problem[]): Refusal {
  const examples = records.problems.tallies().flatMap((tallied) => tallied.examples);
  return new Refusal(...examples, rowsNoneLeft(records.sources()), ...objections);
}

/** Purchases, one entry each. */
interface Purchases {
  readonly joined: readonly Joined[];
  readonly orders: RowsOfOrders;
  /** Of each, its order. */
  readonly which: Uint32Array;
  readonly days: ArrayLike<number>;
  readonly bought: BoughtDays;
}

/**
 * What columns say of each customer: the text at the first purchase. Where several orders of that day
 * differ, the text that sorts first counts, so that the order of the rows changes nothing.
 */
function firstLabels(
  records: Records,
  labels: readonly LabelRequest[],
  { joined, orders, which, days, bought }: Purchases,
): ReadonlyMap<string, CodedColumn> {
  if (labels.length === 0) return new Map();
  const { customerOf, customers } = bought;
  const first = new Float64Array(customers.length).fill(Infinity);
  for (const [i, customer] of customerOf.entries())
    first[customer] = Math.min(first[customer] ?? Infinity, days[i] ?? Infinity);
  const labelled = labels.map(({ header }): readonly [string, CodedColumn] => {
    const ofJoined = joined.find(({ columns }) => columns.has(header))?.columns.get(header);
    const { codes, values } = ofJoined ?? records.coded(labelName(header));
    const sorted = [...new Set(values)].sort();
    const rank = new Map(sorted.map((value, i) => [value, i]));
    const ranks = values.map((value) => rank.get(value) ?? 0);
    const ofOrders =
      ofJoined === undefined
        ? ranksOfOrders({ codes, ranks, blank: rank.get('') }, orders)
        : codes.map((code) => ranks[code] ?? 0);
    const chosen = new Uint32Array(customers.length).fill(sorted.length);
    for (const [i, customer] of customerOf.entries()) {
      if (days[i] !== first[customer]) continue;
      const rank = ofOrders[which[i] ?? 0] ?? 0;
      chosen[customer] = Math.min(chosen[customer] ?? rank, rank);
    }
    return [header, { codes: chosen, values: sorted }];
  });
  return new Map(labelled);
}

/** Of each order the rank of the text on its rows that sorts first, a blank only where all rows are blank. */
function ranksOfOrders(
  { codes, ranks, blank }: RankedTexts,
  { count, ofRow }: RowsOfOrders,
): Uint32Array {
  const unseen = ranks.length;
  const found = new Uint32Array(count).fill(unseen);
  for (let row = 0; row < ofRow.length; row++) {
    const [order, rank] = [ofRow[row] ?? 0, ranks[codes[row] ?? 0] ?? 0];
    const before = found[order] ?? unseen;
    if (before === unseen || before === blank || (rank < before && rank !== blank))
      found[order] = rank;
  }
  return found;
}

interface RankedTexts {
  readonly codes: Uint32Array;
  /** By code. */
  readonly ranks: readonly number[];
  readonly blank: number | undefined;
}

/**
 * The entries of a column at some places, which rise; the column itself where they are all of them, so that
 * millions are not copied for nothing.
 */
function picked<T extends Int32Array | Uint32Array | Float64Array>(
  column: T,
  places: Uint32Array,
): T {
  if (places.length === column.length) return column;
  const values = column.slice(0, places.length) as T;
  for (let i = 0; i < places.length; i++) values[i] = column[places[i] ?? 0] ?? 0;
  return values;
}
