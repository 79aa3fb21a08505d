import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Report } from '../../../core/report.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { RunOfTexts } from '../../testing/run-of.ts';

/** For tests: a customer of a table in a database; "" where a cell is blank. */
interface TableCustomer {
  readonly home: string;
  readonly start: string;
  readonly end: string;
  readonly status: string;
  /** In hundredths; null where it is blank. */
  readonly cents: number | null;
}

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10));

/** Customers whose days come up more than once, and some whom a list sets aside or rejects. */
const tableCustomers: fc.Arbitrary<readonly TableCustomer[]> = fc
  .uniqueArray(day, { minLength: 2, maxLength: 9 })
  .chain((days) => {
    const some = fc.constantFrom(...days);
    const rarely = (text: string) => ({ weight: 1, arbitrary: fc.constant(text) });
    return fc.array(
      fc.record({
        home: fc.constantFrom('renter', 'owner', ''),
        start: fc.oneof(
          { weight: 40, arbitrary: some },
          rarely(''),
          rarely('1900-01-01'),
          rarely('2023-12-01'),
        ),
        end: fc.oneof({ weight: 20, arbitrary: some }, { weight: 9, arbitrary: fc.constant('') }),
        status: fc.oneof(
          { weight: 20, arbitrary: fc.constant('') },
          rarely('active'),
          rarely('canceled'),
          rarely('churned'),
          rarely('trialing'),
          rarely('draft'),
        ),
        cents: fc.oneof(
          { weight: 30, arbitrary: fc.integer({ min: 0, max: 30_000_00 }) },
          { weight: 2, arbitrary: fc.integer({ min: -5_000, max: -1 }) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
      }),
      { minLength: 30, maxLength: 150 },
    );
  });

/** What a spend covers: how a list names it, and how an answer does. */
const spendNames = {
  month: ['monthly_spend', 'spend_month'],
  year: ['yearly_spend', 'spend_year'],
  total: ['total_spend', 'spend_total'],
} as const;

type SpendOf = keyof typeof spendNames;

/** What the table has: the time that its spend covers, and whether it says who has left. */
interface TableShape {
  readonly of: SpendOf;
  readonly without: readonly ('end' | 'status')[];
}

const tableShapes: fc.Arbitrary<TableShape> = fc.record({
  of: fc.constantFrom<SpendOf>('month', 'year', 'total'),
  without: fc.constantFrom<TableShape['without'][]>([], [], ['end'], ['status'], ['end', 'status']),
});

const known = ({ without }: TableShape) =>
  (['home', 'start', 'end', 'status'] as const).filter(
    (name) => name === 'home' || name === 'start' || !without.includes(name),
  );

/** The table as a list of customers. */
const listOf = (customers: readonly TableCustomer[], shape: TableShape): string => {
  const names = known(shape);
  const headers = names.map((name) => (name === 'start' || name === 'end' ? `${name}_date` : name));
  return [
    ['customer', ...headers, spendNames[shape.of][0]].join(','),
    ...customers.map((each, i) => {
      const spend = each.cents === null ? '' : (each.cents / 100).toFixed(2);
      return [`C${i}`, ...names.map((name) => each[name]), spend].join(',');
    }),
    '',
  ].join('\n');
};

/** The same as a database answers: customers who have everything but the spend in common are one row. */
function answerOf(customers: readonly TableCustomer[], shape: TableShape): string {
  const names = known(shape);
  const groups = new Map<string, { customers: number; spend: number | null }>();
  for (const each of customers) {
    const { cents } = each;
    const sign = cents === null ? 'unknown' : cents < 0 ? 'below 0' : '';
    const key = JSON.stringify([sign, ...names.map((name) => each[name])]);
    const group = groups.get(key) ?? { customers: 0, spend: cents === null ? null : 0 };
    group.customers += 1;
    if (group.spend !== null && cents !== null) group.spend += cents * 100;
    groups.set(key, group);
  }
  const rows = [...groups].map(([key, { customers: many, spend }]) => {
    const [, ...cells] = JSON.parse(key) as readonly string[];
    return [...cells, String(many), spend === null ? '' : String(spend)];
  });
  const headers = names.map((name) => (name === 'start' || name === 'end' ? `${name}_day` : name));
  return answerWith([...headers, 'customers', spendNames[shape.of][1]], rows);
}

const answerWith = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    ['part', ...headers, 'answer_rows'].join(','),
    ...rows.map((cells) => ['stay', ...cells, ''].join(',')),
    ['total', ...headers.map(() => ''), String(rows.length)].join(','),
    '',
  ].join('\n');

/** An answer of rows: home, start, end, status, customers, spend of a month. */
export const answerOfRows = (rows: readonly (readonly string[])[]): string =>
  answerWith(['home', 'start_day', 'end_day', 'status', 'customers', 'spend_month'], rows);

/** The report of a command on the contents of one file. */
export async function reportOn<R>(
  run: RunOfTexts<R>,
  content: string,
  texts: Texts,
): Promise<Report<R>> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'customers.csv'), content);
    const request = { operands: ['customers.csv'], options: texts };
    return (await run(request, { directory, stdin: Readable.from([]) })).report;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

type Texts = Readonly<Record<string, string | true>>;

/** The same, of an export of a day after most of `tableCustomers` came. */
export const reportsOn =
  <R>(run: RunOfTexts<R>) =>
  (content: string, texts: Texts): Promise<Report<R>> =>
    reportOn(run, content, { 'as-of': '2023-06-01', ...texts });

/** Expects a command to say of any customers whom a database has added up what it says of their list. */
export async function expectRowsAsList(
  report: (content: string, texts: Texts) => Promise<Report<unknown>>,
  texts: Texts,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(tableCustomers, tableShapes, async (customers, shape) => {
      const list = await saidOf(report(listOf(customers, shape), texts));
      const answer = answerOf(customers, shape);
      const rows = await saidOf(report(answer, { ...texts, source: 'cells' }));
      expect(differences(list, rows)).toEqual([]);
    }),
    { numRuns: 15 },
  );
}

/** What a command says of a file, or that it refuses it: the messages of both kinds name their own columns. */
const saidOf = (report: Promise<Report<unknown>>): Promise<unknown> =>
  report.then(saidAlike, (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return 'refused';
  });

/** What files of both kinds say alike: the result, what it rests on, and how many customers have which problem. */
const saidAlike = ({ result, assumptions, sources, problems }: Report<unknown>) => ({
  result,
  assumptions: Object.fromEntries(
    Object.entries(assumptions).map(([name, { value, text }]) => [name, { value, text }]),
  ),
  // The last is the table in the database.
  source: { ...sources.at(-1), file: '' },
  problems: problems.map(({ code, severity, count }) => `${code} ${severity} ${count}`).sort(),
});

/**
 * Where two values differ, by their places; numbers that differ by a thousand millionth part of themselves, or in the
 * last place of an amount, are the same. What only one of them has is left alone.
 *
 * @param place - of both, in what is compared
 */
function differences(list: unknown, rows: unknown, place = ''): string[] {
  if (typeof list === 'number' && typeof rows === 'number')
    return Math.abs(list - rows) <= 1e-9 * Math.abs(list) + 2e-6
      ? []
      : [`${place}: ${list}, ${rows}`];
  if (typeof list !== 'object' || typeof rows !== 'object' || list === null || rows === null)
    return list === rows ? [] : [`${place}: ${String(list)}, ${String(rows)}`];
  const others = new Map(Object.entries(rows));
  return Object.entries(list).flatMap(([key, value]) =>
    others.has(key) ? differences(value, others.get(key), `${place}.${key}`) : [],
  );
}
