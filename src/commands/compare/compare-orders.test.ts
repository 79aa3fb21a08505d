import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cohorts as cohortsCommand } from '../cohorts/command.ts';
import { runOf } from '../testing/run-of.ts';
import { answer } from './answer.ts';
import { added, answered, bridgeBy, compared, effects } from './testing/compared.ts';

const cohorts = runOf(cohortsCommand);

const log = (rows: readonly string[]): string =>
  ['customer,date,amount,channel', ...rows].join('\n');

// Within 90 days: Ann 30 and Cat 10 through web, Bob 20 through shop. All: 20.
const before = log([
  'Ann,2024-01-05,10.00,web',
  'Ann,2024-02-05,20.00,web',
  'Cat,2024-01-10,10.00,web',
  'Bob,2024-01-20,20.00,shop',
]);
const options = { by: ['channel'], until: '2024-12-31' };

describe('two results of cohorts', () => {
  it('are compared in what a customer brings within 90 days, explained by cohort', async () => {
    // Dan comes through shop, with 40: web 20 of two, shop 30 of two. All: 25.
    const after = `${before}\nDan,2024-01-21,40.00,shop`;
    const { result } = (
      await compared(
        await answered(cohorts, options, before),
        await answered(cohorts, options, after),
      )
    ).report;
    expect(result.headline).toMatchObject({
      name: 'total.after[days=90].perCustomer',
      before: 20,
      after: 25,
      change: 5,
    });
    const bridge = bridgeBy(result, 'segment');
    // Levels are measured from the mean of 20 and 25. Shop: share ⅓ → ½, level 20 → 30: its share adds (25 − 22.5) · ⅙, its
    // level 10 · 5/12. Web: share ⅔ → ½ at 20: (20 − 22.5) · −⅙.
    expect(effects(bridge)['shop']).toBeCloseTo(2.5 / 6 + 50 / 12, 9);
    expect(effects(bridge)['web']).toBeCloseTo(2.5 / 6, 9);
    expect(result.common).toContainEqual({ what: 'segments', text: 'channel' });
  });

  it('by period are compared by the periods that have been observed for so long', async () => {
    const later = `${before}\nEve,2024-08-02,50.00,web\nFay,2024-12-02,70.00,web`;
    const [was, is] = [
      await answered(cohorts, { until: '2024-12-31' }, before),
      await answered(cohorts, { until: '2024-12-31' }, later),
    ];
    const { result } = (await compared(was, is)).report;
    // Of (30 + 10 + 20 + 50) ÷ 4; December is not finished.
    expect(result.headline).toMatchObject({ before: 20, after: 27.5 });
    expect(bridgeBy(result, 'segment').parts).toMatchObject([
      { name: '2024-08', kind: 'new', segment: { month: '2024-08' } },
      { name: '2024-01', kind: 'changed' },
    ]);
  });

  it('without a number of days in common are compared in what customers have brought', async () => {
    const [was, is] = [
      await answered(cohorts, { ...options, after: ['30d'] }, before),
      await answered(cohorts, { ...options, after: ['60d'] }, before),
    ];
    const { result } = (await compared(was, is)).report;
    expect(result.headline).toMatchObject({ name: 'total.soFar', before: 60, after: 60 });
    expect(result.bridges).toEqual([]);
  });

  it.each([
    ['basis', { margin: '50%' }],
    ['cohort', { cohort: 'quarter' }],
    ['segments', { by: [] }],
  ])('of different %s are refused', async (what, other) => {
    const was = await answered(cohorts, options, before);
    const is = await answered(cohorts, { ...options, ...other }, before);
    await expect(compared(was, is)).rejects.toMatchObject({
      problems: [{ code: 'results-differ', args: { what } }],
    });
  });
});

interface Forecast {
  readonly result: {
    readonly total: { readonly value: object };
    readonly segments: readonly { readonly customers: number; readonly value: object }[];
  };
}

const saved = JSON.parse(
  readFileSync(new URL('../../../test/saved/0.1.0/forecast.json', import.meta.url), 'utf8'),
) as Forecast;

/** The saved forecast with round values of the segments, and as much margin as that is. */
const forecastOf = (values: readonly number[], customers: readonly number[]) => {
  const total = values.reduce((sum, each) => sum + each, 0);
  return {
    ...saved,
    result: {
      ...saved.result,
      total: {
        ...saved.result.total,
        value: { expected: total, low: 0, high: 2 * total },
        waterfall: [
          { step: 'spend', amount: 2 * total },
          { step: 'costOfGoods', amount: -total },
        ],
      },
      segments: saved.result.segments.map((segment, i) => ({
        ...segment,
        customers: customers[i] ?? 0,
        value: { expected: values[i] ?? 0, low: 0, high: 1 },
      })),
    },
  };
};

describe('two forecasts', () => {
  it('name a segment that is called by a number with its column', async () => {
    const numbered = (forecast: Forecast) => ({
      ...forecast,
      result: {
        ...forecast.result,
        segments: forecast.result.segments.map((segment, i) => ({
          ...segment,
          segment: { decile: `${i + 1}` },
        })),
      },
    });
    const was = numbered(forecastOf([1000, 2000, 300], [10, 20, 30]));
    const is = numbered(forecastOf([1000, 2600, 300], [10, 20, 30]));
    const { sentence } = answer((await compared(was, is)).report);
    expect(sentence).toContain('most of it because of decile 2 (more per customer)');
  });

  it('are explained by segment and by step', async () => {
    const was = forecastOf([1000, 2000, 300], [10, 20, 30]);
    const is = forecastOf([1500, 1800, 300], [15, 20, 30]);
    const { result } = (await compared(was, is)).report;
    expect(result.headline).toMatchObject({
      name: 'total.value.expected',
      before: 3300,
      after: 3600,
      change: 300,
    });
    const bridge = bridgeBy(result, 'segment');
    // friends: 5 customers more at 100 each. search: 20 at 90 instead of 100 each.
    expect(bridge.parts).toMatchObject([
      { name: 'friends', weightEffect: 500, levelEffect: 0 },
      { name: 'search', weightEffect: 0, levelEffect: -200 },
      { name: 'social', effect: 0 },
    ]);
    expect(added(bridge)).toBe(added({ ...bridge, before: 3600, parts: [] }));
    expect(effects(bridgeBy(result, 'step'))).toEqual({ spend: 600, costOfGoods: -300 });
  });

  it('whose segments do not add up are refused', async () => {
    const was = forecastOf([1000, 2000, 300], [10, 20, 30]);
    const edited = {
      ...was,
      result: { ...was.result, total: { ...was.result.total, value: { expected: 3301 } } },
    };
    await expect(compared(was, edited)).rejects.toMatchObject({
      problems: [{ code: 'saved-result-broken' }],
    });
  });
});
