import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from '../../../src/core/numeric/chi-squared.ts';
import type { DatedEvent } from '../../../src/core/purchase/calendar/calendar-bins.ts';
import {
  type CalendarShape,
  plainShape,
} from '../../../src/core/purchase/calendar/calendar-design.ts';
import { calendarEstimate } from '../../../src/core/purchase/calendar/calendar-estimate.ts';
import { CalendarFits } from '../../../src/core/purchase/calendar/calendar-fits.ts';
import { calendarTest, dispersionOf } from '../../../src/core/purchase/calendar/calendar-test.ts';
import type {
  CalendarData,
  CalendarMaximum,
} from '../../../src/core/purchase/calendar/fit-calendar.ts';
import { unusualMonths } from '../../../src/core/purchase/calendar/unusual-months.ts';
import {
  type PurchaseModelName,
  purchaseModelNames,
} from '../../../src/core/purchase/purchase-model.ts';
import { seasonsLog, seasonsShop } from '../../../src/core/purchase/testing/seasons-generator.ts';
import { dayNumber } from '../../../src/core/quantity/calendar.ts';
import {
  calendarLog,
  expectNear,
  maximumOf,
  modelNames,
  type OracleFit,
  oracle,
  plainFit,
} from './logs.ts';

const { customers, state } = seasonsShop();
const { from, until } = seasonsLog;
const monthly: CalendarShape = { ...plainShape, months: true };

/** Compares a maximum with that of the oracle: log-likelihoods to 1e-6, the rest to 1e-6 of its value. */
function expectFit(
  maximum: CalendarMaximum,
  data: CalendarData,
  expected: OracleFit,
  events: readonly DatedEvent[] = [],
): void {
  const estimate = calendarEstimate(maximum, data, { events });
  const of = (kind: string) => estimate.values.filter((_, i) => estimate.kinds[i] === kind);
  expect(maximum.logLikelihood).toBeCloseTo(expected.logLikelihood, 6);
  expect(maximum.penalised).toBeCloseTo(expected.penalised ?? expected.logLikelihood, 6);
  expectNear(of('parameter'), expected.parameters, 1e-6);
  expectNear(of('month'), expected.multipliers ?? [], 1e-6);
  for (const [kind, coefficient] of [
    ['trend', expected.trend],
    ['event', expected.event],
    ['effect', expected.label],
  ] as const) {
    const place = estimate.kinds.indexOf(kind);
    expect(place >= 0).toBe(coefficient !== undefined);
    if (coefficient === undefined) continue;
    const error = Math.sqrt(estimate.covariance?.[place]?.[place] ?? Number.NaN);
    const [log = Number.NaN] = of(kind).map(Math.log);
    expect(Math.abs(log - coefficient.value)).toBeLessThan(1e-6 * coefficient.standardError);
    expectNear([error], [coefficient.standardError], 1e-5);
  }
  if (expected.bins !== undefined) {
    expect([...data.repeats]).toEqual(expected.bins.actual);
    expectNear([...maximum.expected], expected.bins.expected, 1e-6);
  }
}

it('simulates the customers of the oracle', () => {
  const sum = (of: (customer: (typeof customers)[number]) => number) =>
    customers.reduce((total, customer) => total + of(customer), 0);
  expect({
    repeats: sum(({ days }) => days.length - 1),
    oneTime: sum(({ days }) => (days.length === 1 ? 1 : 0)),
    labelled: sum(({ label }) => (label ? 1 : 0)),
    first: sum(({ days }) => (days[0] ?? 0) - from),
    last: sum(({ days }) => (days.at(-1) ?? 0) - from),
    state,
  }).toEqual(oracle.generator);
});

