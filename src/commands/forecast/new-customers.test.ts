import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { forecast as command } from './command.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/shop/${name}`, import.meta.url), 'utf8');
const ads = fixture('ads.csv');

const usual = { margin: '55%', holdout: 'none', by: ['channel'] };

async function forecast(options: OptionTexts, costs = ads, settings: OptionTexts = usual) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'log.csv'), fixture('orders.csv'));
    writeFileSync(join(directory, 'ads.csv'), costs);
    const world = { directory, stdin: Readable.from([]) };
    const request = { operands: ['log.csv'], options: { ...settings, ...options } };
    return (await runOf(command)(request, world)).report;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const named = (segments: readonly { segment: Readonly<Record<string, string>> }[]) =>
  segments.map(({ segment }) => segment['channel']);

test('a new customer of a segment is that of a fit of its own customers by the model of the forecast', async () => {
  const { result: pooled } = await forecast({});
  const { result: apart } = await forecast({ fit: 'apart', model: pooled.model ?? '' });
  expect(named(pooled.segments)).toEqual(['friends', 'search', 'social']);
  for (const [i, { newCustomer }] of pooled.segments.entries()) {
    const fitted = apart.segments[i]?.fitted?.newCustomer;
    expect(newCustomer?.purchases).toBeCloseTo(fitted?.purchases ?? 0, 6);
    expect(newCustomer?.value).toBeCloseTo(fitted?.value ?? 0, 6);
    expect(apart.segments[i]?.newCustomer).toEqual(fitted);
  }
});

test('winning a customer costs the spending of the segment by the customers won', async () => {
  const { result } = await forecast({ 'acquisition-costs': 'ads.csv' });
  // 1,870, 3,450 and 1,570 for 66, 109 and 75 customers; 6,890 for 250.
  expect(result.segments.map(({ costEach }) => costEach?.toFixed(2))).toEqual([
    (1870 / 66).toFixed(2),
    (3450 / 109).toFixed(2),
    (1570 / 75).toFixed(2),
  ]);
  expect(result.total.costEach).toBe(6890 / 250);
  for (const { newCustomer, costEach } of result.segments)
    expect(newCustomer?.ltvToCac).toBeCloseTo((newCustomer?.value ?? 0) / (costEach ?? 1), 4);
  expect(result.newCustomer?.netValue).toBeCloseTo((result.newCustomer?.value ?? 0) - 27.56, 6);
});

test('at a ratio a customer may cost the value divided by it, without what referrals bring', async () => {
  const { result } = await forecast({ 'ltv-cac': '2.5' });
  const referring = await forecast({ 'ltv-cac': '2.5', referrals: '0.3/y' });
  for (const [i, { newCustomer, mayCost }] of result.segments.entries()) {
    expect(2.5 * (mayCost ?? 0)).toBeCloseTo(newCustomer?.value ?? 0, 4);
    expect(referring.result.segments[i]?.mayCost).toBeCloseTo(mayCost ?? 0, 6);
  }
});

test('a customer may cost within the days of payback what winning one costs, and a day before not', async () => {
  const costs = { 'acquisition-costs': 'ads.csv' };
  const { result } = await forecast(costs);
  for (const [i, { paybackDays, costEach }] of result.segments.entries()) {
    const within = async (days: number) =>
      (await forecast({ ...costs, payback: `${days}d` })).result.segments[i]?.mayCost ?? 0;
    expect(await within(paybackDays ?? 0)).toBeGreaterThanOrEqual(costEach ?? 0);
    expect(await within((paybackDays ?? 0) - 1)).toBeLessThan(costEach ?? 0);
  }
});

test('a segment without costs has none, and then the total has none; costs of nobody are named', async () => {
  const options = { 'acquisition-costs': 'ads.csv', 'ltv-cac': '3' };
  const report = await forecast(options, 'channel,cost\nfriends,660\nsearch,1090\nradio,500\n');
  const { segments, total } = report.result;
  expect(segments.map(({ costEach }) => costEach)).toEqual([10, 10, null]);
  expect(segments[2]?.newCustomer?.ltvToCac).toBeNull();
  expect(segments[2]?.mayCost).toBeGreaterThan(0);
  expect(total.costEach).toBeNull();
  expect(report.problems.map(({ code }) => code)).toContain('spending-won-nobody');
});

test('costs are compared with margin only', async () => {
  for (const [option, value] of [
    ['acquisition-costs', 'ads.csv'],
    ['payback', '90d'],
    ['ltv-cac', '3'],
  ] as const) {
    expect((await forecast({ [option]: value, margin: '100%' })).result.basis).toBe('margin');
    await expect(forecast({ [option]: value }, ads, { holdout: 'none' })).rejects.toMatchObject({
      problems: [{ code: 'margin-needed' }],
    });
  }
});
