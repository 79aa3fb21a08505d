import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runnerWith } from '../src/cli/run-command.ts';
import { inspect } from '../src/commands/inspect/command.ts';
import type { InspectResult } from '../src/commands/inspect/result.ts';
import type { OptionTexts } from '../src/commands/option.ts';
import type { Report } from '../src/core/report.ts';
import { Refusal } from '../src/problems/refusal.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));
const runner = runnerWith({ stdin: Readable.from([]) }, undefined);
const place = { directory, allowOutside: false };
const run = (command: string, file: string, options: OptionTexts) =>
  runner(command, { operands: [file], options }, place);

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const fixture = (path: string) => readFileSync(join(fixtures, path), 'utf8');

/** Inspects a file for a command, and writes what is settled to a file. */
async function save(command: string, content: string, options: OptionTexts, saved = 's.yaml') {
  writeFileSync(join(directory, 'f.csv'), content);
  const { report } = await run('inspect', 'f.csv', { ...options, for: command });
  const text = inspect.formats?.['yaml']?.text(report as Report<InspectResult>) ?? '';
  writeFileSync(join(directory, saved), text);
  return text;
}

/** Of this day or this command alone, so that a saved file does not have it. */
const daily = ['as-of', 'until', 'silent-after', 'retention', 'horizon', 'by', 'cohort-size'];

const withoutSettings = (options: OptionTexts): OptionTexts =>
  Object.fromEntries(Object.entries(options).filter(([name]) => daily.includes(name)));
const forInspect = (options: OptionTexts): OptionTexts =>
  Object.fromEntries(
    Object.entries(options).filter(([name]) => !['retention', 'horizon', 'by'].includes(name)),
  );

const stays = 'Kunde;Beginn;Ende;Umsatz\nÄ;01.02.2020;;1.234,50\nB;13.02.2021;14.03.2022;99,90\n';
const deals = 'Company,Close Date,Amount,Deal Stage\nA,2024-01-01,10,Won\nB,2024-03-01,20,Pilot\n';

