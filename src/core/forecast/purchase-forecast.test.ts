import { describe, expect, it } from 'vitest';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import { cellForecasts } from './customer-forecasts.ts';
import {
  type ForecastRequest,
  knownPurchases,
  purchaseForecast,
  usualSplit,
} from './purchase-forecast.ts';
import { slippingCustomers } from './slipping.ts';
import { splitDays } from './split-days.ts';
import { simulatedLog } from './testing/simulated-log.ts';
import { bandOf } from './total-spread.ts';

const shop = { intakeDays: 180, untilDay: 540, gapDays: 30, stops: 0.15 };
const request: ForecastRequest = {
  until: 539,
  unit: 'week',
  includeFirst: false,
  ahead: 26,
  models: purchaseModelNames,
  split: null,
  draws: 200,
  seed: 1,
};

/** The forecast made at day 360 of so many shops, and the purchases of the next half year. */
function foreseen(seed: number) {
  const days = simulatedLog({ ...shop, customers: 400, seed });
  const { known, purchases } = splitDays(days, 360, 360 + 182);
  const { cells, choice, spread } = purchaseForecast(
    knownPurchases(known, { ...request, until: 360 }),
    {
      ...request,
      until: 360,
      models: ['mbg-nbd'],
    },
  );
  const each = cellForecasts(choice.chosen, cells, 26);
  const total = (column: Float64Array) =>
    cells.cellOf.reduce((sum, cell) => sum + (column[cell] ?? 0), 0);
  const expected = total(each.expected);
  return {
    band: bandOf(expected, [spread.parameters], Math.sqrt(spread.dispersion * expected)),
    actual: purchases.reduce((sum, own) => sum + own, 0),
    buyers: purchases.reduce((sum, own) => sum + Math.min(1, own), 0),
    expectedBuyers: total(each.buysWithin),
  };
}

describe('customers who do what the model takes them for', () => {
  const runs = Array.from({ length: 60 }, (_, i) => foreseen(1000 + i));

  it('fall into a band of 80 % in about 80 % of cases', () => {
    const inside = runs.filter(({ band, actual }) => actual >= band.low && actual <= band.high);
    // Binomial of 60 with 0.8: 48 ± 3.1; purchases of one day being one.
    expect(inside.length).toBeGreaterThan(38);
    expect(inside.length).toBeLessThanOrEqual(58);
  });

  it('buy as much in all as expected, and as many of them', () => {
    const sum = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((total, run) => total + of(run), 0);
    expect(sum(({ band }) => band.expected) / sum(({ actual }) => actual)).toBeCloseTo(1, 1);
    expect(sum(({ expectedBuyers }) => expectedBuyers) / sum(({ buyers }) => buyers)).toBeCloseTo(
      1,
      1,
    );
  });
});

describe('a backtest', () => {
  const days = simulatedLog({ ...shop, customers: 600, seed: 5 });

  it('chooses among all models by the error of what they said', () => {
    const forecast = purchaseForecast(knownPurchases(days, request), { ...request, split: 400 });
    expect(forecast.choice.chosenBy).toBe('held-out error');
    const settled = forecast.fitted.filter(({ fit }) => fit?.status === 'converged');
    const errors = (forecast.holdout?.tests ?? [])
      .filter(({ forecaster }) => settled.some(({ name }) => name === forecaster.name))
      .map(({ mae }) => mae);
    expect(errors.length).toBeGreaterThan(2);
    expect(forecast.report?.mae).toBe(Math.min(...errors));
    // Who stops is foreseen better by models that know of it than by those that do not.
    const mae = (name: string) =>
      forecast.holdout?.tests.find(({ forecaster }) => forecaster.name === name)?.mae ?? 0;
    expect(mae('mbg-nbd')).toBeLessThan(mae('nbd'));
    expect(mae('mbg-nbd')).toBeLessThan(forecast.holdout?.pastRate.mae ?? 0);
  });

  it('is as long as what is to be foreseen, but at most a third of the log', () => {
    const terms = { until: 539, unit: 'week', includeFirst: false } as const;
    expect(usualSplit(days, terms, 10)).toBe(539 - 70);
    const first = Math.min(...days.day);
    expect(usualSplit(days, terms, 52)).toBe(539 - Math.floor((539 - first) / 3));
    const few = simulatedLog({ ...shop, customers: 20, seed: 5 });
    expect(usualSplit(few, terms, 10)).toBeNull();
  });

  it('does not depend on how customers are numbered', () => {
    const order = [...Array(days.customers).keys()].reverse();
    const rows = order.flatMap((old, now) =>
      [...days.customer.keys()]
        .filter((i) => days.customer[i] === old)
        .map((i) => [now, days.day[i] ?? 0] as const),
    );
    const reversed = {
      ...days,
      customer: Uint32Array.from(rows, ([customer]) => customer),
      day: Int32Array.from(rows, ([, day]) => day),
    };
    const [one, other] = [days, reversed].map((log) =>
      purchaseForecast(knownPurchases(log, request), { ...request, split: 400 }),
    );
    expect(other?.fitted.map(({ fit }) => fit)).toEqual(one?.fitted.map(({ fit }) => fit));
    expect(other?.report?.purchases.low).toBe(one?.report?.purchases.low);
    expect(other?.spread).toEqual(one?.spread);
  });
});

it('finds no dropout where nobody stops, and goes by the model in which nobody does', () => {
  const days = simulatedLog({ ...shop, stops: 0, customers: 500, seed: 9 });
  const { choice, fitted } = purchaseForecast(knownPurchases(days, request), request);
  expect(choice.chosen.name).toBe('nbd');
  const status = fitted.find(({ name }) => name === 'bg-nbd')?.fit?.status;
  expect(status).toBe('no-dropout');
});

it('expects nothing of customers none of whom has come back', () => {
  const days = simulatedLog({ ...shop, stops: 1, customers: 50, seed: 9 });
  const { choice, cells, spread } = purchaseForecast(knownPurchases(days, request), request);
  expect(choice).toMatchObject({ chosenBy: 'fallback', chosen: { name: 'past-rate' } });
  expect([...cellForecasts(choice.chosen, cells, 26).expected].every((each) => each === 0)).toBe(
    true,
  );
  expect(spread.parameters).toBe(0);
});

it('misses whoever is silent for long by their own rhythm', () => {
  const days = simulatedLog({ ...shop, customers: 300, seed: 2 });
  const { choice, cells } = purchaseForecast(knownPurchases(days, request), request);
  const each = cellForecasts(choice.chosen, cells, 26);
  const value = Float64Array.from(cells.cellOf, (cell) => 10 * (each.expected[cell] ?? 0));
  const { customers, atRisk, gone } = slippingCustomers(cells, each, value);
  expect(customers.length).toBeGreaterThan(0);
  expect(gone).toBeGreaterThan(0);
  expect([...atRisk].sort((a, b) => b - a)).toEqual(atRisk);
  const { r = 0, alpha = 0 } = choice.chosen.fit?.parameters ?? {};
  for (const i of customers) {
    const cell = cells.cellOf[i] ?? 0;
    const [x = 0, last = 0, age = 0] = [
      cells.purchases[cell],
      cells.recency[cell],
      cells.age[cell],
    ];
    expect(x).toBeGreaterThanOrEqual(2);
    expect(((alpha + last) / (alpha + age)) ** (r + x)).toBeLessThan(0.1);
    expect(each.alive[cell]).toBeGreaterThanOrEqual(0.1);
  }
});
