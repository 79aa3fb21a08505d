import { expect, it } from 'vitest';
import { finestGrid } from '../numeric/decimal-grid.ts';
import { cellForecasts } from './cell-forecasts.ts';
import {
  type CustomerFigure,
  type CustomerForecasts,
  customerForecasts,
  residualValue,
} from './customer-forecast.ts';
import { cellMoney, customerAmounts } from './customer-money.ts';
import { pastRate } from './forecaster.ts';
import { knownPurchases } from './known-purchases.ts';
import { purchaseForecast } from './purchase-forecast.ts';

// One customer, 10.00 on each of the days 0, 7 and 14, observed until day 28; and another who came on day 28.
const days = {
  customers: 2,
  customer: Uint32Array.of(0, 0, 0, 1),
  day: Int32Array.of(0, 7, 14, 28),
  amount: new Float64Array(4).fill(1000),
  minorUnits: 100,
};
const weeks = 365.25 / 7;
const request = {
  until: 28,
  unit: 'week',
  includeFirst: false,
  ahead: weeks,
  models: [],
  split: null,
  draws: 2,
  seed: 1,
} as const;
const terms = { horizonYears: 1, margin: 0.4, marketing: { share: 0.1 }, discount: 0.1 };
const forecast = purchaseForecast(knownPurchases(days, request), request);
const money = cellMoney(pastRate, forecast.cells, terms, weeks);
const { cells, spend } = forecast;
const inputs = {
  forecast,
  terms,
  unitsPerYear: weeks,
  each: cellForecasts(pastRate, cells, weeks),
  money,
  value: customerAmounts({ money, cells, spend: spend.each }, finestGrid),
};

/** The figures of one customer. */
function forecastOf(customer: number, of = inputs) {
  const figures = Object.entries<CustomerFigure>({ ...customerForecasts(of) });
  const found = figures.map(([name, figure]) => {
    const into = new Float64Array(1);
    figure(Uint32Array.of(customer), into);
    return [name, into[0]];
  });
  return Object.fromEntries(found) as Record<keyof CustomerForecasts, number>;
}

it('describes a customer at the past rate by hand', () => {
  const found = forecastOf(0);
  // 29 days count, the last one included; 2 purchases in 4 weeks go on at one in two.
  expect(found.tenureYears).toBeCloseTo(29 / 365.25, 12);
  expect(found.annualSpend * found.tenureYears).toBeCloseTo(30, 12);
  expect(found).toMatchObject({ usualGapDays: 7, daysSilent: 14, alive: 1, spendPerPurchase: 10 });
  expect(found.expectedPurchases).toBeCloseTo(weeks / 2, 12);
  expect(found.buysWithin).toBeCloseTo(1 - Math.exp(-weeks / 2), 12);
  // 3 of 10 are left of each; a year at the rate is worth ∫ e^{−t log 1.1} dt of it.
  const year = -Math.expm1(-Math.log(1.1)) / Math.log(1.1);
  // Each of the four steps is rounded to a millionth.
  expect(Math.abs(found.value - 3 * (weeks / 2) * year)).toBeLessThan(4 * 0.5e-6);
  // No model was fitted, so nothing is known of the uncertainty of the rate.
  expect(found).toMatchObject({ low: Number.NaN, high: Number.NaN });
  // And for ever: 1/log 1.1 years of it.
  expect(residualValue(0, inputs)).toBeCloseTo((3 * (weeks / 2)) / Math.log(1.1), 8);
});

it('knows no rhythm of somebody who came today, and no endless value without a discount', () => {
  const found = forecastOf(1);
  expect(found).toMatchObject({
    usualGapDays: Number.NaN,
    daysSilent: 0,
    expectedPurchases: 0,
    value: 0,
  });
  expect(found.tenureYears).toBeCloseTo(1 / 365.25, 12);
  const growing = { ...inputs, terms: { ...terms, growth: 0.1 } };
  expect(residualValue(0, growing)).toBeNaN();
});

it('knows P10 and P90 of the purchases by a model, and that one customer is too few for it', () => {
  const withModel = { ...request, models: ['nbd'] } as const;
  const fitted = purchaseForecast(knownPurchases(days, withModel), withModel);
  const { chosen } = fitted.choice;
  const ofModel = cellMoney(chosen, fitted.cells, terms, weeks);
  const { value, low, high } = forecastOf(0, {
    ...inputs,
    forecast: fitted,
    each: cellForecasts(chosen, fitted.cells, weeks),
    money: ofModel,
    value: customerAmounts({ ...fitted, money: ofModel, spend: fitted.spend.each }, finestGrid),
  });
  expect(low).toBeLessThan(value);
  expect(high).toBeGreaterThan(value);
  expect(fitted.marked).toBe('few-repeat-customers');
});
