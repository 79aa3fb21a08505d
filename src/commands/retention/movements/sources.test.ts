import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { World } from '../../command.ts';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { retention } from '../command.ts';
import type { MovementsResult } from './result.ts';

const run = runOf(retention);

async function movementsOf(text: string, options: OptionTexts = {}): Promise<MovementsResult> {
  const world: World = { directory: '.', stdin: Readable.from([Buffer.from(text)]) };
  const request = { operands: ['-'], options: { movements: true as const, ...options } };
  const { report } = await run(request, world);
  if (!('openingMonth' in report.result)) throw new Error('these are no movements');
  return report.result;
}

/** What each line has of each month, apart from how it was read. */
const figures = ({ total, segments }: MovementsResult) => [total, ...segments];

/** Whole amounts by subscriber, month and plan. */
type Ledger = readonly (readonly (readonly number[])[])[];

const plans = ['basic', 'pro'];
const months = ['2023-11', '2023-12', '2024-01', '2024-02'];
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }));
const ledgers: fc.Arbitrary<Ledger> = fc.array(
  fc.array(fc.array(amount, { minLength: 2, maxLength: 2 }), { minLength: 4, maxLength: 4 }),
  { minLength: 1, maxLength: 5 },
);

/** Every subscriber and plan with its amounts by month. */
const lines = (ledger: Ledger) =>
  ledger.flatMap((ofMonth, who) =>
    plans.map((plan, p) => ({
      who: `C${who}`,
      plan,
      amounts: ofMonth.map((each) => each[p] ?? 0),
    })),
  );

const inColumns = (ledger: Ledger): string =>
  [
    `customer,plan,${months.join(',')}`,
    ...lines(ledger).map(({ who, plan, amounts }) => [who, plan, ...amounts].join(',')),
  ].join('\n');

const inRows = (ledger: Ledger): string =>
  [
    'plan,mrr,month,customer',
    ...lines(ledger).flatMap(({ who, plan, amounts }) =>
      amounts.map((each, m) => [plan, each, months[m], who].join(',')),
    ),
  ].join('\n');

/** The first amounts are changes of the month before the movements. */
const asChanges = (ledger: Ledger): string =>
  [
    'customer,date,mrr_change,plan',
    // A subscriber who keeps the first month in the log, although nobody else may pay in it.
    ...months.slice(0, 1).map((month) => `X,${month}-01,1,basic`),
    ...months.slice(-1).map((month) => `X,${month}-28,0,basic`),
    ...lines(ledger).flatMap(({ who, plan, amounts }) =>
      amounts.flatMap((each, m) => {
        const change = each - (amounts[m - 1] ?? 0);
        return change === 0 ? [] : [[who, `${months[m]}-10`, change, plan].join(',')];
      }),
    ),
  ].join('\n');

/** A month of service each, written with the day after its end or with its last day. */
const asInvoices = (ledger: Ledger, end: 'next' | 'last'): string =>
  [
    'customer,plan,period start,period end,amount',
    ...lines(ledger).flatMap(({ who, plan, amounts }) =>
      amounts.flatMap((each, m) => {
        const [start, next] = [`${months[m]}-01`, `${[...months, '2024-03'][m + 1]}-01`];
        const last = ['2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'][m];
        return each === 0 ? [] : [[who, plan, start, end === 'next' ? next : last, each].join(',')];
      }),
    ),
    ...months.map((month, m) => {
      const last = ['2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'][m];
      const next = [...months, '2024-03'][m + 1];
      return ['X', 'basic', `${month}-01`, end === 'next' ? `${next}-01` : last, 1].join(',');
    }),
  ].join('\n');

const withX = (ledger: Ledger): Ledger => [...ledger, months.map(() => [1, 0])];

it('the same amounts give the same movements, in columns and in rows', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, async (ledger) => {
      const columns = await movementsOf(inColumns(ledger), { by: ['plan'] });
      const rows = await movementsOf(inRows(ledger), { by: ['plan'] });
      expect(figures(rows)).toEqual(figures(columns));
    }),
    { seed: 8, numRuns: 30 },
  );
});

it('a log of their changes gives the same from its second month on', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, async (ledger) => {
      const columns = await movementsOf(inColumns(withX(ledger)), { by: ['plan'] });
      const changes = await movementsOf(asChanges(ledger), { by: ['plan'] });
      const later = figures(changes).map((line) => line.months.slice(1));
      const byPlan = new Map(figures(columns).map((line) => [line.segment['plan'], line.months]));
      for (const [i, line] of figures(changes).entries()) {
        const table = byPlan.get(line.segment['plan']) ?? [];
        expect(later[i]).toEqual(table);
      }
    }),
    { seed: 9, numRuns: 30 },
  );
});

