import { type KnownPurchases, knownPurchases } from '../src/core/forecast/known-purchases.ts';
import { purchaseForecast } from '../src/core/forecast/purchase-forecast.ts';
import { quantile } from '../src/core/numeric/distribution.ts';
import { randomDraws } from '../src/core/numeric/random.ts';
import type { SummaryTerms } from '../src/core/purchase/customer-summary.ts';
import { historyOf } from '../src/core/purchase/purchase-cells.ts';
import { purchaseModelNames } from '../src/core/purchase/purchase-model.ts';
import { purchaseModels } from '../src/core/purchase/purchase-models.ts';
import { cdnowFirstWeeks } from './purchase-laws.ts';
import { simulatedShop } from './simulated-shop.ts';
import type { Study } from './study.ts';

/** The numbers of customers with a repeat purchase that share a line: from each to the next. */
const lines = [1, 3, 5, 7, 10, 15, 20, 30] as const;
const worlds = ['BG/NBD', 'Pareto/NBD'] as const;

type World = (typeof worlds)[number];

const sizes = [5, 10, 15, 20, 30, 45, 60] as const;
/** Of 95 %, as the interval of a rate. */
const ends = [0.025, 0.975] as const;
/** Weeks. */
const ahead = 52;
/** Fewer data sets make no range. */
const fewest = 40;

/** How far a forecast from few customers may be from the truth. */
export const tooFewToForecast: Study = {
  question:
    'How far is the forecast of all purchases from what the true model expects, by the number of customers with a repeat purchase?',
  sets: 4200,
  run(sets, progress) {
    const found = worlds.map((world, place) => {
      progress(`simulating ${world}`);
      return ratiosByLine(world, sets, place + 1);
    });
    return {
      header: [
        'customers with a repeat purchase',
        ...worlds.flatMap((world) => [`${world}: forecast ÷ truth, 95 %`, 'factor']),
      ],
      rows: lines
        .slice(0, -1)
        .map((from, line) => [
          `${from}–${(lines[line + 1] ?? 0) - 1}`,
          ...found.flatMap((byLine) => spanTexts(byLine[line] ?? [])),
        ]),
    };
  },
};

/** The ratios of forecast to truth of the data sets of each line. */
function ratiosByLine(world: World, sets: number, seed: number): number[][] {
  const draws = randomDraws(seed);
  const byLine = lines.map((): number[] => []);
  for (let set = 0; set < sets; set++) {
    const customers = sizes[set % sizes.length] ?? 5;
    const { days, until } = simulatedShop(
      {
        law: cdnowFirstWeeks[world],
        customers,
        intakeDays: 84,
        loggedDays: 273,
        aheadDays: 0,
        drift: 0,
      },
      draws,
    );
    const terms = { until, unit: 'week', includeFirst: false } as const;
    const known = knownPurchases(days, terms);
    const repeating = known.summary.purchases.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0);
    const line = lines.findLastIndex((from) => repeating >= from);
    if (line < 0) continue;
    byLine[line]?.push(forecastToTruth(known, terms, world));
  }
  return byLine;
}

/** The expected purchases of the next year, by the model that is chosen, over those by the true model. */
function forecastToTruth(known: KnownPurchases, terms: SummaryTerms, world: World): number {
  const { cells, spread } = purchaseForecast(known, {
    ...terms,
    ahead,
    models: purchaseModelNames,
    split: null,
    draws: 2,
    seed: 1,
  });
  const { model, parameters } = cdnowFirstWeeks[world];
  const truth = purchaseModels[model].law(parameters);
  let [forecast, expected] = [0, 0];
  for (let cell = 0; cell < cells.count; cell++) {
    const customers = cells.weight[cell] ?? 0;
    forecast += customers * (spread.expected[cell] ?? 0);
    expected += customers * truth.expected(historyOf(cells, cell), ahead);
  }
  return forecast / expected;
}

/** The range that holds 95 % of the ratios, and its upper end divided by its lower end. */
function spanTexts(ratios: readonly number[]): readonly string[] {
  if (ratios.length < fewest) return ['–', '–'];
  const [low = 0, high = 0] = ends.map((end) =>
    quantile(
      [...ratios].sort((a, b) => a - b),
      end,
    ),
  );
  const factor = high / low;
  return [`${low.toFixed(2)}–${high.toFixed(2)}`, factor < 100 ? factor.toFixed(1) : 'over 100'];
}
