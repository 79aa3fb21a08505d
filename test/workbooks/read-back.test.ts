import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { soffice } from './recalculated.ts';

const program = inject('program');
const run = promisify(execFile);

/** The files that commands read, of each kind that there is. Their names have no ending: the content decides. */
const files: Readonly<Record<string, string>> = {
  orders: 'shop/orders.csv',
  ads: 'shop/ads.csv',
  households: 'households/households.csv',
  homes: 'households/ads.csv',
  spend: 'households/spend.csv',
  stays: 'households/stays.csv',
  cases: 'households/cases.csv',
  referrals: 'households/referrals.csv',
  indicators: 'households/indicators.csv',
  members: 'households/members.csv',
  log: 'exports/order-log.csv',
  lines: 'exports/online-retail.csv',
  tickets: 'exports/zendesk-tickets.csv',
  answers: 'exports/typeform-nps.csv',
  subscriptions: 'exports/stripe-subscriptions.csv',
  subscribers: 'exports/stripe-subscribers.csv',
  shopify: 'exports/shopify-orders.csv',
  woocommerce: 'exports/woocommerce-orders.csv',
  payments: 'exports/stripe-payments.csv',
};

const commands = [
  'forecast orders --by channel',
  'forecast log',
  'forecast lines',
  'forecast shopify',
  'forecast woocommerce',
  'forecast payments',
  'cohorts orders --by channel --acquisition-costs ads --margin 55%',
  'value households --by home --margin 25%',
  'value stays --join spend --as-of 2026-06-30 --by home --acquisition-costs homes --margin 25%',
  'value subscribers',
  'retention stays --as-of 2026-06-30',
  'retention subscriptions',
  'retention table --column elapsed=elapsed:y --cohort-size 1000',
  'recovery cases --customers households --over 1y',
  'recovery tickets --column customer=Requester+external+id --customers households --over 1y --margin 25% --quick 2d',
  'referral referrals --customers spend --join stays --as-of 2026-06-30 --method expected --margin 25% --type-one 60%',
  'pulse indicators',
  'pulse answers',
  'ror members --treated member --margin 25%',
  'report orders --acquisition-costs ads --margin 55%',
];

const tableOfCohorts = 'elapsed,surviving\n0,100%\n1,86.9%\n2,74.3%\n3,65.3%\n4,59.3%\n';

describe.skipIf(soffice === '')('files that LibreOffice saves as .xlsx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-back-'));
  const [texts, sheets] = [join(folder, 'texts'), join(folder, 'sheets')];

  beforeAll(async () => {
    const csv = join(folder, 'csv');
    for (const each of [texts, sheets, csv]) mkdirSync(each);
    for (const [name, file] of Object.entries(files))
      cpSync(join('fixtures', file), join(texts, name));
    writeFileSync(join(texts, 'table'), tableOfCohorts);
    const names = [...Object.keys(files), 'table'];
    for (const name of names) cpSync(join(texts, name), join(csv, `${name}.csv`));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    // As LibreOffice opens CSV in Britain: comma, quotes, UTF-8, the day before the month.
    const filter = '--infilter=CSV:44,34,76,1,,2057';
    const from = names.map((name) => join(csv, `${name}.csv`));
    const words = ['--headless', '--convert-to', 'xlsx', filter, '--outdir', sheets, ...from];
    await run(soffice, [profile, ...words], { maxBuffer: 1 << 26 });
    for (const name of names) renameSync(join(sheets, `${name}.xlsx`), join(sheets, name));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a command prints, and its exit code. */
  async function printed(line: string, cwd: string) {
    const words = [
      program,
      ...line.split(' ').map((word) => word.replaceAll('+', ' ')),
      '--format',
      'json',
    ];
    return run(process.execPath, words, { cwd, maxBuffer: 1 << 26 }).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
    );
  }

  it.each(commands)('%s prints the same as for CSV, byte for byte', async (line) => {
    const expected = await printed(line, texts);
    expect(expected.stdout).toContain('"schema": "rapport/');
    expect(expected.stdout).not.toContain('rapport/error');
    expect(await printed(line, sheets)).toEqual(expected);
  });
});
