import { describe, expect, it, test } from 'vitest';
import { seasonReasons, trendReasons } from '../../core/purchase/calendar/choose-calendar.ts';
import { calendarText } from '../shared/calendar/calendar-words.ts';
import type { CalendarResult } from './result.ts';

const untested = {
  used: false,
  likelihoodRatio: null,
  freedom: null,
  dispersion: null,
  dispersionFreedom: null,
  p: null,
};

/** A log of 30 months, 2022-01 to 2024-06, without anything found. */
const nothing: CalendarResult = {
  calendarMonths: 30,
  seasons: { ...untested, why: 'no-difference', dispersion: 1, p: 0.52 },
  trend: { ...untested, why: 'no-difference', dispersion: 1, p: 0.29, change: null },
  months: null,
  events: [],
  bins: Array.from({ length: 30 }, (_, i) => ({
    name: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    month: (i % 12) + 1,
    actual: 10,
    expected: 9.5,
  })),
  ordinaryAhead: 26,
  backtest: null,
  totals: null,
  estimate: null,
};

const withSeason = (why: CalendarResult['seasons']['why'], more: Partial<CalendarResult> = {}) =>
  calendarText({ ...nothing, ...more, seasons: { ...nothing.seasons, why } });

const withTrend = (why: CalendarResult['trend']['why'], more: Partial<CalendarResult> = {}) =>
  calendarText({ ...nothing, ...more, trend: { ...nothing.trend, ...more.trend, why } });

describe('why there is no season', () => {
  it('is that months differ by no more than chance, or than years do', () => {
    expect(withSeason('no-difference')).toMatch(
      /^No season: the months differ no more than by chance \(p = 0\.52\)\. /,
    );
    expect(calendarText({ ...nothing, seasons: { ...nothing.seasons, dispersion: 8.6 } })).toMatch(
      /^No season: the months differ no more than from year to year \(p = 0\.52\)\. /,
    );
  });

  it('is the month that the log has in one year only, without excluded dates', () => {
    const bins = nothing.bins.map((bin) =>
      bin.name === '2023-08' ? { ...bin, name: '2023-08 excluded' } : bin,
    );
    expect(withSeason('month-unseen', { bins })).toMatch(
      /^No season: August is seen in one year only, it takes two\. /,
    );
  });

  it('is the months in which nobody bought again', () => {
    const bins = nothing.bins.map((bin) =>
      bin.month === 8 || bin.month === 2 ? { ...bin, actual: 0 } : bin,
    );
    expect(withSeason('month-empty', { bins })).toMatch(
      /^No season: nobody bought again in February and August, whatever the year\. /,
    );
  });
});

test('what seasons and trend have in common is said once', () => {
  for (const [why, words] of [
    ['too-short', 'the log has 18 calendar months, it takes 24'],
    ['no-dates', 'the days of purchases are not known'],
    ['no-model', 'no model could be fitted'],
  ] as const)
    expect(
      calendarText({
        ...nothing,
        calendarMonths: 18,
        seasons: { ...untested, why },
        trend: { ...untested, why, change: null },
      }),
    ).toBe(`No season or trend: ${words}.`);
});

test('every reason has words of its own', () => {
  const seasons = seasonReasons
    .filter((why) => why !== 'clear' && why !== 'requested')
    .map((why) => withSeason(why, { calendarMonths: 12 }));
  const trends = trendReasons
    .filter((why) => why !== 'clear' && why !== 'requested')
    .map((why) => withTrend(why, { calendarMonths: 12 }));
  expect(new Set(seasons).size).toBe(seasonReasons.length - 2);
  expect(new Set(trends).size).toBe(trendReasons.length - 2);
  for (const text of [...seasons, ...trends]) expect(text).not.toMatch(/undefined|null|NaN/);
});

const weights = [0.6, 0.7, 0.7, 0.8, 0.8, 0.8, 0.6, 0.7, 0.7, 0.8, 1.8, 3];
const season: CalendarResult = {
  ...nothing,
  seasons: { ...untested, used: true, why: 'clear', dispersion: 1.2, p: 0.00002 },
  months: weights.map((weight, i) => ({
    month: i + 1,
    weight,
    low: weight / 1.2,
    high: weight * 1.2,
    years: i < 6 ? 3 : 2,
    purchases: 30,
  })),
};

