import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ForecastResult, SegmentForecast } from '../../src/commands/forecast/result.ts';
import { randomSource } from '../../src/core/numeric/random.ts';
import { changed, recalculated, soffice, type Typed, type Values } from './recalculated.ts';
import { firstBlock, storedValues, typedByName, written } from './written-workbook.ts';

const nearly = 1e-6;

const heads = {
  growth: 'growth',
  costOfGoods: 'cost of goods',
  serving: 'serving',
  marketing: 'marketing',
  timeValue: 'time value',
} as const;

type Waterfall = NonNullable<SegmentForecast['waterfall']>;

/** The steps and the value, by the heads of their columns. */
const stepsOf = (waterfall: Waterfall, value: number): Map<string, number | null> =>
  new Map<string, number | null>([
    ...waterfall.flatMap(({ step, amount }) =>
      step in heads ? [[heads[step as keyof typeof heads], amount] as const] : [],
    ),
    ['spend', waterfall.find(({ step }) => step === 'spend')?.amount ?? 0],
    ['value', value],
  ]);

/** Every figure of the sheets is that of the result. Returns how many were compared. */
function expectFigures(
  values: Values,
  result: ForecastResult,
  what: string,
  isFresh = false,
): number {
  let compared = 0;
  const compare = (
    sheet: string,
    header: string,
    name: string,
    figures: ReadonlyMap<string, number | null>,
    within: number,
  ) => {
    const block = firstBlock(values, sheet, header);
    for (const [head, figure] of figures) {
      const at = `${what}: ${sheet}, ${name}, ${head}`;
      const column = block.heads.indexOf(head);
      expect(column, `${at} in ${block.heads.join('|')}`).toBeGreaterThanOrEqual(0);
      const found = block.lines.get(name)?.[column];
      compared += 1;
      if (figure === null) expect(typeof found, at).not.toBe('number');
      else
        expect(Math.abs(Number(found) - figure), `${at}: ${found}, ${figure}`).toBeLessThan(within);
    }
  };
  const by = Object.keys(result.segments[0]?.segment ?? {}).join(', ') || 'customers';
  const nameOf = (line: SegmentForecast, none: string) =>
    Object.values(line.segment).join(', ') || none;
  // Other assumptions put other customers into a tenth by value: the tenths of the sheet stay those of before.
  const shown = isFresh && by === 'decile' ? [] : result.segments;
  for (const line of [...shown, result.total]) {
    const name = line === result.total ? 'All' : nameOf(line, 'All customers');
    // The steps of every customer are rounded to a millionth, and then added up.
    const within = nearly * Math.max(1, line.customers / 2);
    const figures = stepsOf(line.waterfall ?? [], line.value?.expected ?? 0);
    compare('Value to come', by, name, figures, within);
  }
  const newOf = (line: SegmentForecast) =>
    line === result.total ? result.newCustomer : line.newCustomer;
  const isBy = by !== 'decile' && by !== 'customers';
  for (const line of [...(isBy ? result.segments : []), result.total]) {
    const found = newOf(line);
    if (found == null) continue;
    const figures = stepsOf(found.waterfall, found.value);
    if (line.costEach != null) {
      figures.set('cost each', line.costEach);
      figures.set('value after it', found.netValue);
      figures.set('LTV:CAC', found.ltvToCac);
    }
    if (values.get('New customers')?.[4]?.includes('may cost') === true)
      figures.set('may cost', line.mayCost ?? null);
    const name = line === result.total ? 'All' : nameOf(line, 'All');
    compare('New customers', isBy ? by : 'customers', name, figures, nearly);
  }
  return compared;
}

const checkOf = (values: Values, sheet: string) => values.get(sheet)?.[2]?.[1];

const shop = 'rapport forecast fixtures/shop/orders.csv --model bg-nbd --holdout none';
const lines = [
  `${shop} --margin 55% --discount 10%`,
  `${shop} --margin 55% --serving "1.20/order + 3% + 6/y" --marketing "0.5/order + 2%" --discount 8% --acquisition 20 --ltv-cac 3`,
  `${shop} --by channel --margin 55% --acquisition-costs fixtures/shop/ads.csv --ltv-cac 3 --growth 4%`,
  `${shop} --by channel --fit apart --margin 55% --serving 5/mo --discount 10% --acquisition 30`,
  'rapport forecast fixtures/christmas/orders.csv --margin 30% --serving 4% --discount 10% --holdout none --model bg-nbd',
  'rapport forecast fixtures/exports/stripe-subscribers.csv --margin 80% --by Channel --holdout none --acquisition-costs fixtures/exports/ad-costs.csv',
];

