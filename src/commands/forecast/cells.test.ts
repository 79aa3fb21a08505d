import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialects } from '../../sql/dialect.ts';
import { forecastQuery } from '../../sql/forecast-query.ts';
import type { OrderTable } from '../../sql/order-table.ts';
import { summaryQuery } from '../../sql/summary-query.ts';
import { answerText, csvText } from '../../sql/testing/csv-text.ts';
import { TestDatabase } from '../../sql/testing/duckdb-answer.ts';
import type { OptionTexts } from '../option.ts';
import { forecastOf } from './testing/output-of.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

type Row = readonly [customer: string, day: string, amount: string, channel: string];

const columns = ['customer', 'day', 'amount', 'channel'] as const;

const isoDay = (day: number) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);

/** Customers who come in the first year, buy for a while with gaps of their own, and stop; with refunds and guests. */
function shop(seed: number, customers: number): readonly Row[] {
  let state = seed;
  // Park and Miller's generator: any that is the same everywhere does.
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const rows: Row[] = [];
  for (let c = 0; c < customers; c++) {
    const channel = ['web', 'shop', "O'Hare, Süd"][Math.floor(random() * 3)] ?? '';
    const gap = 10 + random() * 60;
    let day = Math.floor(random() * 365);
    const usual = 5 + random() * 40;
    do {
      const amount = (usual * (0.5 + random())).toFixed(2);
      rows.push([`c${c}`, isoDay(day), amount, channel]);
      if (random() < 0.1) rows.push([`c${c}`, isoDay(day), '1.50', 'later label']);
      if (random() < 0.08) rows.push([`c${c}`, isoDay(day + 3), `-${amount}`, channel]);
      day += 1 + Math.floor(-Math.log(random()) * gap);
    } while (day < 730 && random() > 0.12);
  }
  rows.push(['', '2023-05-05', '7.00', 'web'], ['c0', '2022-12-30', '-3.00', 'web']);
  return rows;
}

const table = (more: Partial<OrderTable>): OrderTable => ({
  dialect: dialects.duckdb,
  table: '"orders"',
  customer: '"customer"',
  date: '"day"',
  amount: '"amount"',
  gross: false,
  by: [],
  where: [],
  includeFirst: false,
  ...more,
});

async function answerOf(
  rows: readonly Row[],
  query: (table: OrderTable) => readonly string[],
  more: Partial<OrderTable>,
): Promise<string> {
  await database.table('orders', columns, rows);
  return answerText(await database.rows(query(table(more)).join('\n')));
}

const logOf = (rows: readonly Row[]) => csvText([columns, ...rows]);

const dayNumber = (text: string) => Date.parse(text) / 86_400_000;

/** The last day with an order of a known customer: that of the observation. */
const lastDay = (rows: readonly Row[]) =>
  rows
    .map(([, day]) => day)
    .toSorted()
    .at(-1) ?? '';

/** Every number below a value, by its path. */
function numbersIn(value: unknown, path = ''): Map<string, number> {
  const found = new Map<string, number>();
  if (typeof value === 'number') found.set(path, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value))
      for (const [at, number] of numbersIn(each, `${path}.${key}`)) found.set(at, number);
  return found;
}

/** Without a maximum many parameters fit equally well, and which are found is chance. */
function withoutFlatSpend(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutFlatSpend);
  const isFlat = 'status' in value && value.status === 'flat' && 'leftOut' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(isFlat && (key === 'parameters' || key === 'logLikelihood')))
      .map(([key, each]) => [key, withoutFlatSpend(each)]),
  );
}

/** What the rows of a database do not say. */
const notInCells = /^\.slipping\.(?:plainRule|list)\b|^\.list\b|\bspend\.months\b/;

/** The same where each row is a customer. */
const notInNamed = /^\.slipping\.plainRule\b|\bspend\.months\b/;

/** Figures of the one result and the other; those that differ by more than rounding, of amounts of `customers`. */
function differing(
  one: object,
  other: object,
  customers: number,
  leftOut: RegExp = notInCells,
): readonly string[] {
  const [left, right] = [one, other].map((each) => numbersIn(withoutFlatSpend(each)));
  if (left === undefined || right === undefined) throw new Error('nothing to compare');
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].flatMap((path) => {
    if (leftOut.test(path)) return [];
    const [a = Number.NaN, b = Number.NaN] = [left.get(path), right.get(path)];
    // Each customer's amounts are rounded to millionths before they are added up.
    const within = 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-6 * Math.sqrt(customers);
    const isExact = /parameters|logLikelihood|aic|heldOut|mae|coverage|standardErrors/i.test(path);
    const allowed = isExact ? 1e-9 * Math.max(1, Math.abs(a)) : within;
    return Math.abs(a - b) <= allowed ? [] : [`${path}: ${a}, ${b}`];
  });
}

const settings: fc.Arbitrary<OptionTexts> = fc.record(
  {
    by: fc.constant(['channel']),
    'include-first-order': fc.constant(true as const),
    margin: fc.constant('40%'),
    discount: fc.constant('10%'),
    months: fc.constant(true as const),
    unit: fc.constantFrom('day', 'month'),
    model: fc.constantFrom('nbd', 'bg-nbd'),
    seasons: fc.constantFrom('off'),
  },
  { requiredKeys: ['by'] },
);

