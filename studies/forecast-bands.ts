import type { Band } from '../src/core/forecast/total-spread.ts';
import { type RandomDraws, randomDraws } from '../src/core/numeric/random.ts';
import { cdnowFirstWeeks } from './purchase-laws.ts';
import { countText, shareText } from './shares.ts';
import { holds, shopForecast, sumOf } from './shop-forecast.ts';
import { type Shop, simulatedShop } from './simulated-shop.ts';
import type { Study } from './study.ts';

const aheadDays = 273;
const shops = [
  ...(['BG/NBD', 'MBG/NBD', 'Pareto/NBD'] as const).flatMap((model) =>
    [100, 300, 2000].map((customers) => ({ model, customers, drift: 0 })),
  ),
  ...[100, 300, 2000].map((customers) => ({ model: 'BG/NBD' as const, customers, drift: -0.7 })),
];

/** How often the bands of a forecast hold what is bought. */
export const forecastBands: Study = {
  question:
    'How often do the 80 % bands of a forecast hold what customers buy and spend in the next 39 weeks, without and with the widening by a backtest?',
  sets: 60,
  run: (sets, progress) => ({
    header: [
      'customers buy as',
      'customers',
      'purchases in the band',
      'widened',
      'spend in the band',
      'widened',
      'width, widened ÷ not',
      "customers' P10–P90",
    ],
    rows: shops.map(({ model, customers, drift }, place) => {
      progress(`${model}, ${customers} customers, drift ${drift}`);
      const shop = {
        law: cdnowFirstWeeks[model],
        customers,
        intakeDays: 182,
        loggedDays: 546,
        aheadDays,
        drift,
      };
      const rates = drift === 0 ? '' : `, half as often each year`;
      return [`${model}${rates}`, countText(customers), ...measured(shop, sets, place + 1)];
    }),
  }),
};

interface Counts {
  forecasts: number;
  purchases: number;
  widenedPurchases: number;
  spend: number;
  widenedSpend: number;
  wider: number;
  within: number;
  customers: number;
}

function measured(shop: Shop, sets: number, seed: number): readonly string[] {
  const draws = randomDraws(seed);
  const counts: Counts = {
    forecasts: 0,
    purchases: 0,
    widenedPurchases: 0,
    spend: 0,
    widenedSpend: 0,
    wider: 0,
    within: 0,
    customers: 0,
  };
  for (let set = 0; set < sets; set++) countBands(shop, draws, counts);
  const { forecasts } = counts;
  return [
    shareText(counts.purchases, forecasts),
    shareText(counts.widenedPurchases, forecasts),
    shareText(counts.spend, forecasts),
    shareText(counts.widenedSpend, forecasts),
    (counts.wider / forecasts).toFixed(2),
    shareText(counts.within, counts.customers),
  ];
}

/** Forecasts one shop, and counts which bands hold what was bought afterwards. */
function countBands(shop: Shop, draws: RandomDraws, counts: Counts): void {
  const log = simulatedShop(shop, draws);
  const { forecast, each, plain, widened } = shopForecast(log, aheadDays);
  const [bought, spent] = [sumOf(log.purchases), sumOf(log.spend)];
  counts.forecasts += 1;
  counts.purchases += Number(holds(plain.purchases, bought));
  counts.widenedPurchases += Number(holds(widened.purchases, bought));
  counts.spend += Number(holds(plain.spend, spent));
  counts.widenedSpend += Number(holds(widened.spend, spent));
  counts.wider += widthOf(widened.purchases) / widthOf(plain.purchases);
  const { low, high } = each.bands();
  for (const [i, own] of log.purchases.entries()) {
    const cell = forecast.cells.cellOf[i] ?? 0;
    const band = { expected: own, low: low[cell] ?? 0, high: high[cell] ?? 0 };
    counts.within += Number(holds(band, own));
  }
  counts.customers += log.purchases.length;
}

const widthOf = ({ low, high }: Band): number => (high ?? 0) - (low ?? 0);
