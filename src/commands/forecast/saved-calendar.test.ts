import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusals } from '../shared/reading/testing/customers-from.ts';
import { forecastOf } from './testing/output-of.ts';

const orders = readFileSync(
  new URL('../../../fixtures/christmas/orders.csv', import.meta.url),
  'utf8',
);
const fitted = forecastOf(
  { 'orders.csv': orders },
  {
    save: 'model.json',
    trend: 'on',
    event: ['sale:2022-05-02..2022-05-15,2023-05-01..2023-05-14,2024-05-06..2024-05-19,2025-05'],
    exclude: ['2023-02-20..2023-02-22'],
    model: 'bg-nbd',
    holdout: 'none',
  },
);

/** What `--save` writes. */
const saved = async () => JSON.parse([...((await fitted).files?.[0]?.parts ?? [])].join(''));

const score = (model: unknown, options = {}) =>
  forecastOf(
    { 'orders.csv': orders, 'model.json': JSON.stringify(model) },
    { 'model-file': 'model.json', ...options },
  );

it('gives the forecast of the fit to the last digit, bands included, and is saved again whole', async () => {
  const before = (await fitted).report.result;
  const { report, files = [] } = await score(await saved(), { save: 'again.json' });
  for (const name of ['total', 'segments', 'slipping', 'newCustomer', 'ahead'] as const)
    expect(report.result[name]).toEqual(before[name]);
  expect(before.calendar?.estimate?.kinds).toEqual(
    expect.arrayContaining(['month', 'trend', 'event']),
  );
  const { bins: _, totals: __, ...kept } = before.calendar ?? {};
  expect(report.result.calendar).toEqual({ ...kept, bins: [], totals: null });
  const again = JSON.parse([...(files[0]?.parts ?? [])].join(''));
  expect((await score(again)).report.result.total).toEqual(before.total);
});

it('counts the days of a later time by its calendar: after a year the same ordinary time, but for the trend', async () => {
  const ahead = async (until: string) => {
    const options = { until, horizon: '1mo' };
    return (await score(await saved(), options)).report.result.calendar?.ordinaryAhead ?? 0;
  };
  // The trend goes on, by the same factor each year, and no month has a sale.
  const change = 1 + ((await fitted).report.result.calendar?.trend.change?.yearly ?? 0);
  expect((await ahead('2026-03-01')) / (await ahead('2025-03-01'))).toBeCloseTo(change, 2);
});

it('of a version without a calendar forecasts without one', async () => {
  const model = await saved();
  const { calendar: _, ...result } = model.result;
  const old = (await score({ ...model, result })).report.result;
  expect(old.calendar).toBeNull();
  expect(old.total.purchasesToCome).not.toEqual(model.result.total.purchasesToCome);
});

type Json = Record<string, unknown>;

describe('a calendar that was edited is refused at', () => {
  const changes: readonly (readonly [
    string,
    string,
    (calendar: Json, estimate: Json) => object,
  ])[] = [
    ['a month less', 'months', ({ months }) => ({ months: (months as Json[]).slice(0, 11) })],
    ['no months', 'months', () => ({ months: null })],
    [
      'a weight that the values do not have',
      'months',
      ({ months }) => ({
        months: (months as Json[]).map((each, i) => (i === 0 ? { ...each, weight: 1 } : each)),
      }),
    ],
    [
      'months whose mean is not 1',
      'months',
      ({ months }, estimate) => ({
        months: (months as Json[]).map((each) => ({ ...each, weight: Number(each['weight']) * 2 })),
        estimate: {
          ...estimate,
          values: (estimate['values'] as number[]).map((value, i) =>
            (estimate['kinds'] as string[])[i] === 'month' ? value * 2 : value,
          ),
        },
      }),
    ],
    [
      'a factor',
      'events',
      ({ events }) => ({ events: (events as Json[]).map((e) => ({ ...e, factor: 3 })) }),
    ],
    [
      'dates that fall',
      'events.0.dates',
      ({ events }) => ({
        events: (events as Json[]).map((e) => ({
          ...e,
          dates: [...(e['dates'] as Json[])].reverse(),
        })),
      }),
    ],
    [
      'a date that is none',
      'events.0.dates.0.first',
      ({ events }) => ({
        events: (events as Json[]).map((e) => ({
          ...e,
          dates: [{ first: '2023-02-29', last: '2023-03-01' }],
        })),
      }),
    ],
    ...(
      [
        ['a value below 0', 'estimate.values', { values: [-1] }],
        ['another order of values', 'estimate.kinds', { kinds: [] }],
        ['a covariance too small', 'estimate.covariance', { covariance: [[1]] }],
        ['a year that is none', 'estimate.until', { until: 'yesterday' }],
        ['years below 0', 'estimate.trendYears', { trendYears: -1 }],
        ['a trend beyond all numbers', 'estimate.values', { trendYears: 1e9 }],
      ] as const
    ).map(
      ([what, path, changed]) =>
        [
          what,
          path,
          (_: Json, estimate: Json) => ({
            estimate: {
              ...estimate,
              ...changed,
              ...('values' in changed && {
                values: [...changed.values, ...(estimate['values'] as number[]).slice(1)],
              }),
              ...('kinds' in changed && { kinds: [...(estimate['kinds'] as string[])].reverse() }),
            },
          }),
        ] as const,
    ),
  ];

  it.each(changes)('%s: result.calendar.%s', async (_, path, change) => {
    const model = await saved();
    const { calendar } = model.result;
    const changed = { ...calendar, ...change(calendar, calendar.estimate) };
    const broken = { ...model, result: { ...model.result, calendar: changed } };
    expect(await refusals(score(broken))).toMatchObject([
      { code: 'saved-result-broken', args: { where: `result.calendar.${path}` } },
    ]);
  });
});

it('is refused where the forecast reaches a year without a date of its event', async () => {
  const refused = [{ code: 'model-event-undated', args: { event: 'sale', year: 2026 } }];
  expect(await refusals(score(await saved(), { horizon: '2y' }))).toMatchObject(refused);
  const later = score(await saved(), { until: '2025-12-31' });
  expect(await refusals(later)).toMatchObject(refused);
});

it('is refused for customers without dates', async () => {
  const summary = 'id,purchases,recency,age,meanSpend\nAda,2,7,9,20\n';
  const found = await refusals(
    forecastOf(
      { 'summary.csv': summary, 'model.json': JSON.stringify(await saved()) },
      { 'model-file': 'model.json', source: 'summary', unit: 'week' },
    ),
  );
  expect(found).toMatchObject([{ code: 'option-conflict' }]);
});
