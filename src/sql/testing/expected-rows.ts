import { splitDays } from '../../core/forecast/split-days.ts';
import { type PurchaseDays, purchaseTotals } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { PurchaseLog } from '../../input/orders/purchase-log.ts';
import { type LogRow, since, split, until } from './any-log.ts';
import { type Asked, dayOf, isWhole } from './both-ways.ts';

const units = (amount: number): bigint => BigInt(Math.round(amount * 10_000));

/** For tests: what each customer comes to, by the functions that a forecast of a log uses. */
export function customersOf(log: PurchaseLog, { by, where, includeFirst }: Asked) {
  const { days } = log;
  const all = purchaseTotals(days);
  const parted = splitDays(days, dayOf(split), Math.max(log.until, dayOf(split)));
  const atSplit = purchaseTotals(parted.known);
  const placeAtSplit = new Map([...parted.customers].map((customer, i) => [customer, i]));
  const channel = log.labels.get('channel');
  const orders = new Map<number, number>();
  for (const [i, customer] of days.customer.entries())
    orders.set(customer, (orders.get(customer) ?? 0) + (days.orders?.[i] ?? 0));
  const state = (totals: ReturnType<typeof purchaseTotals>, i: number) => {
    const counted = units((includeFirst ? totals.amount : totals.repeatAmount)[i] ?? 0);
    return {
      bought: totals.orders[i] ?? 0,
      purchases: (totals.orders[i] ?? 0) - (includeFirst ? 0 : 1),
      first: isoDate(totals.firstDay[i] ?? 0),
      last: isoDate(totals.lastDay[i] ?? 0),
      amount: units(totals.amount[i] ?? 0),
      paid: counted > 0n ? counted : 0n,
    };
  };
  return log.ids.flatMap((id, i) => {
    const label = channel?.values[channel.codes[i] ?? 0] ?? '';
    if (where !== undefined && label.toLowerCase() !== where.toLowerCase()) return [];
    const place = placeAtSplit.get(i);
    return [
      {
        id,
        number: i,
        segment: by ? label : undefined,
        orders: orders.get(i) ?? 0,
        now: state(all, i),
        before: place === undefined ? undefined : state(atSplit, place),
      },
    ];
  });
}

type Known = ReturnType<typeof customersOf>[number];

/** The sum, as text. */
export const sumOf = (sums: readonly bigint[]): string =>
  `${sums.reduce((sum, each) => sum + each, 0n)}`;

/** Entries by a key, each list made into one row. */
function grouped<T>(
  entries: readonly T[],
  keyOf: (entry: T) => Record<string, string | null>,
  sums: (entries: readonly T[]) => Record<string, string | null>,
): Record<string, string | null>[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = JSON.stringify(keyOf(entry));
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, some]) => ({ ...JSON.parse(key), ...sums(some) }));
}

const segmentOf = ({ segment }: Known) => (segment === undefined ? {} : { channel: segment });

/** The rows of cells that an answer must have. */
export const cellsExpected = (customers: readonly Known[]) =>
  grouped(
    customers,
    (each) => ({
      part: 'cell',
      ...segmentOf(each),
      days_bought: `${each.now.bought}`,
      first_day: each.now.first,
      last_day: each.now.last,
      split_days_bought: each.before === undefined ? null : `${each.before.bought}`,
      split_last_day: each.before?.last ?? null,
    }),
    (some) => ({
      customers: `${some.length}`,
      orders: sumOf(some.map(({ orders }) => BigInt(orders))),
      amount: sumOf(some.map(({ now }) => now.amount)),
      payers: `${some.filter(({ now }) => now.paid > 0n).length}`,
      paid: sumOf(some.map(({ now }) => now.paid)),
      paid_squares: sumOf(some.map(({ now }) => now.paid ** 2n)),
      split_payers: `${some.filter(({ before }) => (before?.paid ?? 0n) > 0n).length}`,
      split_paid: sumOf(some.map(({ before }) => before?.paid ?? 0n)),
      split_paid_squares: sumOf(some.map(({ before }) => (before?.paid ?? 0n) ** 2n)),
      split_amount: sumOf(some.map(({ before }) => before?.amount ?? 0n)),
    }),
  );

/** The rows of spends that it must have. */
export const spendsExpected = (customers: readonly Known[], part: 'spend' | 'split_spend') =>
  grouped(
    customers.flatMap((each) => {
      const state = part === 'spend' ? each.now : each.before;
      return state !== undefined && state.paid > 0n ? [{ each, state }] : [];
    }),
    ({ each, state }) => ({
      part,
      ...segmentOf(each),
      purchases: `${state.purchases}`,
      paid: `${state.paid}`,
    }),
    (some) => ({ customers: `${some.length}` }),
  );

/** The rows of days that it must have. */
export function daysExpected(days: PurchaseDays, customers: readonly Known[]) {
  const known = new Map(customers.map((each) => [each.number, each]));
  const repeated = Array.from(days.customer, (customer, i) => ({
    each: known.get(customer),
    day: isoDate(days.day[i] ?? 0),
  })).flatMap(({ each, day }) =>
    each === undefined || day === each.now.first ? [] : [{ each, day }],
  );
  return grouped(
    repeated,
    ({ each, day }) => ({ part: 'day', ...segmentOf(each), day }),
    (some) => ({
      purchases: `${some.length}`,
      known_purchases: `${some.filter(({ each }) => each.now.first <= split).length}`,
    }),
  );
}

const ofStatuses = ['order-not-named', 'order-void', 'order-pending', 'order-status-blank'];

/**
 * What is set aside, by the reasons of the statement. The reader of files rejects rows without a day or an amount, so
 * that they are counted here.
 */
export function asideExpected(log: PurchaseLog | undefined, rows: readonly LogRow[], asked: Asked) {
  const counts = new Map<string, number>();
  const add = (reason: string, count = 1) => counts.set(reason, (counts.get(reason) ?? 0) + count);
  for (const [code, count] of Object.entries(log?.sources[0]?.setAside ?? {}))
    add(ofStatuses.includes(code) ? 'order-not-named' : code, count);
  const counting = asked.statuses.map((word) => word.toLowerCase());
  for (const row of rows.filter((each) => !isWhole(each))) {
    const status = (row.status ?? '').trim().toLowerCase();
    if (counting.length > 0 && !counting.includes(status)) add('order-not-named');
    else if (row.day === null) add('order-date-missing');
    else if (asked.bounded && row.day < since) add('order-before-since');
    else if (asked.bounded && row.day > until) add('order-after-until');
    else if (['', 'null', 'n/a'].includes((row.customer ?? '').trim().toLowerCase()))
      add('order-guest');
    else add('order-amount-missing');
  }
  return counts;
}
