import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { splitDays } from '../core/forecast/split-days.ts';
import { type PurchaseDays, purchaseTotals } from '../core/purchase/purchase-totals.ts';
import { dayNumber, isoDate } from '../core/quantity/calendar.ts';
import { type PurchaseLog, readPurchaseLog } from '../input/orders/purchase-log.ts';
import { logRequest } from '../input/orders/testing/log-outcome.ts';
import { Refusal } from '../problems/refusal.ts';
import { dialects } from './dialect.ts';
import { forecastQuery } from './forecast-query.ts';
import type { OrderTable } from './order-table.ts';
import {
  anyRow,
  cellsOf,
  csvOf,
  type LogRow,
  logColumns,
  since,
  split,
  surely,
  until,
} from './testing/any-log.ts';
import { type AnswerRow, TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
let directory = '';
beforeAll(async () => {
  database = await TestDatabase.open();
  directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
});
afterAll(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const day = (iso: string): number => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayNumber(year, month, date);
};

/** What is asked of a log, in a file and in a table. */
type Asked = Pick<OrderTable, 'includeFirst' | 'gross'> & {
  readonly by: boolean;
  readonly paidBack: boolean;
  readonly statuses: readonly string[];
  readonly where?: string;
  readonly bounded: boolean;
};

const tableOf = ({ by, paidBack, statuses, where, bounded, ...asked }: Asked): OrderTable => ({
  ...asked,
  dialect: dialects.duckdb,
  table: '"orders"',
  customer: '"customer"',
  date: '"day"',
  amount: '"amount"',
  ...(paidBack && { refunded: '"paid back"' }),
  ...(statuses.length > 0 && { status: { column: '"status"', words: statuses } }),
  ...(bounded && { since: day(since), until: day(until) }),
  by: by ? ['"channel"'] : [],
  where: where === undefined ? [] : [{ column: '"channel"', operator: '=', text: where }],
  split: day(split),
});

/** The log as the reader of files understands it; undefined where it refuses it, since nothing of it counts. */
async function logOf(rows: readonly LogRow[], asked: Asked): Promise<PurchaseLog | undefined> {
  writeFileSync(join(directory, 'orders.csv'), `${csvOf(rows)}\n`);
  const column = (header: string) => ({ text: header, header });
  const request = logRequest({
    columns: new Map([
      ['customer', column('customer')],
      ['date', column('day')],
      ['amount', column('amount')],
      ...(asked.gross
        ? []
        : [['refunded', asked.paidBack ? column('paid back') : 'none'] as const]),
      ['status', asked.statuses.length > 0 ? column('status') : 'none'],
    ]),
    decimal: '.',
    source: 'plain',
    labels: [{ header: 'channel', option: '--by' }],
    amounts: asked.gross ? 'gross' : 'net',
    ...(asked.statuses.length > 0 && { status: asked.statuses }),
    ...(asked.bounded && { since: day(since), until: day(until) }),
  });
  try {
    return await readPurchaseLog(request, { directory, stdin: Readable.from([]) });
  } catch (error) {
    if (error instanceof Refusal && error.problems.some(({ code }) => code === 'rows-none-left'))
      return undefined;
    throw error;
  }
}

const units = (amount: number): bigint => BigInt(Math.round(amount * 10_000));

/** What each customer comes to, by the functions that a forecast of a log uses. */
function customersOf(log: PurchaseLog, { by, where, includeFirst }: Asked) {
  const { days } = log;
  const all = purchaseTotals(days);
  const parted = splitDays(days, day(split), Math.max(log.until, day(split)));
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

const total = (sums: readonly bigint[]): string => `${sums.reduce((sum, each) => sum + each, 0n)}`;

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

const cellsExpected = (customers: readonly Known[]) =>
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
      orders: total(some.map(({ orders }) => BigInt(orders))),
      amount: total(some.map(({ now }) => now.amount)),
      payers: `${some.filter(({ now }) => now.paid > 0n).length}`,
      paid: total(some.map(({ now }) => now.paid)),
      paid_squares: total(some.map(({ now }) => now.paid ** 2n)),
      split_payers: `${some.filter(({ before }) => (before?.paid ?? 0n) > 0n).length}`,
      split_paid: total(some.map(({ before }) => before?.paid ?? 0n)),
      split_paid_squares: total(some.map(({ before }) => (before?.paid ?? 0n) ** 2n)),
      split_amount: total(some.map(({ before }) => before?.amount ?? 0n)),
    }),
  );

const spendsExpected = (customers: readonly Known[], part: 'spend' | 'split_spend') =>
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

