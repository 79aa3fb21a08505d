import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CohortLine, CohortsResult } from '../../src/commands/cohorts/result.ts';
import { whole } from '../../src/commands/shared/table.ts';
import { randomSource } from '../../src/core/numeric/random.ts';
import { changed, recalculated, soffice, type Typed, type Values } from './recalculated.ts';
import { firstBlock, storedValues, typedByName, written } from './written-workbook.ts';

/** How far a figure may be from rapport's, whose amounts have six decimals. */
const nearly = 1e-6;

const nameOf = ({ cohort, segment }: CohortLine): string =>
  cohort ?? (Object.values(segment).join(', ') || 'All');

/** The figures of a line, by the heads of their columns; those that the sheet cannot have are left out. */
function figuresOf(line: CohortLine): Map<string, number | null> {
  const figures = new Map<string, number | null>([
    ['customers', line.customers],
    ['margin so far', line.soFar],
    ...line.after.map(
      ({ days, perCustomer }) => [`within ${whole(days)} days`, perCustomer] as const,
    ),
  ]);
  if (line.payback !== undefined) {
    figures.set('spending on winning them', line.acquisitionSpending ?? null);
    figures.set('cost each', line.acquisitionCost ?? null);
    figures.set('earned back', line.earnedBack ?? null);
    figures.set('payback after days', line.payback.days);
  }
  if (line.mayCost !== undefined) figures.set('may cost', line.mayCost);
  if (line.costEach !== undefined) figures.set('cost each of these', line.costEach);
  return figures;
}

/** Every figure of the sheets is that of the result. Returns how many were compared. */
function expectFigures(values: Values, result: CohortsResult, what: string): number {
  const header = Object.keys(result.cohorts[0]?.segment ?? {}).join(', ') || result.cohort;
  const cohorts = firstBlock(values, 'Cohorts', header);
  const ages = firstBlock(values, 'Margin by age', header);
  let compared = 0;
  for (const line of [...result.cohorts, result.total]) {
    const name = nameOf(line);
    const same = (found: unknown, figure: number | null, head: string) => {
      compared += 1;
      const at = `${what}: ${name}, ${head}`;
      if (figure === null) return expect(typeof found, at).not.toBe('number');
      expect(typeof found, `${at}: ${String(found)}`).toBe('number');
      expect(
        Math.abs((found as number) - figure),
        `${at}: ${String(found)}, ${figure}`,
      ).toBeLessThan(nearly);
    };
    for (const [head, figure] of figuresOf(line)) {
      const column = cohorts.heads.indexOf(head);
      expect(column, `${what}: ${head} in ${cohorts.heads.join('|')}`).toBeGreaterThanOrEqual(0);
      same(cohorts.lines.get(name)?.[column], figure, head);
    }
    for (const { days, perCustomer } of line.byAge) {
      const column = ages.heads.indexOf(`${whole(days)} days`);
      same(ages.lines.get(name)?.[column], perCustomer, `${days} days`);
    }
  }
  return compared;
}

const checkOf = (values: Values, sheet: string) => values.get(sheet)?.[2]?.[1];

const shop = 'rapport cohorts fixtures/shop/orders.csv';
const lines = [
  `${shop} --acquisition-costs fixtures/shop/ads.csv --margin 55% --payback 6mo`,
  `${shop} --acquisition-costs fixtures/shop/ads.csv --margin 55% --by channel --payback 200d`,
  `${shop} --acquisition-costs fixtures/shop/ads.csv --margin 55% --cohort quarter --serving "1.20/order + 3%" --marketing 5%`,
  `${shop} --acquisition 18.5 --margin 43.7% --serving 3% --marketing "0.80/order + 1%" --payback 1y`,
  `${shop} --acquisition 40 --margin 55% --cohort year --by channel --serving 2/order --payback 90d`,
  `${shop} --margin 55%`,
  'rapport cohorts fixtures/christmas/orders.csv --margin 31.3% --acquisition 12 --payback 1y --serving 4%',
  'rapport cohorts fixtures/christmas/orders.csv --margin 30% --by channel --after 10d,400d',
  'rapport cohorts fixtures/exports/order-log.csv --margin 30% --acquisition 5 --payback 5d --by channel',
  'rapport cohorts fixtures/exports/shopify-orders.csv --margin 30% --acquisition 5 --payback 5d',
  'rapport cohorts fixtures/exports/woocommerce-orders.csv --margin 30% --acquisition 5',
  'rapport cohorts fixtures/exports/stripe-subscribers.csv --margin 80% --acquisition-costs fixtures/exports/ad-costs.csv --by Channel --payback 90d',
];

