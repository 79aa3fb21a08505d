import { randomDraws } from '../src/core/numeric/random.ts';
import { fitPurchases } from '../src/core/purchase/fit-purchases.ts';
import { fitSpend } from '../src/core/purchase/gamma-gamma.ts';
import { type PurchaseCells, purchaseCells, sumOver } from '../src/core/purchase/purchase-cells.ts';
import { purchaseModels } from '../src/core/purchase/purchase-models.ts';
import { type PurchaseTotals, purchaseTotals } from '../src/core/purchase/purchase-totals.ts';
import { cdnowWholeLog, frequentBuyers, type PurchaseLaw } from './purchase-laws.ts';
import { simulatedShop } from './simulated-shop.ts';
import type { Study } from './study.ts';

interface World {
  readonly title: string;
  readonly law: PurchaseLaw;
}

const worlds: readonly World[] = [
  { title: 'BG/NBD, as of CDNOW', law: cdnowWholeLog['BG/NBD'] },
  { title: 'BG/NBD, frequent buyers', law: frequentBuyers['BG/NBD'] },
  { title: 'Pareto/NBD, as of CDNOW', law: cdnowWholeLog['Pareto/NBD'] },
];

const customers = 20_000;
const [intakeDays, loggedDays] = [365, 730];
/** A year ahead, in weeks. */
const ahead = 52;
/** Steps of the logarithm of the mean spend: 1 %. */
const step = 0.01;

/** What a coarser answer of a database costs: first and last days by their weeks, mean spend on a grid of 1 %. */
export const coarseCells: Study = {
  question:
    'By how much do forecasts change where days are known by their week, and mean spend to 1 %, and how many fewer rows are that?',
  sets: 20,
  run: (sets, progress) => ({
    header: [
      'law',
      'cells a 1,000 customers, by day → by week',
      'expected purchases in a year, by the first day of the week: mean and largest difference',
      'by its middle',
      'spends a 1,000 payers, exact → to 1 %',
      'mean spend to 1 %: mean and largest difference',
      'p, q and v to 1 %: largest difference',
    ],
    rows: worlds.map(({ title, law }, world) => {
      const found = Array.from({ length: sets }, (_, set) => {
        progress(`${title}: ${set + 1}`);
        return measured(law, 100 * world + set);
      });
      const mean = (of: (each: Measured) => number) =>
        found.reduce((sum, each) => sum + of(each), 0) / sets;
      const most = (of: (each: Measured) => number) =>
        Math.max(...found.map((each) => Math.abs(of(each))));
      const differs = (of: (each: Measured) => number) =>
        `${percent(mean(of))}, ${percent(most(of))}`;
      const rows = (of: (each: Measured) => number) => mean(of).toFixed(0);
      return [
        title,
        `${rows(({ byDay }) => byDay)} → ${rows(({ byWeek }) => byWeek)}`,
        differs(({ byFirst }) => byFirst),
        differs(({ byMiddle }) => byMiddle),
        `${rows(({ exact }) => exact)} → ${rows(({ onGrid }) => onGrid)}`,
        differs(({ meanSpend }) => meanSpend),
        percent(most(({ parameters }) => parameters)),
      ];
    }),
  }),
};

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;

/** Of one log. Counts are per 1,000; differences are shares of what the exact answer gives. */
interface Measured {
  readonly byDay: number;
  readonly byWeek: number;
  readonly byFirst: number;
  readonly byMiddle: number;
  readonly exact: number;
  readonly onGrid: number;
  readonly meanSpend: number;
  /** The largest of the three. */
  readonly parameters: number;
}

function measured(law: PurchaseLaw, seed: number): Measured {
  const shop = { law, customers, intakeDays, loggedDays, aheadDays: 0, drift: 0 };
  const { days, until } = simulatedShop(shop, randomDraws(seed));
  const totals = purchaseTotals(days);
  const byDay = cellsOf(totals, until, 1);
  const byWeek = cellsOf(totals, until, 7);
  const expected = expectedPurchases(law, byDay);
  const spends = spendsOf(totals);
  const coarse = spends.map(({ n, mean }) => ({
    n,
    mean: Math.exp(step * Math.round(Math.log(mean) / step)),
  }));
  const [fit, coarseFit] = [spendFit(spends), spendFit(coarse)];
  const differences = (['p', 'q', 'v'] as const).map((name) =>
    Math.abs(coarseFit.parameters[name] / fit.parameters[name] - 1),
  );
  const per = (count: number, of: number) => (1000 * count) / of;
  return {
    byDay: per(byDay.count, customers),
    byWeek: per(byWeek.count, customers),
    byFirst: expectedPurchases(law, byWeek) / expected - 1,
    byMiddle: expectedPurchases(law, cellsOf(totals, until, 7, 3)) / expected - 1,
    exact: per(distinct(spends), spends.length),
    onGrid: per(distinct(coarse), spends.length),
    meanSpend: (coarseFit.law.mean ?? Number.NaN) / (fit.law.mean ?? Number.NaN) - 1,
    parameters: Math.max(...differences),
  };
}

/**
 * The cells of customers whose days are known by the first day of a grain of days.
 *
 * @param middle - days from there to the middle of the grain, where customers are taken to have come
 */
function cellsOf(
  { orders, firstDay, lastDay }: PurchaseTotals,
  until: number,
  grain: number,
  middle = 0,
): PurchaseCells {
  const begin = (day: number) => day - (day % grain);
  const recency = Float64Array.from(
    firstDay,
    (day, i) => (begin(lastDay[i] ?? 0) - begin(day)) / 7,
  );
  const age = (day: number, i: number) =>
    Math.max(recency[i] ?? 0, (until - begin(day) - middle) / 7);
  return purchaseCells({
    purchases: orders.map((count) => count - 1),
    recency,
    age: Float64Array.from(firstDay, age),
  });
}

/** Of all customers in the next year, by the law that is fitted to the cells. */
function expectedPurchases({ model }: PurchaseLaw, cells: PurchaseCells): number {
  const fit = fitPurchases(model, cells);
  if (fit === null) throw new RangeError('nobody has bought again');
  const { law } = purchaseModels[model];
  const fitted = law(Object.values(fit.parameters));
  return sumOver(cells, (history) => fitted.expected(history, ahead));
}

/** Repeat purchases of one customer and their mean spend. */
interface Spend {
  readonly n: number;
  readonly mean: number;
}

const spendsOf = ({ orders, repeatAmount }: PurchaseTotals): readonly Spend[] =>
  Array.from(orders, (count, i) => ({
    n: count - 1,
    mean: (repeatAmount[i] ?? 0) / (count - 1),
  })).filter(({ n }) => n > 0);

function spendFit(spends: readonly Spend[]) {
  const fit = fitSpend({
    purchases: spends.map(({ n }) => n),
    meanSpend: spends.map(({ mean }) => mean),
  });
  if (fit === null) throw new RangeError('nobody has paid');
  return fit;
}

const distinct = (spends: readonly Spend[]): number =>
  new Set(spends.map(({ n, mean }) => `${n} ${mean}`)).size;
