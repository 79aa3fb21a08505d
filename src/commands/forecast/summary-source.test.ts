import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../render/csv.ts';
import type { OptionTexts } from '../option.ts';
import { rows } from './rows.ts';
import { forecastOf, summaryOf } from './testing/output-of.ts';

const shop = readFileSync(new URL('../../../fixtures/shop/orders.csv', import.meta.url), 'utf8');

/** What `--summary -o summary.csv` writes. */
async function written(log: string, options: OptionTexts = {}): Promise<string> {
  const { report } = await summaryOf({ 'log.csv': log }, options);
  return [...csv(rows(report))].join('');
}

const read = (summary: string, options: OptionTexts = {}) =>
  forecastOf({ 'summary.csv': summary }, { source: 'summary', ...options });

test.each(['day', 'week', 'month', 'quarter', 'year'])(
  'a summary of %ss that was written and read back gives the forecast of the log, to the last bit',
  async (unit) => {
    const asked = { by: 'channel', each: true, discount: '10%', margin: '55%' } as const;
    const summary = await written(shop, { unit, by: 'channel' });
    const back = await read(summary, asked);
    const log = await forecastOf({ 'log.csv': shop }, { ...asked, unit, holdout: 'none' });
    // What no summary says: which orders there were, the pauses that make the plain rule, and the purchases of months.
    const { slipping, calendar, spend, ...found } = log.report.result;
    const unseen = { why: 'no-dates', p: null };
    expect(back.report.result).toEqual({
      ...found,
      source: 'summary',
      amounts: null,
      takenOff: [],
      orders: null,
      refunds: null,
      slipping: { ...slipping, plainRule: null },
      spend: { ...spend, months: null },
      calendar: expect.objectContaining({
        seasons: expect.objectContaining(unseen),
        trend: expect.objectContaining(unseen),
        bins: [],
        ordinaryAhead: calendar?.ordinaryAhead,
      }),
    });
  },
);

const customers = [
  ['Ada', 2, 7, 9, 20],
  ['Ben', 1, 3, 6, 15],
  ['Cem', 0, 0, 4, 0],
] as const;
const headers = [
  'customer_id,frequency,recency,T,monetary_value',
  'cust,x,t.x,T.cal,m.x',
  'Id,x,t.x,T.cal,Spending',
  'id,purchases,recency,age,meanSpend',
];

test.each(headers)('%s is understood, and what it does not say is null', async (header) => {
  const lines = customers.map((cells) => cells.join(','));
  const options = { unit: 'week', each: true, 'all-figures': true } as const;
  const { report } = await read([header, ...lines].join('\n'), options);
  const { result } = report;
  expect(result).toMatchObject({ from: null, until: null, orders: null, unit: 'week' });
  expect(result.total).toMatchObject({ customers: 3, oneTime: 1, purchases: 3, totalSpend: null });
  const ada = [...(result.customers ?? [])].find(({ id }) => id === 'Ada');
  // 7 weeks are 49 days, of two pauses; then two weeks of silence.
  expect(ada).toMatchObject({ purchases: 2, recency: 7, age: 9, meanSpend: 20 });
  expect(ada).toMatchObject({ usualGapDays: 24.5, daysSilent: 14, tenureYears: 64 / 365.25 });
  expect(ada).toMatchObject({ firstDay: null, lastDay: null, totalSpend: null, annualSpend: null });
});

test('a unit is needed, unless the days settle it', async () => {
  const bare = [headers[0], 'Ada,2,7,9,20'].join('\n');
  await expect(read(bare)).rejects.toThrow('summary-unit-unclear');
  // 21 days are 3 weeks; the observation ends on the 29th day.
  const dated = 'id,x,t.x,T,meanSpend,firstDay,lastDay\nAda,1,3,4,20,2024-01-01,2024-01-22';
  const { result } = (await read(dated)).report;
  expect(result).toMatchObject({ unit: 'week', from: '2024-01-01', until: '2024-01-29' });
  await expect(read(dated, { unit: 'day' })).rejects.toThrow('summary-unit-unclear');
  const contradicted = dated.replace('2024-01-22', '2024-02-22');
  await expect(read(contradicted)).rejects.toThrow('summary-unit-unclear');
  const left = await read(contradicted, { unit: 'week', column: ['first=-', 'last=-'] });
  expect(left.report.result.until).toBeNull();
  // Of somebody who came today, 0 is 0 in any unit.
  const today = 'id,x,t.x,T,meanSpend,firstDay,lastDay\nAda,0,0,0,,2024-01-01,2024-01-01';
  await expect(read(today)).rejects.toThrow('summary-unit-unclear');
});

test('a model in another unit is refused for a summary', async () => {
  const summary = await written(shop);
  const { report } = await forecastOf({ 'log.csv': shop }, { unit: 'day', holdout: 'none' });
  const files = { 'summary.csv': summary, 'model.json': JSON.stringify(report) };
  const options = { source: 'summary', 'model-file': 'model.json' };
  await expect(forecastOf(files, options)).rejects.toThrow('option-conflict');
  const own = await forecastOf({ 'log.csv': shop }, { holdout: 'none' });
  const scored = await forecastOf({ ...files, 'model.json': JSON.stringify(own.report) }, options);
  expect(scored.report.result.total).toEqual((await read(summary)).report.result.total);
});

test('the order of rows is irrelevant, and every row is accounted for', async () => {
  const row = fc
    .tuple(
      fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
      fc.integer({ min: -1, max: 4 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom('12.50', '0', ''),
    )
    .map((cells) => cells.join(','));
  const shuffled = fc
    .array(row, { minLength: 1, maxLength: 8 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
  const of = async (lines: readonly string[]) => {
    const text = [headers[0], 'Z,2,7,9,20.50', ...lines].join('\n');
    const { report } = await read(text, { unit: 'week', each: true, draws: '100', model: 'nbd' });
    return report;
  };
  await fc.assert(
    fc.asyncProperty(shuffled, async ([lines, mixed]) => {
      const [one, other] = [await of(lines), await of(mixed)];
      expect(other.result).toEqual(one.result);
      expect(other.sources).toEqual(one.sources);
      const [{ read: all, used, setAside, rejected }] = one.sources as [(typeof one.sources)[0]];
      const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
      expect(all).toBe(used + aside + rejected);
      expect(one.result.customers).toHaveLength(used);
    }),
    { seed: 11, numRuns: 30 },
  );
});

const data = process.env['REFERENCE_DATA'];

test.skipIf(data === undefined)('CDNOW summed up elsewhere, as published', async () => {
  const file = readFileSync(join(data ?? '', 'cdnow', 'transactions.csv'), 'utf8');
  const [, ...lines] = (await written(file, { until: '1997-09-30' })).trim().split('\n');
  const bare = lines.map((line) => line.split(',').slice(0, 5).join(','));
  const text = ['Id,x,t.x,T.cal,Spending', ...bare].join('\n');
  const { result } = (await read(text, { unit: 'week', model: 'bg-nbd' })).report;
  // Fader, Hardie & Lee (2005); digits of the reference.
  const published = { r: 0.24259452, alpha: 4.41360213, a: 0.79292214, b: 2.42590734 };
  for (const [name, value] of Object.entries(published))
    expect(result.parameters?.[name]).toBeCloseTo(value, 5);
  expect(result.logLikelihood).toBeCloseTo(-9582.429207, 5);
  expect((result.spend?.customers ?? 0) + (result.spend?.leftOut ?? 0)).toBe(946);
});
