import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import type { OptionTexts } from '../option.ts';
import { forecastOf } from './testing/output-of.ts';

const shop = readFileSync(new URL('../../../fixtures/shop/orders.csv', import.meta.url), 'utf8');
const [header = '', ...orders] = shop.trim().split('\n');
const until = '2026-06-30';

const forecast = async (lines: readonly string[], options: OptionTexts) =>
  (await forecastOf({ 'log.csv': [header, ...lines].join('\n') }, { until, ...options })).report;

const bySegment = { by: 'channel', fit: 'apart', each: true, margin: '55%' } as const;
const answer = forecast(orders, bySegment);

test('a segment has the forecast that its customers alone would have', async () => {
  const { result } = await answer;
  for (const line of result.segments) {
    const own = new Set(
      [...(result.customers ?? [])]
        ?.filter(({ segment }) => segment['channel'] === line.segment['channel'])
        .map(({ id }) => id),
    );
    const rows = orders.filter((row) => own.has(row.split(',')[1] ?? ''));
    const alone = (await forecast(rows, { by: 'channel', margin: '55%', each: true })).result;
    expect(line.fitted).toMatchObject({
      model: alone.model,
      chosenBy: alone.chosenBy,
      parameters: alone.parameters,
      standardErrors: alone.standardErrors,
      logLikelihood: alone.logLikelihood,
      spend: alone.spend,
      newCustomer: alone.newCustomer,
    });
    expect(line.fitted?.holdout).toMatchObject({
      days: alone.holdout?.days,
      actual: alone.holdout?.actual,
      predicted: alone.holdout?.predicted,
      mae: alone.holdout?.mae,
    });
    expect(line.purchasesToCome).toEqual(alone.total.purchasesToCome);
    expect(line.spendToCome).toEqual(alone.total.spendToCome);
    const listed = [...(result.customers ?? [])].filter(({ id }) => own.has(id));
    expect(listed).toEqual(alone.customers);
  }
});

test('a fit of the only segment is the pooled fit', async () => {
  const lines = orders.filter((_, i) => i % 2 === 0).map((row) => row.replace(/[^,]*$/, 'web'));
  const options = { by: 'channel', each: true, discount: '10%', referrals: '0.2/y' } as const;
  const one = (await forecast(lines, { ...options, fit: 'apart' })).result;
  const { holdout, ...all } = (await forecast(lines, { ...options, fit: 'together' })).result;
  const [segment] = one.segments;
  const { fitted, ...line } = segment ?? {};
  expect([line]).toEqual(all.segments);
  expect(one.total).toEqual(all.total);
  expect(one.customers).toEqual(all.customers);
  expect(one.slipping).toEqual(all.slipping);
  expect(fitted).toMatchObject({
    model: all.model,
    parameters: all.parameters,
    spend: all.spend,
    newCustomer: all.newCustomer,
  });
  expect(fitted?.holdout?.mae).toBe(holdout?.mae);
  // One group takes no more parameters than all customers do.
  expect(one.apart?.aicApart).toBe(one.apart?.aicTogether);
  expect(one.apart?.verdict).toBe('no more than chance');
});

test('customers add up to segments, and segments to the total', async () => {
  const { total, segments, customers = [], slipping } = (await answer).result;
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  for (const line of segments) {
    const own = [...customers].filter(
      ({ segment }) => segment['channel'] === line.segment['channel'],
    );
    expect(own).toHaveLength(line.customers);
    const figures = (of: (customer: (typeof own)[number]) => number | undefined) =>
      printedSum(own.map((customer) => of(customer) ?? 0));
    expect(figures(({ value }) => value)).toBe(printed(line.value?.expected ?? 0));
    expect(figures(({ expectedPurchases }) => expectedPurchases)).toBe(
      printed(line.purchasesToCome?.expected ?? 0),
    );
    // The probability of each customer is rounded to a millionth, and so is their sum.
    const buyers = sum(own.map(({ buysWithin = 0 }) => buysWithin));
    expect(Math.abs((line.buyers ?? 0) - buyers)).toBeLessThan((own.length + 1) * 0.5e-6);
  }
  const steps = segments.map(({ waterfall = [] }) => waterfall);
  // As decimals, step by step.
  for (const [k, { amount }] of (total.waterfall ?? []).entries())
    expect(printed(amount)).toBe(printedSum(steps.map((own) => own[k]?.amount ?? 0)));
  expect(total.customers).toBe(sum(segments.map((line) => line.customers)));
  for (const name of ['purchasesToCome', 'spendToCome', 'value'] as const) {
    const bands = segments.map((line) => line[name] ?? { expected: 0, low: 0, high: 0 });
    const { expected = 0, low = null, high = null } = total[name] ?? {};
    expect(printed(expected)).toBe(printedSum(bands.map((band) => band.expected)));
    // Independent fits: squares add up.
    const distance = (of: (band: (typeof bands)[number]) => number | null) =>
      Math.sqrt(sum(bands.map((band) => ((of(band) ?? Number.NaN) - band.expected) ** 2)));
    expect((high ?? Number.NaN) - expected).toBeCloseTo(
      distance((band) => band.high),
      5,
    );
    expect(expected - (low ?? Number.NaN)).toBeCloseTo(
      distance((band) => band.low),
      5,
    );
  }
  const risks = slipping?.list.map(({ valueAtRisk }) => valueAtRisk) ?? [];
  expect(printed(slipping?.valueAtRisk ?? 0)).toBe(printedSum(risks));
  expect(risks).toEqual([...risks].sort((a, b) => b - a));
});

test('the order of rows is irrelevant', async () => {
  const mixed = await forecast([...orders].reverse(), bySegment);
  expect(mixed.result).toEqual((await answer).result);
});

test('a segment too small to fit falls back, and says so', async () => {
  const lines = orders.slice(0, 300).concat('S1,LONE,2025-03-01,20.00,leaflet');
  const { result, problems } = await forecast(lines, { by: 'channel', fit: 'apart' });
  const lone = result.segments.find(({ segment }) => segment['channel'] === 'leaflet');
  expect(lone?.fitted).toMatchObject({ model: 'past-rate', chosenBy: 'fallback', aic: null });
  expect(lone?.purchasesToCome?.expected).toBe(0);
  const found = problems.find(({ code }) => code === 'purchases-never-repeat');
  expect(found?.message).toMatch(/^leaflet: /);
  expect(result.apart).toEqual({
    model: null,
    aicTogether: null,
    aicApart: null,
    verdict: 'unknown',
  });
});

test('what contradicts a fit of each segment is refused', async () => {
  await expect(forecast(orders, { fit: 'apart' })).rejects.toThrow('option-needs');
  const options = { fit: 'apart', by: 'channel' } as const;
  await expect(forecast(orders, { ...options, save: 'm.json' })).rejects.toThrow('option-conflict');
  await expect(forecast(orders, { ...options, 'model-file': 'm' })).rejects.toThrow(
    'option-conflict',
  );
});
