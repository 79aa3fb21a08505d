import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KnownPurchases, knownPurchases } from '../../../src/core/forecast/known-purchases.ts';
import { purchaseForecast } from '../../../src/core/forecast/purchase-forecast.ts';
import type { CalendarRequest } from '../../../src/core/purchase/calendar/choose-calendar.ts';
import type { PurchaseUnit } from '../../../src/core/purchase/customer-summary.ts';
import type { PurchaseModelName } from '../../../src/core/purchase/purchase-model.ts';
import { seasonsLog, seasonsShop } from '../../../src/core/purchase/testing/seasons-generator.ts';
import { expectNear, modelNames, oracle } from './logs.ts';

const { customers } = seasonsShop();
const groups = Uint32Array.from(customers, ({ label }) => (label ? 1 : 0));
const bought = customers.flatMap(({ days }, customer) => days.map((day) => ({ customer, day })));

/** The purchases of the shop as a log. */
const log = (unit: PurchaseUnit): KnownPurchases =>
  knownPurchases(
    {
      customers: customers.length,
      customer: Uint32Array.from(bought, ({ customer }) => customer),
      day: Int32Array.from(bought, ({ day }) => day),
      amount: Float64Array.from(bought, () => 100),
      minorUnits: 100,
    },
    { until: seasonsLog.until, unit, includeFirst: false },
  );

const months: CalendarRequest = { seasons: 'on', trend: 'off', events: [], excluded: [] };

/** A forecast with a rate for customers with the label. */
function forecastOf(
  known: KnownPurchases,
  model: PurchaseModelName,
  {
    split = null as number | null,
    unit = 'day' as PurchaseUnit,
    calendar = { ...months, seasons: 'off' } as CalendarRequest,
  } = {},
) {
  return purchaseForecast(known, {
    until: seasonsLog.until,
    unit,
    includeFirst: false,
    ahead: 100,
    models: [model],
    split,
    draws: 0,
    seed: 1,
    calendar,
    groups,
  });
}

/** How often customers with the label buy. */
function effectOf(...of: Parameters<typeof forecastOf>) {
  const { effect, choice } = forecastOf(...of);
  if (effect === null) throw new Error('no effect');
  return { ...effect, fit: choice.chosen.fit };
}

/** Compares an effect with the coefficient of the other program, its interval γ ± 1.959964 standard errors. */
function expectEffect(
  { rates }: ReturnType<typeof effectOf>,
  { value, standardError }: { readonly value: number; readonly standardError: number },
): void {
  expect(rates[0]).toEqual({ rate: 1, low: 1, high: 1 });
  const { rate = 0, low = 0, high = 0 } = rates[1] ?? {};
  const reach = 1.959963985 * standardError;
  expectNear([rate], [Math.exp(value)], 1e-6);
  expectNear([low, high], [Math.exp(value - reach), Math.exp(value + reach)], 1e-5);
}

/** Written by effect.py. */
const heldOut = JSON.parse(readFileSync(new URL('effect.json', import.meta.url), 'utf8')) as Record<
  'plain' | 'months',
  { rates: number; apart: number }
> & { split: number };

describe('the effect of a label', () => {
  it.each(['plain', 'months'] as const)(
    'gains as much in a backtest as in the other program, beside separate fits: %s',
    (which) => {
      const { holdout } = forecastOf(log('day'), 'bg-nbd', {
        split: seasonsLog.from + heldOut.split,
        ...(which === 'months' && { calendar: months }),
      });
      const { rates, apart } = heldOut[which];
      expect(holdout?.gains?.rates).toBeCloseTo(rates, 4);
      expect(holdout?.gains?.apart).toBeCloseTo(apart, 4);
    },
  );

  it('is that of the other program with months, in days and in weeks', () => {
    const { label } = oracle.variants;
    if (label?.label === undefined) throw new Error('no label');
    const without = oracle.models['BG/NBD'].months.logLikelihood;
    for (const unit of ['day', 'week'] as const) {
      const found = effectOf(log(unit), 'bg-nbd', { unit, calendar: months });
      expectEffect(found, label.label);
      expect(found.likelihoodRatio).toBeCloseTo(2 * (label.logLikelihood - without), 4);
      expect(found.freedom).toBe(1);
      expectNear([found.p], [label.test?.p ?? Number.NaN], 1e-4);
      // 4 parameters, 11 months and the label, which counts in the one and not in the other.
      expect(found.aic - found.aicWithout).toBeCloseTo(2 - found.likelihoodRatio, 8);
      expect(found.aic - 2 * 16).toBeCloseTo(-2 * (found.fit?.logLikelihood ?? 0), 8);
    }
  });

  it.each(['nbd', 'bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const)(
    'is that of the other program without a calendar, from a log and from a summary: %s',
    (model) => {
      const { label, plain } = oracle.models[modelNames[model]];
      if (label?.label === undefined) throw new Error('no label');
      const known = log('day');
      for (const each of [known, { ...known, days: null }]) {
        const found = effectOf(each, model);
        expectEffect(found, label.label);
        expectNear(Object.values(found.fit?.parameters ?? {}), label.parameters, 1e-5);
        expect(found.likelihoodRatio).toBeCloseTo(
          2 * (label.logLikelihood - plain.logLikelihood),
          5,
        );
      }
    },
  );
});