describe.skipIf(soffice === '')('forecast, computed by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('every workbook of the fixtures computes what rapport does', async () => {
    const goods = readFileSync('fixtures/shop/orders.csv', 'utf8')
      .trim()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? 'Cost' : (i % 17) + 1.25}`);
    writeFileSync(join(folder, 'goods.csv'), goods.join('\n'));
    const all = [
      ...lines,
      `rapport forecast ${join(folder, 'goods.csv')} --holdout none --model bg-nbd --discount 10% --by channel --acquisition 12`,
    ];
    const books = [];
    for (const line of all) books.push(await written(line, process.cwd()));
    const computed = await recalculated(books.map(({ workbook }) => changed(workbook)));
    for (const [i, line] of all.entries()) {
      const { report, workbook } = books[i] ?? (await written(line, process.cwd()));
      for (const values of [await storedValues(workbook), computed[i] as Values]) {
        const result = report.result as ForecastResult;
        expect(expectFigures(values, result, line), line).toBeGreaterThan(8);
        for (const sheet of ['Value to come', 'New customers'])
          expect(checkOf(values, sheet), line).toBe('all differences are below a cent');
      }
    }
  });

  it('13 changed sets of assumptions compute what a fresh run does', async () => {
    const random = randomSource(20261202);
    const percent = (of: number) => `${(of * 100).toFixed(1)}%`;
    const share = (most: number) => Math.round(random() * most * 1000) / 1000;
    const amount = (most: number) => Math.round(random() * most * 100) / 100;
    const log = readFileSync('fixtures/shop/orders.csv', 'utf8').trim().split('\n').slice(0, 400);
    writeFileSync(join(folder, 'orders.csv'), log.join('\n'));
    const channels = ['friends', 'search', 'social'];
    const costs = (each: readonly number[]) =>
      ['channel,cost', ...each.map((cost, i) => `${channels[i]},${cost}`)].join('\n');
    writeFileSync(join(folder, 'ads.csv'), costs([100, 200, 300]));
    const command =
      'rapport forecast orders.csv --model bg-nbd --holdout none --seasons off --trend off --discount 10%';
    const asked =
      '--margin 55% --serving "1/order + 3% + 2/y" --marketing "0.5/order + 2%" --ltv-cac 3';
    const begun = {
      one: await written(`${command} ${asked} --acquisition 20`, folder),
      file: await written(`${command} ${asked} --by channel --acquisition-costs ads.csv`, folder),
    };
    const stored = {
      one: await storedValues(begun.one.workbook),
      file: await storedValues(begun.file.workbook),
    };
    const cases = Array.from({ length: 13 }, (_, i) => ({
      kind: i % 2 === 0 ? ('one' as const) : ('file' as const),
      values: {
        margin: 0.3 + share(0.5),
        serving_share: share(0.1),
        serving_per_order: amount(3),
        serving_per_year: amount(10),
        marketing_share: share(0.1),
        marketing_per_order: amount(2),
        ltv_to_cac: 1 + amount(4),
      },
      acquisition: amount(60),
      spending: channels.map(() => amount(900)),
    }));
    const books = cases.map(({ kind, values, acquisition, spending }) =>
      changed(
        begun[kind].workbook,
        kind === 'one'
          ? typedByName(stored.one, { ...values, acquisition })
          : [
              ...typedByName(stored.file, values),
              ...typedSpending(stored.file, channels, spending),
            ],
      ),
    );
    const computed = await recalculated(books);
    for (const [i, { kind, values, acquisition, spending }] of cases.entries()) {
      writeFileSync(join(folder, 'ads.csv'), costs(spending));
      const options = [
        `--margin ${percent(values.margin)}`,
        `--serving "${values.serving_per_order}/order + ${percent(values.serving_share)} + ${values.serving_per_year}/y"`,
        `--marketing "${values.marketing_per_order}/order + ${percent(values.marketing_share)}"`,
        `--ltv-cac ${values.ltv_to_cac.toFixed(2)}`,
        kind === 'one'
          ? `--acquisition ${acquisition}`
          : '--by channel --acquisition-costs ads.csv',
      ].join(' ');
      const { report } = await written(`${command} ${options}`, folder);
      expectFigures(computed[i] as Values, report.result as ForecastResult, options, true);
      expect(checkOf(computed[i] as Values, 'Value to come')).toContain('were changed');
    }
  });
});

/** The spending on each channel, in the cells of the sheet of new customers. */
function typedSpending(
  values: Values,
  names: readonly string[],
  spending: readonly number[],
): Typed[] {
  const rows = values.get('New customers') ?? [];
  const column = (rows[4] ?? []).indexOf('spending on winning them');
  return spending.map((value, i) => {
    const row = rows.findIndex((cells) => cells[0] === names[i]);
    if (row < 0 || column < 0) throw new Error(`no spending of ${names[i]}`);
    return { sheet: 'New customers', cell: `${String.fromCharCode(65 + column)}${row + 1}`, value };
  });
}
