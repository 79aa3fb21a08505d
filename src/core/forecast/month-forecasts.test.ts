import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSum } from '../numeric/decimal-grid.ts';
import { fitPurchases } from '../purchase/fit-purchases.ts';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { cellForecasts } from './cell-forecasts.ts';
import { cellMoney } from './customer-money.ts';
import { groupForecasts } from './group-forecasts.ts';
import { knownPurchases } from './known-purchases.ts';
import { monthForecasts } from './month-forecasts.ts';
import { monthProfiles } from './month-profiles.ts';
import { evenSpend, type MonthlySpend } from './monthly-spend.ts';
import { monthsAhead } from './months-ahead.ts';
import { purchaseForecast } from './purchase-forecast.ts';
import type { ForecastTerms } from './purchase-steps.ts';
import { simulatedLog } from './testing/simulated-log.ts';

const start = dayNumber(2023, 1, 1);
const { day, ...others } = simulatedLog({
  customers: 120,
  seed: 4,
  intakeDays: 150,
  untilDay: 180,
  gapDays: 20,
  stops: 0.2,
});
// A log of January to June 2023.
const log = { ...others, day: day.map((each) => start + each) };
const terms = { until: start + 180, unit: 'week', includeFirst: true } as const;
const known = knownPurchases(log, terms);
const fit = fitPurchases('mbg-nbd', purchaseCells(known.summary));
if (fit === null) throw new RangeError('no fit');

const multipliersOf = (multipliers: readonly number[]): MonthlySpend => ({
  finding: null,
  used: { multipliers, covariance: multipliers.map(() => multipliers.map(() => 0)) },
});

interface Asked {
  readonly ahead: number;
  readonly monthlySpend?: MonthlySpend;
  readonly valued?: Omit<ForecastTerms, 'horizonYears'>;
  readonly groups?: number;
}

/** Forecasts of groups of the customers by a model that is given, in total and by month. */
function forecastOf({ ahead, monthlySpend = evenSpend, valued = {}, groups: count = 1 }: Asked) {
  const drawing = { draws: 30, seed: 1 };
  const forecast = purchaseForecast(
    known,
    { ...terms, ahead, models: [], split: null, ...drawing },
    {
      fit: fit as NonNullable<typeof fit>,
      calendar: null,
      spend: { parameters: null, covariance: null, mean: 10 },
      monthlySpend,
      excess: { purchases: 0.1, spend: -0.1 },
      marked: null,
    },
  );
  const { chosen } = forecast.choice;
  const unitsPerYear = 365.25 / 7;
  const value = { ...valued, horizonYears: ahead / unitsPerYear };
  const each = cellForecasts(chosen, forecast.cells, ahead);
  const money = cellMoney(chosen, forecast.cells, value, unitsPerYear, forecast.spendLaw);
  const groups = { of: Uint32Array.from(log.amount, (_, i) => i % count), count };
  const totals = groupForecasts(forecast, each, money, groups, 6);
  const months = monthsAhead(ahead, forecast.daysAhead);
  const profiles = monthProfiles(forecast, months, { terms: value, unitsPerYear, ...drawing });
  const sums = [...totals.groups, totals.all].map(({ purchases, spend, value: { expected } }) => ({
    purchases: purchases.expected,
    spend: spend.expected,
    value: Number(expected.toFixed(6)),
  }));
  return {
    months,
    totals: sums.slice(0, count),
    total: sums.at(-1) ?? { purchases: 0, spend: 0, value: 0 },
    bands: totals.all,
    ...monthForecasts(forecast, each, profiles, groups, sums.slice(0, count), 6),
  };
}

const horizons = fc.double({ min: 0.5, max: 80, noNaN: true });
const multipliers = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), {
  minLength: 12,
  maxLength: 12,
});
const valued = {
  margin: 0.4,
  discount: 0.15,
  growth: 0.05,
  serving: { perYear: 3 },
} as const;

describe('the months of a forecast', () => {
  it('add up to it exactly, in every group and in all', () => {
    fc.assert(
      fc.property(horizons, multipliers, fc.integer({ min: 1, max: 4 }), (ahead, f, count) => {
        const asked = { ahead, monthlySpend: multipliersOf(f), valued, groups: count };
        const { groups, all, totals } = forecastOf(asked);
        for (const figure of ['purchases', 'spend', 'value'] as const) {
          const of = (months: typeof all) =>
            decimalSum(months.map((each) => each[figure].expected));
          expect(groups.map(of)).toEqual(totals.map((each) => each[figure]));
          expect(of(all)).toBe(decimalSum(totals.map((each) => each[figure])));
        }
      }),
      { seed: 1, numRuns: 12 },
    );
  });

  it('are up to the end of each what a forecast of that time is', () => {
    const monthlySpend = multipliersOf([1, 0.8, 1, 1, 1.1, 1, 1.2, 1, 1, 0.9, 1, 1.4]);
    const { months, all } = forecastOf({ ahead: 52, monthlySpend, valued });
    for (const k of [0, 2, 6]) {
      const { total } = forecastOf({ ahead: months[k]?.end ?? 0, monthlySpend, valued });
      for (const figure of ['purchases', 'spend', 'value'] as const) {
        const sum = decimalSum(all.slice(0, k + 1).map((each) => each[figure].expected));
        // Each figure of 120 customers is rounded to millionths; values are integrated on other points.
        expect(Math.abs(sum / total[figure] - 1)).toBeLessThan(1e-5);
      }
    }
  });

  it('have as one month the band of the whole', () => {
    const { all, bands } = forecastOf({ ahead: 4 });
    expect(all).toHaveLength(1);
    const [only] = all;
    for (const figure of ['purchases', 'spend'] as const) {
      expect(only?.[figure].low).toBeCloseTo(bands[figure].low ?? Number.NaN, 6);
      expect(only?.[figure].high).toBeCloseTo(bands[figure].high ?? Number.NaN, 6);
    }
  });
});

describe('multipliers of the spend by month', () => {
  it('change nothing where they are the same in all months', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), (factor) => {
        const even = forecastOf({ ahead: 30, valued }).total;
        const monthlySpend = multipliersOf(Array(12).fill(factor));
        const { total } = forecastOf({ ahead: 30, valued, monthlySpend });
        expect(total.purchases).toBe(even.purchases);
        // The mean of the saved model stands for a usual purchase, of which each one is a multiple.
        expect(total.spend / even.spend).toBeCloseTo(factor, 6);
      }),
      { seed: 2, numRuns: 10 },
    );
  });

  it('double the spend where all months ahead have 2, and those of the log 1', () => {
    // July to December are ahead.
    const monthlySpend = multipliersOf([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    const [one, two] = [forecastOf({ ahead: 26 }), forecastOf({ ahead: 26, monthlySpend })];
    expect(two.total.purchases).toBe(one.total.purchases);
    expect(two.total.spend / one.total.spend).toBeCloseTo(2, 3);
    expect(two.total.value / one.total.value).toBeCloseTo(2, 3);
  });
});
