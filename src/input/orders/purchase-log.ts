import type { CodedColumn } from '../../core/customers.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import type { Source } from '../../core/report.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { lastOfMonth } from '../cells/month-cell.ts';
import type { OpenFile } from '../layout/open-each.ts';
import type { Records } from '../records/records.ts';
import { rowsNoneLeft } from '../rows-none-left.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { customersOfOrders } from './customers-of-orders.ts';
import { firstLabels } from './first-labels.ts';
import { setAsideOrders, sortedOrders } from './order-fates.ts';
import type { Deduction, OrderRequest } from './order-request.ts';
import { ordersOfRows } from './orders-of-rows.ts';
import { picked } from './picked.ts';
import { type OrderEvents, purchaseDays } from './purchase-days.ts';
import { type OrderRows, readOrders } from './read-orders.ts';
import type { OrderSource } from './source.ts';

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
  { records, source }: OrderRows,
  request: Pick<OrderRequest, 'basis' | 'until' | 'labels'>,
): PurchaseLog {
  const orders = ordersOfRows(records, source);
  const customers = customersOfOrders(records, orders, source);
  const sorted = sortedOrders(records, orders, customers, source, request);
  const rowDays = records.days('date');
  const orderDays = picked(rowDays, orders.firstRow);
  const events = (which: Uint32Array): OrderEvents => ({
    customer: picked(customers.ofOrder, which),
    day: picked(orderDays, which),
    amount: picked(orders.amount, which),
  });
  const purchases = events(sorted.purchases);
  const refunds = events(sorted.refunds);
  const bought = purchaseDays(purchases, refunds);
  for (const [i, found] of bought.unmatched) sorted.fates.set(sorted.refunds[i] ?? 0, found);
  const matched = sorted.refunds.filter((_, i) => !bought.unmatched.has(i));
  const back = events(matched).day;
  setAsideOrders(records, orders, sorted.fates);
  if (bought.customers.length === 0) throw nothingBought(records);
  return {
    source,
    takenOff: takenOff((field) => records.has(field), source, request),
    ids: Array.from(bought.customers, (customer) => customers.ids[customer] ?? ''),
    days: bought.days,
    labels: firstLabels(records, request.labels, {
      rows: picked(orders.firstRow, sorted.purchases),
      days: purchases.day,
      bought,
    }),
    orders: sorted.purchases.length,
    refunds: matched.length,
    until: request.until ?? lastObserved(records, Math.max(lastDay(purchases.day), lastDay(back))),
    currency: records.currency,
    sources: records.sources(),
    problems: records.problems,
    rejects: records.rejects,
  };
}

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
  { basis }: Pick<OrderRequest, 'basis'>,
): PurchaseLog['takenOff'] {
  if (basis === 'gross') return [];
  const ownNet = columns.net !== undefined;
  return [
    'refunds',
    ...(ownNet || has('tax') ? (['tax'] as const) : []),
    ...(ownNet || has('shipping') ? (['shipping'] as const) : []),
  ];
}

/** What became of the rows says why there is nothing to sum up. */
function nothingBought(records: Records): Refusal {
  const examples = records.problems.tallies().flatMap((tallied) => tallied.examples);
  return new Refusal(...examples, rowsNoneLeft(records.sources()));
}
