import { describe, expect, it } from 'vitest';
import { type Calendar, shopClock } from '../../../src/core/purchase/calendar/calendar.ts';
import {
  type CalendarDesign,
  type CalendarShape,
  plainShape,
} from '../../../src/core/purchase/calendar/calendar-design.ts';
import { calendarEstimate } from '../../../src/core/purchase/calendar/calendar-estimate.ts';
import { calendarLikelihood } from '../../../src/core/purchase/calendar/calendar-likelihood.ts';
import { dispersionOf } from '../../../src/core/purchase/calendar/calendar-test.ts';
import { chooseCalendar } from '../../../src/core/purchase/calendar/choose-calendar.ts';
import { clockedLaw } from '../../../src/core/purchase/calendar/clocked-law.ts';
import { sumOver } from '../../../src/core/purchase/purchase-cells.ts';
import { purchaseModels } from '../../../src/core/purchase/purchase-models.ts';
import { seasonsLog, seasonsShop } from '../../../src/core/purchase/testing/seasons-generator.ts';
import { calendarLog, cdnowCustomers, clockedLog, maximumOf, oracle, plainFit } from './logs.ts';

// The figures that were given with the method, to the digits given; generate.py finds them as well.
const { customers, state } = seasonsShop();
const { from, until, speeds } = seasonsLog;
const log = calendarLog(customers, { from, until });
const monthly: CalendarShape = { ...plainShape, months: true };
const everyRequest = { seasons: 'auto', trend: 'auto', events: [], excluded: [] } as const;

/** Compares decimals as they are printed with a number of places after the point. */
const expectPrinted = (found: readonly number[], expected: string) =>
  expect(
    found
      .map((value) => value.toFixed(6).replace(/^(-?)0\./, '$1.'))
      .join(' ')
      .replaceAll('-', '−'),
  ).toBe(expected);

it('simulates the shop', () => {
  const sum = (of: (days: readonly number[]) => number) =>
    customers.reduce((total, { days }) => total + of(days), 0);
  expect(sum((days) => days.length - 1)).toBe(974);
  expect(sum((days) => (days.length === 1 ? 1 : 0))).toBe(72);
  expect(customers.filter(({ label }) => label)).toHaveLength(166);
  expect(sum((days) => (days[0] ?? 0) - from)).toBe(139_360);
  expect(sum((days) => (days.at(-1) ?? 0) - from)).toBe(204_871);
  expect(state).toBe(908_985_785);
});

describe('1–3: the weights by which the shop was simulated', () => {
  const calendar: Calendar = { months: speeds, trend: 0, trendYears: 0, until, events: [] };
  const clock = shopClock(calendar, from);
  const tau = (first: number, last: number) => clock.tau(from + first, from + last);

  it('has the times', () => {
    expect(tau(68, 731)).toBeCloseTo(683.8, 9);
    expect(tau(0, 365)).toBeCloseTo(365.8, 9);
    expect(tau(731, 913)).toBeCloseTo(145.8, 9);
    const logs = customers.flatMap(({ days }) =>
      days.slice(1).map((day) => Math.log(clock.weight(day))),
    );
    expectPrinted([logs.reduce((sum, each) => sum + each, 0)], '108.199418');
  });

  // One coefficient, 1: log s is that of the simulation.
  const column = Float64Array.from(log.bins.bins, ({ month }) => Math.log(speeds[month - 1] ?? 0));
  const design: CalendarDesign = [{ name: 'speeds', kind: 'month', column, precision: 0 }];

  it.each([
    ['bg-nbd', [0.5, 60, 0.8, 2.5], '−5543.148458'],
    ['nbd', [0.5, 60], '−5731.824156'],
    ['mbg-nbd', [0.5, 60, 0.8, 2.5], oracle.fixed['MBG/NBD'].toFixed(6).replace('-', '−')],
  ] as const)('has the likelihood of %s', (model, parameters, expected) => {
    const at = [...parameters.map(Math.log), 1];
    const { penalised } = calendarLikelihood(clockedLog(purchaseModels[model], log), log, design);
    expectPrinted([penalised(at, new Float64Array(at.length))], expected);
  });

  it('has the forecasts of 182 days', () => {
    const law = clockedLaw(purchaseModels['bg-nbd'].law([0.5, 60, 0.8, 2.5]), {
      clock,
      until,
      unitDays: 1,
    });
    const of = (purchases: number, first: number, last: number) => {
      expect(tau(first, 731)).toBeCloseTo(first === 200 ? 572.1 : 658.2, 9);
      return { purchases, recency: last - first, age: 731 - first };
    };
    expect(tau(100, 500)).toBeCloseTo(395.1, 9);
    const [once, often] = [of(0, 200, 200), of(2, 100, 500)];
    expect(law.expected(once, 182)).toBeCloseTo(0.110845381, 9);
    expect(law.buysWithin(once, 182)).toBeCloseTo(0.098572072, 9);
    expect(law.expected(often, 182)).toBeCloseTo(0.281292046, 9);
    expect(law.alive(often)).toBeCloseTo(0.583055498, 9);
    expect(law.buysWithin(often, 182)).toBeCloseTo(0.215740179, 9);
    expectPrinted([sumOver(log.cells, (history) => law.expected(history, 182))], '214.068265');
  });
});

