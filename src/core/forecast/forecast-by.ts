import { randomSource } from '../numeric/random.ts';
import type { ModelTest } from './backtest.ts';
import type { Forecaster } from './forecaster.ts';
import { holdoutReport } from './holdout.ts';
import { weightedPurchases } from './monthly-spend.ts';
import type { ForecastRequest, PurchaseForecast } from './purchase-forecast.ts';
import { spendSpread } from './spend-spread.ts';
import { totalSpread } from './total-spread.ts';

/**
 * The forecast of the same customers by another forecaster, with the same draws.
 *
 * @param test - its backtest, whose error widens the bands; undefined for the error of the forecast as it is
 */
export function forecastBy(
  forecast: PurchaseForecast,
  other: Forecaster,
  test: ModelTest | undefined,
  { ahead, draws, seed }: Pick<ForecastRequest, 'ahead' | 'draws' | 'seed'>,
): PurchaseForecast {
  const { cells, holdout, spend, choice, excess, monthlySpend, daysAhead } = forecast;
  const terms = { draws, random: randomSource(seed) };
  const spread = totalSpread(other, cells, ahead, terms);
  const { used } = monthlySpend;
  const money = weightedPurchases(other.law, used, cells, ahead, daysAhead, spread.expected);
  return {
    ...forecast,
    choice: { ...choice, chosen: other },
    spread,
    ...money,
    spendParameters: spendSpread(spend, cells, money.weighted, terms),
    excess:
      holdout === null || test === undefined
        ? excess
        : holdoutReport(holdout, test, draws, seed).excess,
  };
}