test('the cells of a database, and its rows of customers, give the forecast of the log', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      settings,
      fc.boolean(),
      async (seed, options, isTested) => {
        const rows = shop(seed, 150);
        const until = dayNumber(lastDay(rows));
        const split = isTested ? until - 200 : undefined;
        const read = { source: 'plain', column: ['date=day'], holdout: isTested ? '200d' : 'none' };
        const files = { 'log.csv': logOf(rows) };
        const log = (await forecastOf(files, { ...options, ...read })).report.result;
        for (const [query, leftOut] of [
          [forecastQuery, notInCells],
          [summaryQuery, notInNamed],
        ] as const) {
          const answer = await answerOf(rows, query, {
            by: ['"channel"'],
            includeFirst: options['include-first-order'] === true,
            ...(split !== undefined && { split }),
          });
          const counted = (
            await forecastOf({ 'answer.csv': answer }, { ...options, source: 'cells' })
          ).report.result;
          expect(counted.model).toBe(log.model);
          expect(counted.holdout === null).toBe(!isTested);
          expect(differing(log, counted, log.total.customers, leftOut)).toEqual([]);
        }
      },
    ),
    { seed: 23, numRuns: 6 },
  );
});

test('a fit of each segment, effects, a season and events are those of the log', {
  timeout: 300_000,
}, async () => {
  const rows = shop(77, 400);
  const files = { 'log.csv': logOf(rows) };
  const read = { source: 'plain', column: ['date=day'], holdout: 'none' };
  const table = { by: ['"channel"'] };
  const answers = [
    [await answerOf(rows, forecastQuery, table), notInCells],
    [await answerOf(rows, summaryQuery, table), notInNamed],
  ] as const;
  const given: readonly OptionTexts[] = [
    { by: ['channel'], fit: 'apart' },
    { by: ['channel'], effect: 'channel' },
    { by: ['channel'], seasons: 'on' },
    { by: ['channel'], event: ['sale:2023-11-20..2023-11-30'] },
    { by: ['channel'], margin: '40%', serving: ['2/order'] },
  ];
  for (const options of given) {
    const log = (await forecastOf(files, { ...options, ...read })).report.result;
    for (const [answer, leftOut] of answers) {
      const counted = await forecastOf({ 'answer.csv': answer }, { ...options, source: 'cells' });
      expect(differing(log, counted.report.result, log.total.customers, leftOut)).toEqual([]);
    }
  }
});

test('a row a customer gives the list of the log, whatever the order of the rows', {
  timeout: 120_000,
}, async () => {
  const rows = shop(5, 120);
  const each = { each: true, 'all-figures': true } as const;
  const log = await forecastOf(
    { 'log.csv': logOf(rows) },
    { ...each, source: 'plain', column: ['date=day'], holdout: 'none' },
  );
  const answer = await answerOf(rows, summaryQuery, {});
  const [header = '', ...lines] = answer.split('\n');
  const turned = [header, ...lines.toReversed()].join('\n');
  const [one, other] = await Promise.all(
    [answer, turned].map((content) =>
      forecastOf({ 'customers.csv': content }, { ...each, source: 'cells' }),
    ),
  );
  expect(other?.report.result.total).toEqual(one?.report.result.total);
  const listed = [...(one?.report.result.customers ?? [])];
  const ofLog = [...(log.report.result.customers ?? [])];
  expect(listed.map(({ id }) => id).toSorted()).toEqual(ofLog.map(({ id }) => id).toSorted());
  const byId = new Map(listed.map((customer) => [customer.id, customer]));
  for (const customer of ofLog)
    expect(differing(customer, byId.get(customer.id) ?? {}, 1)).toEqual([]);
});

test('what is at risk with customers who are counted together is not that of their sum', async () => {
  // Of customers with the same days, some spend less on an order than it costs; others keep the models busy.
  const days = [610, 620, 630, 640, 650, 660];
  const alike = (name: string, amounts: readonly string[]) =>
    amounts.flatMap((amount, i) =>
      days.map((day): Row => [`${name}${i}`, isoDay(day), amount, 'web']),
    );
  const others = shop(3, 150);
  const options = { margin: '50%', serving: ['10/order'] } as const;
  const riskOf = async (rows: readonly Row[]) => {
    const read = { source: 'plain', column: ['date=day'], holdout: 'none' };
    const log = await forecastOf({ 'log.csv': logOf(rows) }, { ...options, ...read, each: true });
    const answer = await answerOf(rows, forecastQuery, {});
    const cells = await forecastOf({ 'cells.csv': answer }, { ...options, source: 'cells' });
    const [one, other] = [log.report.result.slipping, cells.report.result.slipping];
    expect(one?.list.map(({ id }) => id)).toEqual(expect.arrayContaining(['x0', 'x1']));
    expect(other?.customers).toBe(one?.customers);
    const worth = new Map([...(log.report.result.customers ?? [])].map((c) => [c.id, c.value]));
    return { log: one, cells: other, worth, left: cells.report.result.notInCells ?? [] };
  };
  // Two are known by their mean and its deviation; of three that are far apart nothing more is known.
  const two = await riskOf([...others, ...alike('x', ['1.00', '60.00'])]);
  expect(two.worth.get('x0')).toBeLessThan(0);
  expect(two.worth.get('x1')).toBeGreaterThan(0);
  expect(two.cells?.valueAtRisk).toBeCloseTo(two.log?.valueAtRisk ?? 0, 4);
  const three = await riskOf([...others, ...alike('x', ['1.00', '2.00', '60.00'])]);
  expect(three.worth.get('x0')).toBeLessThan(0);
  expect(three.worth.get('x2')).toBeGreaterThan(0);
  expect(three.log?.valueAtRisk).toBeGreaterThan(0);
  expect(three.cells?.valueAtRisk).toBeNull();
  expect([two.left, three.left].map((left) => left.includes('valueAtRisk'))).toEqual([false, true]);
}, 120_000);
