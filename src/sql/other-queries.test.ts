import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDate } from '../core/quantity/calendar.ts';
import { cohortsQuery } from './cohorts-query.ts';
import { dialects } from './dialect.ts';
import { scoresQuery } from './scores-query.ts';
import { staysQuery } from './stays-query.ts';
import { anyRow, cellsOf, type LogRow, logColumns, surely } from './testing/any-log.ts';
import { anyAsked, comparable, isWhole, logOf, rowsCounted, tableOf } from './testing/both-ways.ts';
import { type AnswerRow, TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

/** A purchase day of a customer; the days of one follow each other. */
interface Bought {
  readonly customer: number;
  readonly day: string;
  readonly orders: number;
  readonly amount: number;
  readonly channel: string;
}

/** What an answer for cohorts must have: purchases by first and own day, and who bought in which month. */
function agesAndMoves(bought: readonly Bought[], by: boolean): AnswerRow[] {
  const sums = new Map<string, Record<string, number>>();
  const add = (key: object, values: Record<string, number>) => {
    const text = JSON.stringify(key);
    const before = sums.get(text) ?? {};
    const added = Object.entries(values).map(([name, value]) => [
      name,
      (before[name] ?? 0) + value,
    ]);
    sums.set(text, Object.fromEntries(added));
  };
  for (const [i, { customer, day, orders, amount, channel }] of bought.entries()) {
    const segment = by ? { channel } : {};
    const own = bought.filter((each) => each.customer === customer);
    const first = own[0]?.day ?? '';
    const second = own[1]?.day === day ? 1 : 0;
    add(
      { part: 'age', ...segment, first_day: first, day },
      { customers: 1, second, orders, amount },
    );
    const before = bought[i - 1]?.customer === customer ? bought[i - 1]?.day.slice(0, 7) : null;
    if (before === day.slice(0, 7)) continue;
    const months = {
      first_month: first.slice(0, 7),
      previous_month: before,
      month: day.slice(0, 7),
    };
    add({ part: 'move', ...segment, ...months }, { customers: 1 });
  }
  return [...sums].map(([key, values]) => ({
    ...JSON.parse(key),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`])),
  }));
}

test('the answer for cohorts has the purchase days that the same log in a file has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), anyAsked, async (some, asked) => {
      const rows = [surely, ...some];
      const { where: _, ...all } = asked;
      await database.table('orders', logColumns, rows.map(cellsOf));
      const { split: _split, ...table } = tableOf(all);
      const answer = await database.rows(cohortsQuery(table).join('\n'));
      const log = await logOf(rows.filter(isWhole), all);
      const days = log?.days;
      const labels = log?.labels.get('channel');
      const bought = Array.from(days?.customer ?? [], (customer, i) => ({
        customer,
        day: isoDate(days?.day[i] ?? 0),
        orders: days?.orders?.[i] ?? 0,
        amount: days?.amount[i] ?? 0,
        channel: labels?.values[labels.codes[customer] ?? 0] ?? '',
      }));
      const found = (rows: readonly AnswerRow[]) =>
        comparable(rows.filter(({ part }) => part === 'age' || part === 'move'));
      expect(found(answer)).toEqual(comparable(agesAndMoves(bought, all.by)));
      const [total] = answer.filter(({ part }) => part === 'total');
      expect(total?.['answer_rows']).toBe(`${answer.length - 1}`);
      const chosen = await database.rows(cohortsQuery(tableOf(asked)).join('\n'));
      const { where } = asked;
      const kept = bought.filter(
        ({ channel }) => where === undefined || channel.toLowerCase() === where.toLowerCase(),
      );
      expect(found(chosen)).toEqual(comparable(agesAndMoves(kept, all.by)));
      for (const each of [answer, chosen]) expect(rowsCounted(each)).toBe(rows.length);
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);

test('customers who came and left on the same days stand in one row; unknown spend, and spend below 0, apart', async () => {
  await database.table(
    'customers',
    ['came', 'left', 'state', 'mrr', 'plan'],
    [
      ['2024-01-31', null, 'active', '10.10', 'basic'],
      ['2024-01-31', '', ' active', '20.20', 'basic'].map((cell) => (cell === '' ? null : cell)),
      ['2024-01-31', null, 'active', null, 'basic'],
      ['2024-01-31', null, 'active', '-3', 'basic'],
      ['2024-01-31', '2024-05-01', 'cancelled', '7.2525', 'basic'],
      [null, null, null, '1', null],
    ],
  );
  const answer = await database.rows(
    staysQuery({
      dialect: dialects.duckdb,
      table: '"customers"',
      start: '"came"',
      end: '"left"',
      status: '"state"',
      spend: { column: '"mrr"', per: 'month' },
      by: ['"plan"'],
    }).join('\n'),
  );
  expect(comparable(answer)).toEqual(
    comparable([
      row('basic', '2024-01-31', null, 'active', '2', '303000'),
      row('basic', '2024-01-31', null, 'active', '1', null),
      row('basic', '2024-01-31', null, 'active', '1', '-30000'),
      row('basic', '2024-01-31', '2024-05-01', 'cancelled', '1', '72525'),
      row('', null, null, '', '1', '10000'),
      { part: 'total', answer_rows: '5' },
    ]),
  );
});

const row = (
  plan: string,
  start: string | null,
  end: string | null,
  status: string,
  customers: string,
  spend: string | null,
) => ({
  part: 'stay',
  plan,
  start_day: start,
  end_day: end,
  status,
  customers,
  spend_month: spend,
});

test('scores of cells become those of their customers', async () => {
  const bought = (
    customer: string,
    channel: string | null,
    ...orders: [string, string][]
  ): LogRow[] => orders.map(([day, amount]) => ({ ...surely, customer, channel, day, amount }));
  await database.table(
    'orders',
    logColumns,
    [
      ...bought('A', 'web', ['2024-01-05', '10'], ['2024-02-05', '20.5']),
      ...bought('B', 'web', ['2024-01-05', '10'], ['2024-02-05', '40']),
      ...bought('C', null, ['2024-01-06', '10']),
      ...bought('D', 'web', ['2024-01-05', '10'], ['2024-02-05', '8'], ['2024-02-06', '-9']),
      ...bought('E', 'shop', ['2024-01-07', '10']),
      // Paid back before the first purchase.
      ...bought('F', 'web', ['2024-01-04', '-3'], ['2024-01-05', '10'], ['2024-02-05', '20.5']),
      // Has only paid back: no customer to score.
      ...bought('R', 'web', ['2024-01-05', '-5']),
    ].map(cellsOf),
  );
  const figures = ['alive', 'buys_within', 'expected_purchases', 'value_per_spend', 'value_fixed'];
  const line = ['spend_intercept', 'spend_slope', 'spend_new'];
  await database.table(
    'scores',
    ['channel', 'days_bought', 'first_day', 'last_day', ...figures, ...line],
    [
      ['web', '2', '2024-01-05', '2024-02-05', '0.5', '0.25', '1.5', '3', '1', '4', '0.5', '9'],
      // A blank in the file of scores may be NULL in the table.
      [null, '1', '2024-01-06', '2024-01-06', '0.25', '0.125', '0.75', '2', '0', '4', '0.5', '9'],
    ],
  );
  const asked = { by: true, paidBack: false, statuses: [], includeFirst: false, gross: false };
  const { split: _, ...table } = tableOf({ ...asked, bounded: false });
  const tables = { scores: '"scores"', into: '"scored"' };
  await database.run(scoresQuery(table, tables).join('\n'));
  const scored = await database.rows('SELECT * FROM scored ORDER BY customer');
  const shown = ['customer', 'channel', 'alive', 'buys_within', 'expected_spend', 'value'];
  expect(scored.map((each) => shown.map((name) => each[name]))).toEqual([
    // 4 + 0.5 · 20.50 = 14.25, times 3, and 1.
    ['A', 'web', '0.5', '0.25', '14.25', '43.75'],
    ['B', 'web', '0.5', '0.25', '24', '73'],
    // Of who has not bought again the spend is that of a new one: 9 · 2.
    ['C', '', '0.25', '0.125', '9', '18'],
    // Spend of 8 less 9 is no spend to expect.
    ['D', 'web', '0.5', '0.25', '0', '1'],
    // No score is of this cell.
    ['E', 'shop', null, null, null, null],
    ['F', 'web', '0.5', '0.25', '14.25', '43.75'],
  ]);
  const where = [{ column: '"channel"', operator: '!=', text: 'web' } as const];
  const others = { scores: '"scores"', into: '"scored_others"' };
  await database.run(scoresQuery({ ...table, where }, others).join('\n'));
  const left = await database.rows('SELECT customer FROM scored_others ORDER BY customer');
  expect(left.map(({ customer }) => customer)).toEqual(['C', 'E']);
});
