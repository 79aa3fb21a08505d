import { type CellForecasts, cellForecasts } from '../src/core/forecast/cell-forecasts.ts';
import { cellMoney } from '../src/core/forecast/customer-money.ts';
import { type GroupForecast, groupForecasts } from '../src/core/forecast/group-forecasts.ts';
import { usualSplit } from '../src/core/forecast/holdout-split.ts';
import { knownPurchases } from '../src/core/forecast/known-purchases.ts';
import { type PurchaseForecast, purchaseForecast } from '../src/core/forecast/purchase-forecast.ts';
import type { Band } from '../src/core/forecast/total-spread.ts';
import { finestGrid } from '../src/core/numeric/decimal-grid.ts';
import type { CalendarRequest } from '../src/core/purchase/calendar/choose-calendar.ts';
import { purchaseModelNames } from '../src/core/purchase/purchase-model.ts';
import type { ShopLog } from './simulated-shop.ts';

/** What `rapport forecast` says of the log of a simulated shop: totals of all customers, with bands of 80 %. */
export interface ShopForecast {
  readonly forecast: PurchaseForecast;
  readonly each: CellForecasts;
  /** Bands of the uncertainty of parameters and of chance. */
  readonly plain: GroupForecast;
  /** Bands widened by the error of the backtest, as the command prints them. */
  readonly widened: GroupForecast;
}

/**
 * Forecasts the purchases and the spend of the customers of a shop in the days after its log.
 *
 * @param calendar - differences between days to look for; absent: all days count alike
 */
export function shopForecast(
  { days, until }: ShopLog,
  aheadDays: number,
  calendar?: CalendarRequest,
): ShopForecast {
  const terms = { until, unit: 'week', includeFirst: false } as const;
  const ahead = aheadDays / 7;
  const known = knownPurchases(days, terms);
  const forecast = purchaseForecast(known, {
    ...terms,
    ahead,
    models: purchaseModelNames,
    split: usualSplit(known, terms, ahead),
    draws: 100,
    seed: 1,
    ...(calendar !== undefined && { calendar }),
  });
  const { chosen } = forecast.choice;
  const each = cellForecasts(chosen, forecast.cells, ahead, forecast.spread.expected);
  const groups = { of: new Uint32Array(days.customers), count: 1 };
  const money = cellMoney(
    chosen,
    forecast.cells,
    { horizonYears: aheadDays / 365.25 },
    365.25 / 7,
    forecast.spendLaw,
  );
  const bandsOf = (of: PurchaseForecast): GroupForecast =>
    groupForecasts(of, each, money, groups, finestGrid).all;
  return {
    forecast,
    each,
    plain: bandsOf({ ...forecast, excess: { purchases: 0, spend: 0 } }),
    widened: bandsOf(forecast),
  };
}

/** Whether a band holds what happened. */
export const holds = ({ low, high }: Band, actual: number): boolean =>
  low !== null && high !== null && low <= actual && actual <= high;

export const sumOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0);
