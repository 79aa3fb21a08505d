import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { splitDays } from '../core/forecast/split-days.ts';
import { type PurchaseDays, purchaseTotals } from '../core/purchase/purchase-totals.ts';
import { isoDate } from '../core/quantity/calendar.ts';
import type { PurchaseLog } from '../input/orders/purchase-log.ts';
import { forecastQuery } from './forecast-query.ts';
import { summaryQuery } from './summary-query.ts';
import {
  anyRow,
  cellsOf,
  type LogRow,
  logColumns,
  since,
  split,
  surely,
  until,
} from './testing/any-log.ts';
import {
  type Asked,
  anyAsked,
  comparable,
  dayOf,
  isWhole,
  logOf,
  rowsCounted,
  tableOf,
} from './testing/both-ways.ts';
import { type AnswerRow, TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

const units = (amount: number): bigint => BigInt(Math.round(amount * 10_000));

/** What each customer comes to, by the functions that a forecast of a log uses. */
function customersOf(log: PurchaseLog, { by, where, includeFirst }: Asked) {
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

const ofStatuses = ['order-not-named', 'order-void', 'order-pending', 'order-status-blank'];

/**
 * What is set aside, by the reasons of the statement. The reader of files rejects rows without a day or an amount, so
 * that they are counted here.
 */
function asideExpected(log: PurchaseLog | undefined, rows: readonly LogRow[], asked: Asked) {
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
  if (log === undefined) {
    expect(of('cell', 'spend', 'split_spend', 'day')).toEqual([]);
    expect(rowsCounted(aside)).toBe(rows.length);
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
  const [counted, refunds] = [Number(totals?.['orders']), Number(totals?.['refunds'])];
  // Each row of the table is in one count.
  expect(rowsCounted(answer)).toBe(rows.length);
  expect(counted).toBe(customers.reduce((sum, { orders }) => sum + orders, 0));
  const outside = log.orders + log.refunds - counted - refunds;
  if (asked.where === undefined) expect(outside).toBe(0);
  expect(new Map(aside.map(({ reason, orders }) => [reason, Number(orders)]))).toEqual(
    new Map([
      ...asideExpected(log, rows, asked),
      ...(outside > 0 ? [['order-outside-where', outside] as const] : []),
    ]),
  );
  return 'compared';
}

test('a table gives the cells, spend, days and counts that the same log in a file has', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), anyAsked, async (rows, asked) => {
      if ((await compare([surely, ...rows], asked)) === 'compared') compared += 1;
    }),
    { numRuns: 100, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(60);
}, 120_000);

test('the customers of a summary add up to the cells, each is in one, and the days are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), anyAsked, async (rows, asked) => {
      await database.table('orders', logColumns, [surely, ...rows].map(cellsOf));
      const table = tableOf(asked);
      const cells = await database.rows(forecastQuery(table).join('\n'));
      const splits = ['split_days_bought', 'split_last_day'];
      const keys = ['channel', 'days_bought', 'first_day', 'last_day', ...splits];
      const key = (row: AnswerRow) => JSON.stringify(keys.map((name) => row[name] ?? null));
      const summary = await database.rows(summaryQuery(table).join('\n'));
      expect(rowsCounted(summary)).toBe(rows.length + 1);
      const customers = summary.filter(({ part }) => part === 'cell');
      expect(new Set(customers.map(({ customer }) => customer)).size).toBe(customers.length);
      const sums = [
        'customers',
        'orders',
        'amount',
        'payers',
        'paid',
        'paid_squares',
        'split_paid',
      ];
      for (const cell of cells.filter(({ part }) => part === 'cell')) {
        const some = customers.filter((each) => key(each) === key(cell));
        for (const name of sums)
          expect(total(some.map((each) => BigInt(each[name] ?? 0)))).toBe(cell[name]);
      }
      const daysOf = (answer: readonly AnswerRow[]) => {
        const rows = answer.filter(({ part }) => part === 'day');
        const names = ['channel', 'day', 'purchases', 'known_purchases'];
        return comparable(
          rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
        );
      };
      expect(daysOf(summary)).toEqual(daysOf(cells));
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

test('orders of customers whom --where leaves out are counted with their reason', async () => {
  const row = (customer: string, day: string, amount: string, channel: string): LogRow => ({
    ...{ ...surely, paidBack: null, status: null },
    ...{ customer, day, amount, channel },
  });
  const rows = [
    ...[row('A', '2024-01-05', '10', 'web'), row('A', '2024-02-05', '20', 'shop')],
    row('A', '2024-02-06', '-5', 'shop'),
    ...[row('B', '2024-01-05', '10', 'shop'), row('B', '2024-01-07', '-1', 'web')],
    ...[row('B', '2024-01-08', '-2', ''), row('C', '2024-01-05', '10', '')],
    ...[row('C', '2024-01-01', '-3', ''), row('', '2024-01-05', '10', 'web')],
  ];
  await database.table('orders', logColumns, rows.map(cellsOf));
  const asked = { by: false, paidBack: false, statuses: [], includeFirst: false, gross: false };
  const table = tableOf({ ...asked, bounded: false });
  const counts = async (operator: '=' | '!=', text: string) => {
    const where = [{ column: '"channel"', operator, text }];
    const answer = await database.rows(forecastQuery({ ...table, where }).join('\n'));
    const shown = ['part', 'reason', 'orders', 'refunds'];
    return answer
      .filter(({ part }) => part === 'set_aside' || part === 'total')
      .map((each) => shown.flatMap((name) => each[name] ?? []).join(' '))
      .sort();
  };
  // Of 9 rows a guest has one, and C a refund before any purchase. A has 2 orders and 1 refund, B 1 and 2, C 1.
  const always = ['set_aside order-guest 1', 'set_aside refund-unmatched 1'];
  expect(await counts('=', 'web')).toEqual([
    ...[always[0], 'set_aside order-outside-where 4', always[1]],
    'total 2 1',
  ]);
  expect(await counts('!=', 'WEB')).toEqual([
    ...[always[0], 'set_aside order-outside-where 3', always[1]],
    'total 2 2',
  ]);
  expect(await counts('=', 'none')).toEqual([
    ...[always[0], 'set_aside order-outside-where 7', always[1]],
    'total 0 0',
  ]);
  expect(await counts('!=', 'none')).toEqual([...always, 'total 4 3']);
});

test('cells of few customers are left out, and what they are is said', async () => {
  const bought = (customer: string, ...days: readonly string[]): LogRow[] =>
    days.map((day) => ({ ...surely, customer, day, amount: '10' }));
  const rows = [
    ...['A', 'B', 'C'].flatMap((customer) => bought(customer, '2024-01-05', '2024-02-05')),
    ...bought('D', '2024-01-05', '2024-03-05', '2024-03-07'),
    { ...surely, customer: 'D', day: '2024-03-08', amount: '-3' },
    ...bought('E', '2024-01-06'),
  ];
  await database.table('orders', logColumns, rows.map(cellsOf));
  const asked = { by: false, paidBack: false, statuses: [], includeFirst: false, gross: false };
  const { split: _, ...table } = tableOf({ ...asked, bounded: false });
  const answer = await database.rows(forecastQuery({ ...table, least: 3 }).join('\n'));
  const shown = ['part', 'reason', 'customers', 'orders', 'refunds', 'amount', 'purchases', 'paid'];
  const listed = answer.map((row) =>
    shown.flatMap((name) => ((row[name] ?? null) === null ? [] : [row[name]])).join(' '),
  );
  // A, B and C are alike: 6 orders of 10.00, of which 10.00 each is repeated. D and E are alone, with 4 orders
  // and a refund of 3.00.
  expect(listed.sort()).toEqual([
    'cell 3 6 600000 300000',
    'day 3',
    'dropped cell 2 4 1 370000',
    'dropped day 2',
    'dropped spend 1',
    'spend 3 1 100000',
    'total 10 1',
  ]);
});

test('a log of which no option says where it begins and ends, in a table of any name', async () => {
  const first = dayOf('2023-11-20');
  const rows = fc
    .sample(anyRow, { numRuns: 900, seed: 23 })
    .map((row, i) => ({ ...row, day: row.day === null ? null : isoDate(first + (i % 150)) }));
  const asked = { by: true, paidBack: true, statuses: ['Paid'], includeFirst: true, gross: false };
  expect(await compare([surely, ...rows], { ...asked, bounded: false })).toBe('compared');
  // A part of the statement may have the name of the table.
  const table = tableOf({ ...asked, bounded: false });
  const answer = await database.rows(forecastQuery(table).join('\n'));
  for (const name of ['log_rows', 'customers', 'answer']) {
    await database.run(`CREATE OR REPLACE TABLE ${name} AS FROM orders`);
    const same = await database.rows(forecastQuery({ ...table, table: `"${name}"` }).join('\n'));
    expect(comparable(same)).toEqual(comparable(answer));
  }
});
