import { describe, expect, it } from 'vitest';
import { finestGrid } from '../numeric/decimal-grid.ts';
import { gammaDraws, randomSource } from '../numeric/random.ts';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { cellForecasts } from './cell-forecasts.ts';
import { cellMoney } from './customer-money.ts';
import { groupForecasts } from './group-forecasts.ts';
import { usualSplit } from './holdout-split.ts';
import { knownPurchases } from './known-purchases.ts';
import { type ForecastRequest, purchaseForecast } from './purchase-forecast.ts';
import { slippingCustomers } from './slipping.ts';
import { splitDays } from './split-days.ts';
import { simulatedLog } from './testing/simulated-log.ts';
import type { Band } from './total-spread.ts';

const weeks = 365.25 / 7;
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

/** Amounts as Gamma-Gamma has them: of each customer gamma(4, ν), with ν gamma(3, 15); in cents. */
function withAmounts(days: PurchaseDays, seed: number): PurchaseDays {
  const random = randomSource(seed);
  const [own, scales] = [gammaDraws(4, random), gammaDraws(3, random)];
  const scale = Array.from({ length: days.customers }, () => scales() / 15);
  return {
    ...days,
    amount: Float64Array.from(days.customer, (i) =>
      Math.max(1, Math.round((100 * own()) / (scale[i] ?? 1))),
    ),
  };
}

/** The forecast made at day 360 of a shop, and what happened in the next half year. */
function forecastAndActual(seed: number) {
  const days = withAmounts(simulatedLog({ ...shop, customers: 400, seed }), seed);
  const { known, purchases, spend } = splitDays(days, 360, 360 + 182);
  const settings = { ...request, until: 360, models: ['mbg-nbd'] as const };
  const forecast = purchaseForecast(knownPurchases(known, settings), settings);
  const { cells, choice } = forecast;
  const each = cellForecasts(choice.chosen, cells, 26);
  const money = cellMoney(choice.chosen, cells, { horizonYears: 26 / weeks }, weeks);
  const all = { of: new Uint32Array(cells.customers), count: 1 };
  const { all: total } = groupForecasts(forecast, each, money, all, finestGrid);
  const sum = (values: Float64Array) => values.reduce((total, own) => total + own, 0);
  return {
    purchases: total.purchases,
    spend: total.spend,
    expectedBuyers: total.buyers,
    actual: sum(purchases),
    actualSpend: sum(spend),
    buyers: sum(purchases.map((own) => Math.min(1, own))),
  };
}

const within = ({ low, high }: Band, actual: number) =>
  low !== null && high !== null && actual >= low && actual <= high;

describe('customers who do what the model takes them for', () => {
  const runs = Array.from({ length: 60 }, (_, i) => forecastAndActual(1000 + i));

  it('fall into bands of 80 % in about 80 % of cases', () => {
    // Binomial of 60 with 0.8: 48 ± 3.1.
    for (const inside of [
      runs.filter((run) => within(run.purchases, run.actual)),
      runs.filter((run) => within(run.spend, run.actualSpend)),
    ]) {
      expect(inside.length).toBeGreaterThan(40);
      expect(inside.length).toBeLessThan(57);
    }
  });

  it('buy as much in all as expected, as many of them, and for as much', () => {
    const ratio = (of: (run: Run) => number, to: (run: Run) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.reduce((sum, run) => sum + to(run), 0);
    type Run = (typeof runs)[number];
    expect(
      ratio(
        (run) => run.purchases.expected,
        (run) => run.actual,
      ),
    ).toBeCloseTo(1, 1);
    expect(
      ratio(
        (run) => run.spend.expected,
        (run) => run.actualSpend,
      ),
    ).toBeCloseTo(1, 1);
    expect(
      ratio(
        (run) => run.expectedBuyers,
        (run) => run.buyers,
      ),
    ).toBeCloseTo(1, 1);
  });
});

describe('a backtest', () => {
  const days = simulatedLog({ ...shop, customers: 600, seed: 5 });

  it('chooses the model that the customers follow, which errs less than those that know of no leaving', () => {
    const { choice, report, holdout } = purchaseForecast(knownPurchases(days, request), {
      ...request,
      split: 400,
    });
    expect(choice.chosen.name).toBe('mbg-nbd');
    const mae = (name: string) =>
      holdout?.tests.find(({ forecaster }) => forecaster.name === name)?.mae ?? 0;
    expect(report?.mae).toBe(mae('mbg-nbd'));
    expect(report?.mae).toBeLessThan(mae('nbd'));
    expect(report?.mae).toBeLessThan(holdout?.pastRate.mae ?? 0);
  });

  it('is as long as the forecast, but at most a third of the log', () => {
    const terms = { until: 539, unit: 'week', includeFirst: false } as const;
    expect(usualSplit(knownPurchases(days, terms), terms, 10)).toBe(539 - 70);
    const first = Math.min(...days.day);
    expect(usualSplit(knownPurchases(days, terms), terms, 52)).toBe(
      539 - Math.floor((539 - first) / 3),
    );
    const few = simulatedLog({ ...shop, customers: 20, seed: 5 });
    expect(usualSplit(knownPurchases(few, terms), terms, 10)).toBeNull();
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
  expect([...atRisk].sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(atRisk);
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

it('widens its bands where the forecast purchases did not come', () => {
  const days = simulatedLog({ ...shop, customers: 300, seed: 4 });
  // All purchases up to day 300, observed until day 420: in the backtest nobody buys.
  const { known } = splitDays(days, 300, 540);
  const settings = { ...request, until: 420, split: 310 };
  const { report, excess } = purchaseForecast(knownPurchases(known, settings), settings);
  expect(report?.weeks.at(-1)?.actual).toBe(0);
  expect(excess.purchases).toBeLessThan(-3);
});