describe('what is saved reads the file as it was read', () => {
  test.each<[command: string, name: string, content: string, options: OptionTexts]>([
    ['value', 'households', fixture('households/households.csv'), { by: 'home' }],
    ['retention', 'households', fixture('households/households.csv'), {}],
    ['value', 'telecom', fixture('exports/telecom-churn.csv'), { column: ['tenure=tenure:mo'] }],
    ['retention', 'stripe subscriptions', fixture('exports/stripe-subscriptions.csv'), {}],
    ['value', 'stripe subscriptions by their ids', fixture('exports/stripe-subscriptions.csv'), {}],
    ['value', 'stripe customers', fixture('exports/stripe-customers.csv'), {}],
    ['value', 'woocommerce customers', fixture('exports/woocommerce-customers.csv'), {}],
    ['value', 'subscribers', fixture('exports/stripe-subscribers.csv'), {}],
    ['cohorts', 'newer payments', fixture('exports/stripe-payments-newer.csv'), {}],
    ['value', 'no tenure', 'id,spend/mo\nA,10\nB,20\n', { retention: '80%/y' }],
    [
      'value',
      'stripe subscriptions',
      fixture('exports/stripe-subscriptions.csv'),
      { 'as-of': '2024-06-30', duplicates: 'sum' },
    ],
    [
      'retention',
      'subscriptions',
      fixture('exports/stripe-subscriptions.csv'),
      { 'as-of': '2024-06-30', duplicates: 'first' },
    ],
    [
      'value',
      'decimal commas',
      stays,
      {
        column: ['id=Kunde', 'start=Beginn', 'end=Ende', 'spend=Umsatz:mo'],
        'as-of': '2024-01-01',
      },
    ],
    ['value', 'no ids', 'spend/mo,tenure mo\n10,3\n20,4\n', { column: ['id=-'] }],
    [
      'value',
      'unclear dates, decimals and currency',
      'id,start,spend/mo\nA,01/02/2023,"1,234"\n',
      { 'date-order': 'mdy', decimal: '.', currency: 'USD', 'as-of': '2024-01-01' },
    ],
    [
      'value',
      'days of a spreadsheet',
      'id,start,spend/mo\nA,44927,5\n',
      { 'date-format': 'excel', 'as-of': '2024-01-01' },
    ],
    [
      'value',
      'months',
      'id,month,amount\nA,2024-01,5\nA,2024-02,5\n',
      { duplicates: 'sum', retention: '80%/y' },
    ],
    ['value', 'totals', 'id,total spend,tenure mo\nA,50,5\nB,70,7\n', {}],
    ['retention', 'cohorts', 'year,surviving\n0,100\n1,80\n2,70\n', {}],
    [
      'retention',
      'cohorts in percent',
      'cohort,year,percent surviving\na,0,100%\na,1,80%\n',
      { 'cohort-size': '500' },
    ],
    ['value', 'tabs', 'id\tspend/mo\ttenure mo\nA\t1\t2\n', {}],
    [
      'value',
      'an odd header',
      'id,"Amount: ""net"", #1",tenure mo\nA,1,2\n',
      { column: ['spend=Amount: "net", #1:mo'] },
    ],
    ['value', 'a log', fixture('exports/order-log.csv'), { source: 'plain' }],
    ['forecast', 'a log', fixture('exports/order-log.csv'), {}],
    ['cohorts', 'a shop', fixture('shop/orders.csv'), {}],
    ['forecast', 'shopify', fixture('exports/shopify-orders.csv'), {}],
    [
      'forecast',
      'stripe',
      fixture('exports/stripe-payments.csv'),
      { 'time-zone': 'Asia/Tokyo', amounts: 'gross' },
    ],
    ['cohorts', 'woocommerce', fixture('exports/woocommerce-orders.csv'), {}],
    ['forecast', 'square', fixture('exports/square-transactions.csv'), {}],
    ['cohorts', 'paypal', fixture('exports/paypal-activity.csv'), {}],
    ['forecast', 'online retail', fixture('exports/online-retail.csv'), {}],
    [
      'forecast',
      'deals',
      deals,
      { column: ['customer=Company', 'date=Close Date'], status: ['Won', 'Pilot'] },
    ],
    [
      'forecast',
      'customers by two columns',
      'customer id,email,date,amount\n1,a@example.com,2024-01-01,5\n,b@example.com,2024-02-01,6\n',
      {},
    ],
    [
      'cohorts',
      'ids of a spreadsheet',
      'customer,date,amount\n17850.0,2024-01-01,5\n17850,2024-02-01,6\n',
      { ids: 'fold' },
    ],
  ])('%s: %s', async (command, _name, content, options) => {
    await save(command, content, forInspect(options));
    const before = await run(command, 'f.csv', options);
    const after = await run(command, 'f.csv', { ...withoutSettings(options), source: 's.yaml' });
    const { result, currency, sources } = after.report;
    expect(result).toEqual(before.report.result);
    expect(sources).toEqual(before.report.sources);
    expect([currency, before.report.currency]).toContain(currency);
  });
});