function daysExpected(days: PurchaseDays, customers: readonly Known[]) {
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

/** Without the columns that are empty, in an order of their own. */
const comparable = (rows: readonly AnswerRow[]): string[] =>
  rows
    .map((row) =>
      Object.entries(row)
        .flatMap(([name, cell]) => (cell === null ? [] : [`${name}=${cell}`]))
        .sort()
        .join(' '),
    )
    .sort();

const ofStatuses = ['order-not-named', 'order-void', 'order-pending', 'order-status-blank'];

/**
 * What is set aside, by the reasons of the statement. The reader of files rejects rows without a day or an amount, so
 * that they are counted here.
 */
function asideExpected(log: PurchaseLog | undefined, rows: readonly LogRow[], asked: Asked) {
  const counts = new Map<string, number>();
  const add = (reason: string, count = 1) => counts.set(reason, (counts.get(reason) ?? 0) + count);
  for (const [code, count] of Object.entries(log?.sources[0]?.setAside ?? {}))
    add(ofStatuses.includes(code) ? 'order-status' : code, count);
  const counting = asked.statuses.map((word) => word.toLowerCase());
  for (const row of rows.filter((each) => !isWhole(each))) {
    const status = (row.status ?? '').trim().toLowerCase();
    if (counting.length > 0 && !counting.includes(status)) add('order-status');
    else if (row.day === null) add('order-date-missing');
    else if (asked.bounded && row.day < since) add('order-before-since');
    else if (asked.bounded && row.day > until) add('order-after-until');
    else if (['', 'null', 'n/a'].includes((row.customer ?? '').trim().toLowerCase()))
      add('order-guest');
    else add('order-amount-missing');
  }
  return counts;
}

const isWhole = ({ day, amount }: LogRow): boolean => day !== null && amount !== null;

async function compare(rows: readonly LogRow[], asked: Asked): Promise<'compared' | 'nothing'> {
  await database.table('orders', logColumns, rows.map(cellsOf));
  const answer = await database.rows(forecastQuery(tableOf(asked)).join('\n'));
  const log = await logOf(rows.filter(isWhole), asked);
  const of = (...parts: readonly string[]) =>
    comparable(answer.filter(({ part }) => parts.includes(part ?? '')));
  const [totals, ...others] = answer.filter(({ part }) => part === 'total');
  expect(others).toEqual([]);
  expect(totals?.['answer_rows']).toBe(`${answer.length - 1}`);
  const aside = answer.filter(({ part }) => part === 'set_aside');
  const setAside = aside.reduce((sum, { orders }) => sum + Number(orders), 0);
  if (log === undefined) {
    expect(of('cell', 'spend', 'split_spend', 'day')).toEqual([]);
    expect(setAside).toBe(rows.length);
    return 'nothing';
  }
  const customers = customersOf(log, asked);
  expect(of('cell')).toEqual(comparable(cellsExpected(customers)));
  expect(of('spend')).toEqual(comparable(spendsExpected(customers, 'spend')));
  expect(of('split_spend')).toEqual(comparable(spendsExpected(customers, 'split_spend')));
  expect(of('day')).toEqual(comparable(daysExpected(log.days, customers)));
  expect(totals?.['until']).toBe(isoDate(log.until));
  expect(totals?.['split_day']).toBe(split);
  expect(totals?.['include_first']).toBe(asked.includeFirst ? '1' : '0');
  const isAll = asked.where === undefined;
  if (isAll)
    expect([totals?.['orders'], totals?.['refunds']]).toEqual([`${log.orders}`, `${log.refunds}`]);
  expect(new Map(aside.map(({ reason, orders }) => [reason, Number(orders)]))).toEqual(
    asideExpected(log, rows, asked),
  );
  return 'compared';
}

const anyAsked: fc.Arbitrary<Asked> = fc.record(
  {
    by: fc.boolean(),
    paidBack: fc.boolean(),
    statuses: fc.constantFrom([], ['Paid'], ['paid', 'foo']),
    where: fc.constantFrom('WEB', "o'hare", 'ÉLAN', ''),
    includeFirst: fc.boolean(),
    gross: fc.boolean(),
    bounded: fc.constant(true),
  },
  { requiredKeys: ['by', 'paidBack', 'statuses', 'includeFirst', 'gross', 'bounded'] },
);

test('a table gives the cells, spend, days and counts that the same log in a file has', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), anyAsked, async (rows, asked) => {
      if ((await compare([surely, ...rows], asked)) === 'compared') compared += 1;
    }),
    { numRuns: 150, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(100);
}, 60_000);
