import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CalendarResult } from './result.ts';
import { forecastOf } from './testing/output-of.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../fixtures/${name}/orders.csv`, import.meta.url), 'utf8');

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

const { report } = await forecastOf(
  { 'log.csv': read('christmas') },
  { until: '2024-09-30', horizon: '13w' },
);
const { calendar, total, slipping, holdout, ahead } = report.result;

const found = (): CalendarResult => {
  if (calendar == null) throw new RangeError('no calendar');
  return calendar;
};

it('has twelve weights with mean 1, each within its interval, which its covariance gives', () => {
  const { months, estimate } = found();
  expect(sum(months?.map(({ weight }) => weight) ?? [])).toBeCloseTo(12, 9);
  for (const [i, { weight, low, high }] of (months ?? []).entries()) {
    const place = (estimate?.kinds.indexOf('month') ?? 0) + i;
    expect(estimate?.values[place]).toBe(weight);
    const error = Math.sqrt(estimate?.covariance?.[place]?.[place] ?? Number.NaN);
    expect(Math.log((high ?? 0) / weight)).toBeCloseTo(1.959964 * error, 6);
    expect(Math.log(weight / (low ?? 0))).toBeCloseTo(1.959964 * error, 6);
  }
});

it('counts the horizon by the weights of its days', () => {
  const w = (month: number) => found().months?.[month - 1]?.weight ?? Number.NaN;
  // The 91 days after 30 September: 31, 30 and 30 days of three months.
  const days = 31 * w(10) + 30 * w(11) + 30 * w(12);
  expect(ahead).toBe(13);
  expect(found().ordinaryAhead).toBeCloseTo(days / 7, 9);
});

it('has the years and the repeat purchases of each month, and as many expected over its years', () => {
  const { months, bins } = found();
  for (const { month, years, purchases } of months ?? []) {
    const own = bins.filter((bin) => bin.month === month);
    expect(own).toHaveLength(years);
    expect(sum(own.map(({ actual }) => actual))).toBe(purchases);
    // The likelihood is at its maximum where actual = expected. This holds to the accuracy of the search.
    expect(sum(own.map(({ expected }) => expected))).toBeCloseTo(purchases, 1);
  }
  expect(sum(bins.map(({ actual }) => actual))).toBe(total.purchases);
});

it('has the totals of the forecast, and those of a forecast with the seasons off', async () => {
  const { used, without, withTrend } = found().totals ?? {};
  expect(used).toEqual({
    purchases: total.purchasesToCome,
    spend: total.spendToCome,
    slipping: slipping?.customers,
  });
  expect(withTrend).toBe(null);
  const off = await forecastOf(
    { 'log.csv': read('christmas') },
    { until: '2024-09-30', horizon: '13w', seasons: 'off' },
  );
  expect(off.report.result.calendar?.estimate).toBe(null);
  expect(without).toEqual({
    purchases: off.report.result.total.purchasesToCome,
    spend: off.report.result.total.spendToCome,
    slipping: off.report.result.slipping?.customers,
  });
  expect(found().backtest).toEqual({
    used: {
      heldOutLogLikelihood: holdout?.heldOutLogLikelihood,
      predicted: holdout?.predicted,
    },
    without: {
      heldOutLogLikelihood: off.report.result.holdout?.heldOutLogLikelihood,
      predicted: off.report.result.holdout?.predicted,
    },
  });
});

it('has the backtest and the bands of a forecast with the seasons off, by another model too', async () => {
  const log = { 'log.csv': read('christmas') };
  const on = (await forecastOf(log, {})).report.result;
  const off = (await forecastOf(log, { seasons: 'off' })).report.result;
  expect([on.model, off.model]).toEqual(['mbg-nbd', 'pareto-nbd']);
  expect(on.calendar?.totals?.without).toEqual({
    purchases: off.total.purchasesToCome,
    spend: off.total.spendToCome,
    slipping: off.slipping?.customers,
  });
  expect(on.calendar?.backtest?.without).toEqual({
    heldOutLogLikelihood: off.holdout?.heldOutLogLikelihood,
    predicted: off.holdout?.predicted,
  });
});

it('tests every model without the calendar where the time before the split does not show it', async () => {
  const log = { 'log.csv': read('christmas') };
  const { report, problems } = await forecastOf(log, { holdout: '30mo' });
  expect(report.result.calendar).toMatchObject({ seasons: { used: true }, backtest: null });
  const tested = report.result.models?.map(({ model, holdout: test }) => [model, test != null]);
  expect(tested).toHaveLength(4);
  expect(tested?.every(([, isTested]) => isTested)).toBe(true);
  const unseen = problems
    .flatMap(({ examples }) => examples)
    .find(({ code }) => code === 'seasons-unseen');
  expect(unseen?.args).toMatchObject({ backtest: true });
});

it('without a calendar has as many purchases expected as made, and the horizon as it is', async () => {
  const shop = await forecastOf({ 'log.csv': read('shop') }, { holdout: 'none' });
  const { calendar: none, ahead: horizon, total: all } = shop.report.result;
  expect(none).toMatchObject({ months: null, events: [], totals: null, estimate: null });
  expect(none?.ordinaryAhead).toBe(horizon);
  const { bins = [] } = none ?? {};
  expect(sum(bins.map(({ actual }) => actual))).toBe(all.purchases);
});