async function codes(answer: Promise<unknown>): Promise<readonly string[]> {
  try {
    await answer;
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

describe('the next file', () => {
  const next = (content: string) => writeFileSync(join(directory, 'f.csv'), content);
  const total = (report: { readonly result: unknown }) =>
    (report.result as { total: { lifetimeValue: { total: number } } }).total;

  test('a header that a terminal would obey is saved as its number, and read as it is', async () => {
    const header = 'Kunde\u202e\u009b2J';
    const content = `${header},spend/mo,tenure_months\nA,10,6\n`;
    const text = await save('value', content, { column: [`id=${header}`] });
    expect(text).toContain('id: "Kunde\\u202e\\u009b2J"');
    expect(text).not.toMatch(/[\u202e\u009b]/);
    const { report } = await run('value', 'f.csv', { source: './s.yaml' });
    expect(report.sources).toMatchObject([{ read: 1, used: 1 }]);
  });

  test('a column that is missing is refused, and a new one is not read', async () => {
    await save('value', 'id,spend/mo,tenure mo\nA,10,3\n', {});
    const before = total((await run('value', 'f.csv', {})).report);
    next('id,spend/mo,tenure mo,end,status\nA,10,3,2020-01-01,nonsense\n');
    expect(total((await run('value', 'f.csv', { source: 's.yaml' })).report)).toEqual(before);
    next('id,spend per month,tenure mo\nA,10,3\n');
    expect(await codes(run('value', 'f.csv', { source: 's.yaml' }))).toContain('column-unknown');
  });

  test('of a log, tax that is not named is not taken off', async () => {
    await save('cohorts', 'customer,date,amount\nA,2024-01-01,10\nA,2024-03-01,10\n', {});
    next('customer,date,amount,tax\nA,2024-01-01,10,2\nA,2024-03-01,10,2\n');
    const { report } = await run('cohorts', 'f.csv', { source: 's.yaml' });
    expect(report.result).toMatchObject({ takenOff: ['refunds'] });
  });

  test('an option overrules the file', async () => {
    const dates = 'id,spend/mo,start\nA,10,01/02/2023\nB,10,04/03/2023\n';
    await save('value', dates, { 'date-order': 'mdy', 'as-of': '2024-01-01' });
    const options = { source: 's.yaml', 'as-of': '2024-01-01' };
    const saved = await run('value', 'f.csv', options);
    const dmy = await run('value', 'f.csv', { ...options, 'date-order': 'dmy' });
    const format = await run('value', 'f.csv', { ...options, 'date-format': 'dd/MM/yyyy' });
    expect(dmy.report.result).not.toEqual(saved.report.result);
    expect(format.report.result).toEqual(dmy.report.result);
  });

  test('what an option was called before is read by either name, and refused by both', async () => {
    const log = 'customer,date,amount\nA,2024-01-01,10\nA,2024-03-01,10\nA,2024-04-01,-4\n';
    const text = await save('cohorts', log, { amounts: 'gross' });
    expect(text).toContain('amounts: "gross"');
    const soFar = async (options: OptionTexts) => {
      const { report } = await run('cohorts', 'f.csv', options);
      return (report.result as { total: { soFar: number } }).total.soFar;
    };
    // 10 + 10 were charged, and 4 paid back.
    expect(await soFar({})).toBe(16);
    expect(await soFar({ basis: 'gross' })).toBe(20);
    const before = text.replace('amounts:', 'basis:');
    writeFileSync(join(directory, 's.yaml'), before);
    expect(await soFar({ source: 's.yaml' })).toBe(20);
    expect(await soFar({ source: 's.yaml', amounts: 'net' })).toBe(16);
    writeFileSync(join(directory, 's.yaml'), `${text}basis: net\n`);
    expect(await codes(run('cohorts', 'f.csv', { source: 's.yaml' }))).toEqual(['source-broken']);
    const both = { basis: 'gross', amounts: 'gross' };
    expect(await codes(run('cohorts', 'f.csv', both))).toEqual(['option-conflict']);
  });

  test('is not read where it is of another kind', async () => {
    await save('value', 'id,spend/mo,tenure mo\nA,10,3\n', {});
    expect(await codes(run('forecast', 'f.csv', { source: 's.yaml' }))).toEqual(['option-needs']);
  });
});

test.each<[string, string, string, OptionTexts, string]>([
  ['a unit', 'value', 'id,spend,tenure mo\nA,1,2\n', {}, 'the period that the spend covers'],
  ['no day', 'value', 'id,spend/mo,start\nA,1,2020-01-01\n', {}, 'the day of the export'],
  [
    'dates',
    'forecast',
    'customer,date,amount\nA,01/02/2024,5\n',
    {},
    'may have the day or the month',
  ],
])('nothing is saved while %s is undecided', async (_what, command, content, options, reason) => {
  const problems = await save(command, content, options).then(
    () => [],
    (error: unknown) => (error instanceof Refusal ? error.problems : []),
  );
  expect(problems).toMatchObject([
    { code: 'source-unsettled', args: { unsettled: expect.stringContaining(reason) } },
  ]);
});
