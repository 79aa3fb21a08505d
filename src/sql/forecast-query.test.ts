import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDate } from '../core/quantity/calendar.ts';
import { cohortsQuery } from './cohorts-query.ts';
import { forecastQuery } from './forecast-query.ts';
import { summaryQuery } from './summary-query.ts';
import { anyRow, cellsOf, type LogRow, logColumns, split, surely } from './testing/any-log.ts';
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
import {
  asideExpected,
  cellsExpected,
  customersOf,
  daysExpected,
  spendsExpected,
  sumOf,
} from './testing/expected-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

async function compare(rows: readonly LogRow[], asked: Asked): Promise<void> {
  await database.table('orders', logColumns, rows.map(cellsOf));
  const answer = await database.rows(forecastQuery(tableOf(asked)).join('\n'));
  const log = await logOf(rows.filter(isWhole), asked);
  const of = (...parts: readonly string[]) =>
    comparable(answer.filter(({ part }) => parts.includes(part ?? '')));
  const [totals, ...others] = answer.filter(({ part }) => part === 'total');
  expect(others).toEqual([]);
  expect(totals?.['answer_rows']).toBe(`${answer.length - 1}`);
  const aside = answer.filter(({ part }) => part === 'set_aside');
  if (log === undefined) throw new Error('some rows count');
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
}

test('a table gives the cells, spend, days and counts that the same log in a file has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), anyAsked, (rows, asked) =>
      compare([surely, ...rows], asked),
    ),
    { numRuns: 100, endOnFailure: true },
  );
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
      const listed = cells.filter(({ part }) => part === 'cell');
      expect(new Set(customers.map(key))).toEqual(new Set(listed.map(key)));
      for (const cell of listed) {
        const some = customers.filter((each) => key(each) === key(cell));
        for (const name of sums)
          expect(sumOf(some.map((each) => BigInt(each[name] ?? 0)))).toBe(cell[name]);
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

test('where nothing counts there is a total all the same', async () => {
  const logs: Readonly<Record<string, readonly LogRow[]>> = {
    'no row': [],
    'only guests, and rows without a day or an amount': [
      { ...surely, customer: 'n/a' },
      { ...surely, day: null },
      { ...surely, amount: null },
    ],
    'only what was paid back': [{ ...surely, amount: '-5', paidBack: null }],
  };
  const asked = { by: true, paidBack: false, statuses: [], includeFirst: false, gross: false };
  const queries = { forecastQuery, summaryQuery, cohortsQuery };
  for (const [name, rows] of Object.entries(logs)) {
    await database.table('orders', logColumns, rows.map(cellsOf));
    for (const [query, lines] of Object.entries(queries))
      for (const where of [{}, { where: 'web' }]) {
        const table = tableOf({ ...asked, ...where, bounded: false });
        const answer = await database.rows(lines(table).join('\n'));
        const totals = answer.filter(({ part }) => part === 'total');
        expect(
          totals.map(({ orders, refunds, until }) => [orders, refunds, until]),
          `${query}: ${name}`,
        ).toEqual([['0', '0', null]]);
        expect(totals[0]?.['answer_rows']).toBe(`${answer.length - 1}`);
        expect(answer.filter(({ part }) => !['total', 'set_aside'].includes(part ?? ''))).toEqual(
          [],
        );
        expect(rowsCounted(answer)).toBe(rows.length);
      }
  }
});

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
  await compare([surely, ...rows], { ...asked, bounded: false });
  // A part of the statement may have the name of the table.
  const table = tableOf({ ...asked, bounded: false });
  const answer = await database.rows(forecastQuery(table).join('\n'));
  for (const name of ['log_rows', 'customers', 'answer']) {
    await database.run(`CREATE OR REPLACE TABLE ${name} AS FROM orders`);
    const same = await database.rows(forecastQuery({ ...table, table: `"${name}"` }).join('\n'));
    expect(comparable(same)).toEqual(comparable(answer));
  }
});