it('invoices of a month each give the same, however the ends of their periods are written', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom('next', 'last'), async (ledger, end) => {
      const columns = await movementsOf(inColumns(withX(ledger)));
      const options = { 'as-of': '2024-02-29' };
      const invoices = await movementsOf(asInvoices(ledger, end), options);
      expect(invoices.total.months).toEqual(columns.total.months);
    }),
    { seed: 10, numRuns: 30 },
  );
});

it('a yearly invoice is a twelfth a month, for twelve months', async () => {
  // Of 120 from 15 January, seen at the ends of January to December; 30 for a quarter from 1 February.
  const text = [
    'customer,period start,period end,amount',
    'ada,2023-01-15,2024-01-15,120',
    'ben,2023-02-01,2023-05-01,30',
    'ben,2024-02-01,2024-05-01,33',
  ].join('\n');
  const { total } = await movementsOf(text, { 'as-of': '2024-02-29' });
  expect(total.months.map(({ closing }) => closing)).toEqual([
    20, 20, 20, 10, 10, 10, 10, 10, 10, 10, 10, 0, 11,
  ]);
  expect(total.months.at(-1)?.reactivation).toBe(11);
});

it('a proration replaces the price of its time', async () => {
  // 30 a month from 10 February; on the 20th the rest of it, 19 of 29 days, is given back and billed at 60.
  const text = [
    'customer,period start,period end,amount',
    'ada,2024-01-10,2024-02-10,30',
    'ada,2024-02-10,2024-03-10,30',
    `ada,2024-02-20,2024-03-10,${(-30 * 19) / 29}`,
    `ada,2024-02-20,2024-03-10,${(60 * 19) / 29}`,
  ].join('\n');
  const { total } = await movementsOf(text, { 'as-of': '2024-02-29' });
  expect(total.months[0]).toMatchObject({ opening: 30, expansion: 30, closing: 60 });
});

it('months that end on the 31st go on at the end of shorter ones', async () => {
  const text = [
    'customer,period start,period end,amount',
    'ada,2023-12-31,2024-01-31,12',
    'ada,2024-01-31,2024-02-29,12',
    'ada,2024-02-29,2024-03-31,12',
    'ada,2024-03-31,2024-04-30,12',
  ].join('\n');
  const { total } = await movementsOf(text, { 'as-of': '2024-04-29' });
  expect(total.months.map(({ closing }) => closing)).toEqual([12, 12, 12, 12]);
});

it('a credit for the rest of a period ends it, although cents are rounded', async () => {
  // Of 60 for 31 days, 21 are given back on 25 January: 40.645, which programs round up or down. Ben goes on.
  for (const credit of ['-40.64', '-40.65']) {
    const text = [
      'customer,period start,period end,amount',
      'ada,2023-12-15,2024-01-15,60',
      'ada,2024-01-15,2024-02-15,60',
      `ada,2024-01-25,2024-02-15,${credit}`,
      'ben,2023-12-15,2024-01-15,10',
      'ben,2024-01-15,2024-02-15,10',
    ].join('\n');
    const { total } = await movementsOf(text, { 'as-of': '2024-01-31' });
    expect(total.months[0]).toMatchObject({ opening: 70, churn: 60, contraction: 0, closing: 10 });
    expect(total.months[0]?.subscribers.closing).toBe(1);
  }
});

it('a credit note for a time before the first invoice does not start the months', async () => {
  const text = [
    'customer,period start,period end,amount',
    'ada,2023-06-01,2023-07-01,-5',
    'ada,2024-01-01,2024-02-01,10',
    'ada,2024-02-01,2024-03-01,10',
  ].join('\n');
  const { openingMonth, total } = await movementsOf(text, { 'as-of': '2024-02-29' });
  expect(openingMonth).toBe('2024-01');
  expect(total.months.map(({ opening }) => opening)).toEqual([10]);
});

it('a month that is not over is named, and its last day is that of the last change', async () => {
  const text = 'customer,date,mrr_change\nada,2024-03-01,10\nben,2024-04-04,20\n';
  const open = await movementsOf(text);
  expect(open.lastDay).toBe('2024-04-04');
  const whole = await movementsOf(text, { 'as-of': '2024-04-30' });
  expect(whole.lastDay).toBe(null);
  expect(whole.total).toEqual(open.total);
});

it('kinds of change are known by any of their words', async () => {
  const log = (kind: string) =>
    `customer,date,type,mrr_change\nada,2024-03-01,${kind},10\nben,2024-04-04,new,20\n`;
  for (const kind of ['Subscription upgraded', 'MRR expansion', 'ACTIVE_UPGRADE', 'Reactivation'])
    await expect(movementsOf(log(kind))).rejects.toThrow();
  for (const kind of ['Subscription created', 'new_biz', 'ACTIVE_START', 'New contract'])
    expect((await movementsOf(log(kind))).total.months[0]?.new).toBe(10);
});