describe('4–6: the joint maximum of BG/NBD', () => {
  const plain = plainFit('bg-nbd', log);
  const season = maximumOf(log, monthly, plain);
  const { values, kinds } = calendarEstimate(season, log, { events: [] });

  it('has the model without months', () => {
    expectPrinted(Object.values(plain.parameters), '1.150905 86.659629 .404024 .808819');
    expectPrinted([plain.logLikelihood], '−5537.656637');
  });

  it('has the model with months', () => {
    const of = (kind: string) => values.filter((_, i) => kinds[i] === kind);
    expectPrinted(of('parameter'), '1.083174 82.170101 .509955 .922326');
    expectPrinted([season.logLikelihood], '−5487.701822');
    expectPrinted([2 * (season.logLikelihood - plain.logLikelihood)], '99.909630');
    expectPrinted(
      of('month'),
      '.659223 .705920 .971168 .770782 .872617 .888505 .868776 .830692 .892988 1.080249 1.411360 2.047720',
    );
    const { phi, freedom } = dispersionOf(season, log) ?? {};
    expectPrinted([phi ?? Number.NaN], '1.230659');
    expect(freedom).toBe(12);
  });

  it('expects as many purchases as there were, over the years of each month', () => {
    for (let month = 1; month <= 12; month++) {
      const bins = [...log.bins.bins.keys()].filter((b) => log.bins.bins[b]?.month === month);
      const over = (of: Float64Array) => bins.reduce((sum, b) => sum + (of[b] ?? Number.NaN), 0);
      expect(over(season.expected)).toBeCloseTo(over(log.repeats), 5);
    }
  });

  it('has the label', () => {
    const found = maximumOf(calendarLog(customers, { from, until, byLabel: true }), monthly, plain);
    const place = found.at.length - 1;
    expectPrinted([found.at[place] ?? Number.NaN], '.596002');
    expectPrinted([Math.sqrt(found.covariance?.[place]?.[place] ?? Number.NaN)], '.137993');
    expectPrinted([found.logLikelihood], '−5478.381822');
  });

  it('has the trend', () => {
    const found = maximumOf(log, { ...monthly, trend: true }, plain);
    const place = found.at.length - 1;
    expectPrinted([found.at[place] ?? Number.NaN], '−.042992');
    expectPrinted([Math.sqrt(found.covariance?.[place]?.[place] ?? Number.NaN)], '.091194');
    expectPrinted([found.logLikelihood], '−5487.591075');
  });

  it('uses the season, and no trend', () => {
    const { seasons, trend, oneTime } = chooseCalendar(log, plain, everyRequest);
    const expected = oracle.models['BG/NBD'].months.test?.pWithPhi ?? Number.NaN;
    expect(seasons.why).toBe('clear');
    expect((seasons.test?.p ?? Number.NaN) / expected).toBeCloseTo(1, 6);
    expect(trend.why).toBe('no-difference');
    expect(trend.test?.p).toBeCloseTo(oracle.variants.trend.test?.pWithPhi ?? Number.NaN, 6);
    expect(oneTime).toEqual([]);
  });
});

const folder = process.env['REFERENCE_DATA'];
const why = folder === undefined ? ' (REFERENCE_DATA does not name the folder of the data)' : '';

describe.skipIf(folder === undefined)(`7: CDNOW, weeks${why}`, () => {
  const fitted = () => {
    const sample = cdnowCustomers(folder ?? '');
    const data = calendarLog(sample.customers, { ...sample, unitDays: 7 });
    return { data, plain: plainFit('bg-nbd', data) };
  };

  it('has the models without and with months', () => {
    const { data, plain } = fitted();
    const season = maximumOf(data, monthly, plain);
    expectPrinted([plain.logLikelihood], '−17138.233965');
    expectPrinted([season.logLikelihood], '−17094.697300');
    expectPrinted([2 * (season.logLikelihood - plain.logLikelihood)], '87.073330');
    const { phi, freedom } = dispersionOf(season, data) ?? {};
    expectPrinted([phi ?? Number.NaN], '8.618650');
    expect(freedom).toBe(6);
  });

  it('has no season', () => {
    const { data, plain } = fitted();
    const { seasons, months, used } = chooseCalendar(data, plain, everyRequest);
    expect({ why: seasons.why, months, used }).toEqual({
      why: 'too-short',
      months: 18,
      used: null,
    });
  });
});