describe('a season', () => {
  it('is the months with the highest and the lowest weights, the years behind them and p', () => {
    expect(calendarText(season)).toMatch(
      /^A December day counts for 3\.0 ordinary ones, a November day 1\.8, a July day 0\.60 \(2 to 3 years, p < 0\.0001\)\. /,
    );
  });

  it('names months with the article of their first letter', () => {
    const of = (month: number) => ({ 4: 0.5, 8: 3, 10: 2 })[month] ?? 0.72;
    const months = season.months?.map((each) => ({ ...each, weight: of(each.month) })) ?? null;
    expect(calendarText({ ...season, months })).toMatch(
      /^An August day counts for 3\.0 ordinary ones, an October day 2\.0, an April day 0\.50 /,
    );
  });

  it('that was requested says so', () => {
    const requested = { ...season, seasons: { ...season.seasons, why: 'requested', p: 0.4 } };
    expect(calendarText(requested as CalendarResult)).toContain(
      '(as --seasons on requests; p = 0.40)',
    );
  });

  it('that the backtest finds less likely is doubted', () => {
    const tested = (heldOutLogLikelihood: number) => ({ heldOutLogLikelihood, predicted: 100 });
    const worse = { used: tested(-503.2), without: tested(-500) };
    expect(calendarText({ ...season, backtest: worse })).toContain(
      'its held-out log-likelihood is 3.2 lower than without.',
    );
    const better = { used: worse.without, without: worse.used };
    expect(calendarText({ ...season, backtest: better })).not.toContain('held-out');
  });
});

const change = { yearly: -0.12, low: -0.2, high: -0.04, since: '2022-01-03' };

describe('a trend', () => {
  it('is the change in a year, with its interval, and for how long it goes on', () => {
    const estimate = { kinds: [], values: [], covariance: null, until: '2025-06-30' };
    const text = withTrend('clear', {
      trend: { ...nothing.trend, used: true, p: 0.003, change },
      estimate: { ...estimate, trendYears: 3.48 },
    });
    expect(text).toContain(
      'Customers buy 12% less every year (4.0% to 20% less; p = 0.0030), since 2022-01-03, and for 3.5 years more.',
    );
  });

  it('that may be none has an interval to both sides', () => {
    const both = { ...change, low: -0.2, high: 0.03 };
    expect(
      withTrend('requested', { trend: { ...nothing.trend, used: true, p: null, change: both } }),
    ).toContain('(20% less to 3.0% more; as --trend on requests)');
  });

  it('of a log too short for one names both forecasts', () => {
    const totals = (expected: number) => ({
      purchases: { expected, low: null, high: null },
      spend: { expected: 1, low: null, high: null },
      slipping: 0,
    });
    expect(
      withTrend('short', {
        trend: { ...nothing.trend, p: 0.003, change },
        totals: { used: totals(925), without: null, withTrend: totals(812) },
      }),
    ).toContain(
      'No trend is used: the log has 30 calendar months, it takes 36. So far customers buy 12% less every year (p = 0.0030); with that, 812 purchases are expected, not 925.',
    );
  });
});

test('events, months that were unusual once and dates that are left out are named', () => {
  const at = (first: string, last = first) => [{ first, last }];
  const text = calendarText({
    ...nothing,
    events: [
      { name: 'sale', kind: 'event', dates: at('2024-11-29'), factor: 3.1, low: 2.5, high: 3.9 },
      {
        name: '2022-07 excluded',
        kind: 'excluded',
        dates: at('2022-07-01', '2022-07-31'),
        factor: 0,
        low: null,
        high: null,
      },
      {
        name: '2023-05',
        kind: 'one-time',
        dates: at('2023-05-01', '2023-05-31'),
        factor: 2.34,
        low: 1.9,
        high: 2.8,
      },
    ],
  });
  expect(text).toContain('A day of sale counts for 3.1 others (2.5–3.9).');
  expect(text).toContain(
    'the months ahead do not have it: 2023-05, with 2.3 times the usual purchases (1.9–2.8).',
  );
  expect(text).toContain('Left out: 2022-07-01 to 2022-07-31.');
});

describe('months that were unusual once', () => {
  const once = (name: string, factor: number): CalendarResult['events'][number] => ({
    name,
    kind: 'one-time',
    dates: [{ first: `${name}-01`, last: `${name}-28` }],
    factor,
    ...(factor > 0 ? { low: factor / 2, high: factor * 2 } : { low: null, high: null }),
  });

  it('are named with their factors, those in which nobody bought apart', () => {
    const text = calendarText({ ...nothing, events: [once('2023-02', 4), once('2022-05', 0)] });
    expect(text).toContain(
      'the months ahead do not have it: 2023-02, with 4.0 times the usual purchases (2.0–8.0).',
    );
    expect(text).toMatch(
      /\. Nobody bought again in 2022-05, as if nobody could: these days count for no time\.$/,
    );
  });
});