describe.skipIf(soffice === '')('cohorts, computed by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('every workbook of the fixtures computes what rapport does', async () => {
    writeFileSync(join(folder, 'undated.csv'), 'cost\n1000\n234.56\n');
    writeFileSync(
      join(folder, 'by-channel.csv'),
      'channel,cost\nsearch,1000\nsocial,234.56\nfax,7\n',
    );
    writeFileSync(
      join(folder, 'goods.csv'),
      'Order,Customer,Date,Amount,Cost\n' +
        '1,Ada,2024-01-05,50.00,20.00\n2,Ben,2024-01-20,40.00,35.10\n3,Ada,2024-02-11,30.00,12.00\n' +
        '4,Cy,2024-02-12,80.00,44.44\n5,Ben,2024-04-01,25.00,10.00\n6,Ada,2024-06-30,10.00,3.00\n',
    );
    const all = [
      ...lines,
      `${shop} --margin 55% --acquisition-costs ${join(folder, 'undated.csv')} --payback 6mo`,
      `${shop} --margin 55% --acquisition-costs ${join(folder, 'by-channel.csv')} --by channel --payback 6mo`,
      `rapport cohorts ${join(folder, 'goods.csv')} --acquisition 15 --serving "1/order + 2%" --payback 30d`,
    ];
    const books = await inTurn(all, (line) => written(line, process.cwd()));
    const stored = await inTurn(books, ({ workbook }) => storedValues(workbook));
    const computed = await recalculated(books.map(({ workbook }) => changed(workbook)));
    for (const [i, line] of all.entries()) {
      const result = books[i]?.report.result as CohortsResult;
      for (const values of [stored[i], computed[i]] as Values[]) {
        expect(expectFigures(values, result, line), line).toBeGreaterThan(8);
        for (const sheet of ['Cohorts', 'Margin by age'])
          expect(checkOf(values, sheet), line).toBe('all differences are below a cent');
      }
    }
  });

  it('13 changed sets of assumptions compute what a fresh run does', async () => {
    const random = randomSource(20261201);
    const share = (most: number) => Math.round(random() * most * 1000) / 1000;
    const percent = (of: number) => `${(of * 100).toFixed(1)}%`;
    const amount = (most: number) => Math.round(random() * most * 100) / 100;
    const log = readFileSync('fixtures/shop/orders.csv', 'utf8').split('\n').slice(0, 100);
    writeFileSync(join(folder, 'orders.csv'), log.join('\n'));
    const costs = (each: readonly number[]) =>
      [
        'channel,month,cost',
        ...each.map((cost, i) => `${channels[i % 3]},2024-0${1 + Math.floor(i / 3)},${cost}`),
      ].join('\n');
    const first = costs(Array.from({ length: 9 }, () => amount(200)));
    writeFileSync(join(folder, 'ads.csv'), first);
    const command = 'rapport cohorts orders.csv';
    const asked = `--margin 55% --serving "1/order + 3%" --marketing "0.5/order + 2%" --payback 90d`;
    const begun = {
      one: await written(`${command} ${asked} --acquisition 20`, folder),
      file: await written(`${command} ${asked} --by channel --acquisition-costs ads.csv`, folder),
    };
    const stored = {
      one: await storedValues(begun.one.workbook),
      file: await storedValues(begun.file.workbook),
    };
    const cases = Array.from({ length: 13 }, (_, i) => {
      const values = {
        margin: 0.3 + share(0.5),
        serving_share: share(0.1),
        serving_per_order: amount(3),
        marketing_share: share(0.1),
        marketing_per_order: amount(2),
        payback_days: Math.floor(random() * 300),
      };
      const acquisition = amount(60);
      const spending = Array.from({ length: 9 }, () => amount(300));
      return {
        kind: i % 2 === 0 ? ('one' as const) : ('file' as const),
        values,
        acquisition,
        spending,
      };
    });
    const books = cases.map(({ kind, values, acquisition, spending }) => {
      const own: Typed[] =
        kind === 'one'
          ? typedByName(stored.one, { ...values, acquisition })
          : [...typedByName(stored.file, values), ...typedSpending(stored.file, spending)];
      return changed(begun[kind].workbook, own);
    });
    const computed = await recalculated(books);
    let differences = 0;
    for (const [i, { kind, values, acquisition, spending }] of cases.entries()) {
      writeFileSync(join(folder, 'ads.csv'), costs(spending));
      const options = [
        `--margin ${percent(values.margin)}`,
        `--serving "${values.serving_per_order}/order + ${percent(values.serving_share)}"`,
        `--marketing "${values.marketing_per_order}/order + ${percent(values.marketing_share)}"`,
        `--payback ${values.payback_days}d`,
        kind === 'one'
          ? `--acquisition ${acquisition}`
          : '--by channel --acquisition-costs ads.csv',
      ].join(' ');
      const fresh = await written(`${command} ${options}`, folder);
      expectFigures(computed[i] as Values, fresh.report.result as CohortsResult, options);
      if (checkOf(computed[i] as Values, 'Cohorts') !== 'all differences are below a cent')
        differences += 1;
    }
    expect(differences, 'the sheet says that assumptions were changed').toBe(cases.length);
  });
});

const channels = ['friends', 'search', 'social'];

/** The spending of each channel and month, in the order in which `costs` writes them. */
function typedSpending(values: Values, spending: readonly number[]): Typed[] {
  const rows = values.get('Spending') ?? [];
  return spending.map((value, i) => {
    const month = `2024-0${1 + Math.floor(i / 3)}`;
    const row = rows.findIndex((cells) => cells[1] === channels[i % 3] && cells[2] === month);
    if (row < 0) throw new Error(`no spending of ${channels[i % 3]} in ${month}`);
    return { sheet: 'Spending', cell: `F${row + 1}`, value };
  });
}

async function inTurn<T, R>(list: readonly T[], made: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of list) results.push(await made(each));
  return results;
}