describe.each(purchaseModelNames)('%s', (model: PurchaseModelName) => {
  const { plain, months, label } = oracle.models[modelNames[model]];
  const log = calendarLog(customers, { from, until });
  const fit = plainFit(model, log);
  const season = maximumOf(log, monthly, fit);

  it('has the same maximum without a calendar', () => {
    expect(fit.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    expectNear(Object.values(fit.parameters), plain.parameters, 1e-6);
    expectFit(maximumOf(log, plainShape, fit), log, plain);
  });

  it('has the same maximum with months', () => {
    expectFit(season, log, months);
    for (let m = 0; m < 12; m++) {
      const actual = (log.repeats[m] ?? 0) + (log.repeats[m + 12] ?? 0);
      const mean = (season.expected[m] ?? 0) + (season.expected[m + 12] ?? 0);
      expectNear([mean], [actual], 1e-7);
    }
  });

  it('has the same test of months', () => {
    const test = calendarTest(maximumOf(log, plainShape, fit), season, log, 11);
    expect(test?.likelihoodRatio).toBeCloseTo(months.test?.ratio ?? Number.NaN, 6);
    expect(test?.dispersion).toBeCloseTo(months.dispersion?.phi ?? Number.NaN, 6);
    expect(test?.dispersionFreedom).toBe(months.dispersion?.degreesOfFreedom);
    expectNear([test?.p ?? Number.NaN], [months.test?.pWithPhi ?? Number.NaN], 1e-6);
  });

  it('has the same effect of a label without a calendar', () => {
    const byLabel = calendarLog(customers, { from, until, byLabel: true });
    const found = maximumOf(byLabel, plainShape, fit);
    expectFit(found, byLabel, label);
    const ratio = 2 * (found.logLikelihood - fit.logLikelihood);
    expectNear([chiSquaredUpperTail(ratio, 1)], [label.test?.p ?? Number.NaN], 1e-6);
  });
});

describe('BG/NBD with months', () => {
  const log = calendarLog(customers, { from, until });
  const plain = plainFit('bg-nbd', log);
  const season = maximumOf(log, monthly, plain);

  it('has the same covariance of parameters and months', () => {
    const { covariance } = calendarEstimate(season, log, { events: [] });
    const expected = oracle.models['BG/NBD'].months.covariance;
    const errors = expected.map((row, i) => Math.sqrt(row[i] ?? Number.NaN));
    const scaled = (of: readonly (readonly number[])[]) =>
      of.map((row, i) => row.map((c, j) => c / ((errors[i] ?? 0) * (errors[j] ?? 0))));
    const found = scaled(covariance ?? []);
    for (const [i, row] of scaled(expected).entries())
      for (const [j, c] of row.entries())
        expect(Math.abs((found[i]?.[j] ?? Number.NaN) - c)).toBeLessThan(1e-5);
  });

  const march = log.bins.bins.findIndex(({ name }) => name === '2024-03');
  const range = (first: [number, number, number], last: [number, number, number]) => ({
    first: dayNumber(...first),
    last: dayNumber(...last),
  });
  const promotion = { name: 'promotion', ranges: [range([2024, 3, 1], [2024, 3, 31])] };
  const blackFriday = {
    name: 'black-friday',
    ranges: [range([2023, 11, 24], [2023, 11, 27]), range([2024, 11, 29], [2024, 12, 2])],
  };
  const { variants } = oracle;

  it.each([
    ['a trend', { ...monthly, trend: true }, variants.trend, [], false],
    ['a label', monthly, variants.label, [], true],
    ['a trend and a label', { ...monthly, trend: true }, variants.trendLabel, [], true],
    ['a free month', { ...monthly, excluded: [march] }, variants.oneTime, [], false],
    [
      'a month of an event',
      { ...monthly, events: ['promotion'] },
      variants.oneTime,
      [promotion],
      false,
    ],
    ['a one-time month', { ...monthly, oneTime: [march] }, variants.oneTime, [], false],
    [
      'windows',
      { ...monthly, events: ['black-friday'] },
      variants.blackFriday,
      [blackFriday],
      false,
    ],
    ['a trend without months', { ...plainShape, trend: true }, variants.trendOnly, [], false],
  ] as [string, CalendarShape, OracleFit, DatedEvent[], boolean][])(
    'has the same maximum with %s',
    (_, shape, expected, events, byLabel) => {
      const data = calendarLog(customers, { from, until, events, byLabel });
      const found = maximumOf(data, shape, plain);
      expectFit(found, data, expected, events);
      if (expected.dispersion === undefined) return;
      const { phi, freedom } = dispersionOf(found, data) ?? {};
      expect(phi).toBeCloseTo(expected.dispersion.phi, 6);
      expect(freedom).toBe(expected.dispersion.degreesOfFreedom);
    },
  );

  it('counts days on which nobody could buy as no bin', () => {
    // Ten days in which nobody bought again, left out: they have no factor and no expectation.
    const ranges = [range([2023, 2, 1], [2023, 2, 10])];
    const events = [{ name: 'closed', ranges }];
    const bought = customers.map(({ days, label }) => ({
      label,
      days: days.filter(
        (day, i) => i === 0 || !ranges.some((r) => day >= r.first && day <= r.last),
      ),
    }));
    const data = calendarLog(bought, { from, until, events });
    const excluded = [data.bins.bins.findIndex(({ event }) => event === 'closed')];
    const found = maximumOf(data, { ...monthly, excluded }, plainFit('bg-nbd', data));
    expect(data.bins.bins).toHaveLength(25);
    expect(excluded.map((bin) => [data.repeats[bin], found.expected[bin]])).toEqual([[0, 0]]);
    expect(dispersionOf(found, data)?.freedom).toBe(24 - 12);
  });

  it('has the same test of a trend', () => {
    const moving = maximumOf(log, { ...monthly, trend: true }, plain);
    const test = calendarTest(season, moving, log, 1);
    const { ratio, pWithPhi = Number.NaN } = variants.trend.test ?? {};
    expect(test?.likelihoodRatio).toBeCloseTo(ratio ?? Number.NaN, 6);
    expect(test?.p).toBeCloseTo(pWithPhi, 6);
  });

  it('has the same gains of months that were unusual once', () => {
    const held = { ...monthly, heldMonths: true };
    const before = maximumOf(log, held, plain);
    expectFit(before, log, oracle.search.months);
    const distances = log.bins.bins.map(({ name }, bin) => {
      const e = before.expected[bin] ?? Number.NaN;
      return { name, bin, distance: ((log.repeats[bin] ?? Number.NaN) - e) ** 2 / e };
    });
    const farthest = distances.sort((a, b) => b.distance - a.distance).slice(0, 3);
    expect(farthest.map(({ name }) => name)).toEqual(oracle.search.bins.map(({ bin }) => bin));
    for (const [i, { bin, distance }] of farthest.entries()) {
      const { pearson, gain, event } = oracle.search.bins[i] ?? {};
      const found = maximumOf(log, { ...held, oneTime: [bin] }, plain);
      expect(distance).toBeCloseTo(pearson ?? Number.NaN, 6);
      expect(found.penalised - before.penalised).toBeCloseTo(gain ?? Number.NaN, 6);
      expect(found.at.at(-1)).toBeCloseTo(event ?? Number.NaN, 6);
    }
    expect(oracle.search.bins.every(({ gain }) => gain < oracle.search.needed)).toBe(true);
    expect(unusualMonths(new CalendarFits(log, plain), monthly)).toEqual([]);
  });

  it('has the same maximum with a step at each month', () => {
    const fits = new CalendarFits(log, plain);
    fits.of(monthly);
    const found = oracle.steps.map(({ from: day }) => {
      const stepAt = log.bins.bins.findIndex(({ ranges }) => ranges[0]?.first === from + day);
      return fits.of({ ...monthly, stepAt })?.logLikelihood ?? Number.NaN;
    });
    for (const [i, { logLikelihood }] of oracle.steps.entries())
      expect(found[i]).toBeCloseTo(logLikelihood, 6);
  });
});

describe('a log that begins and ends within a month', () => {
  const begin = from + 9;
  const end = from + 715;
  const kept = customers
    .filter(({ days: [first = 0] }) => first >= begin)
    .map(({ days, label }) => ({ days: days.filter((day) => day < end), label }))
    .filter(({ days }) => days.length > 0);
  const log = calendarLog(kept, { from: begin, until: end });
  const plain = plainFit('bg-nbd', log);

  it('has the same histories and middles of months', () => {
    expect(kept).toHaveLength(oracle.partMonths.customers);
    expect(log.repeats.reduce((sum, n) => sum + n, 0)).toBe(oracle.partMonths.repeats);
    const middles = [log.bins.bins[0], log.bins.bins.at(-1)].map(
      (bin) => (bin?.years ?? Number.NaN) * 365.25 + 715,
    );
    expectNear(middles, oracle.partMonths.middles, 1e-12);
  });

  it.each(['plain', 'months', 'trend'] as const)('has the same maximum: %s', (name) => {
    const shape = { ...plainShape, months: name !== 'plain', trend: name === 'trend' };
    expectFit(maximumOf(log, shape, plain), log, oracle.partMonths[name]);
  });
});
