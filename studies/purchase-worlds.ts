import { type RandomDraws, randomDraws } from '../src/core/numeric/random.ts';
import type { PurchaseHistories } from '../src/core/purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../src/core/purchase/purchase-model.ts';

/** Customers who buy and stop by a known law. */
export interface PurchaseWorld {
  readonly title: string;
  readonly customers: number;
  readonly law: PurchaseModelName;
  readonly simulated: (seed: number) => SimulatedPurchases;
}

/** The histories of simulated customers at the split and at the end, and their purchases between; times in weeks. */
export interface SimulatedPurchases {
  readonly before: PurchaseHistories;
  readonly whole: PurchaseHistories;
  readonly actual: Float64Array;
  /** From the split to the end. */
  readonly length: number;
}

/** First purchases are spread evenly over so many weeks. */
const intakeWeeks = 12;
const splitWeek = 39;
const endWeek = 78;

/** The times of the repeat purchases of one customer, counted from the first one, up to a time. */
type Purchases = (draws: RandomDraws, until: number) => readonly number[];

const exponential = ({ uniform }: RandomDraws): number => -Math.log1p(-uniform());

/** Pareto/NBD: a rate λ ~ gamma(r, α) and a lifetime of the rate μ ~ gamma(s, β). */
const paretoNbd =
  (r: number, alpha: number, s: number, beta: number): Purchases =>
  (draws, until) => {
    const rate = draws.gamma(r) / alpha;
    const lifetime = exponential(draws) / (draws.gamma(s) / beta);
    const times: number[] = [];
    const end = Math.min(lifetime, until);
    for (let at = exponential(draws) / rate; at <= end; at += exponential(draws) / rate)
      times.push(at);
    return times;
  };

/** BG/NBD: after each repeat purchase a customer stops with the probability p ~ beta(a, b); MBG/NBD: after the first too. */
const betaGeometric =
  (stopsAtFirst: boolean, r: number, alpha: number, a: number, b: number): Purchases =>
  (draws, until) => {
    const rate = draws.gamma(r) / alpha;
    const stops = draws.beta(a, b);
    const times: number[] = [];
    if (stopsAtFirst && draws.uniform() < stops) return times;
    for (let at = exponential(draws) / rate; at <= until; at += exponential(draws) / rate) {
      times.push(at);
      if (draws.uniform() < stops) break;
    }
    return times;
  };

/** Simulated customers who each follow a law. */
const simulatedBy =
  (purchases: Purchases, customers: number) =>
  (seed: number): SimulatedPurchases => {
    const draws = randomDraws(seed);
    const starts = Array.from({ length: customers }, () => draws.uniform() * intakeWeeks);
    const times = starts.map((start) => purchases(draws, endWeek - start));
    const historiesAt = (week: number): PurchaseHistories => {
      const ages = starts.map((start) => week - start);
      const bought = times.map((all, i) => all.filter((at) => at <= (ages[i] as number)));
      return {
        purchases: bought.map((all) => all.length),
        recency: bought.map((all) => all.at(-1) ?? 0),
        age: ages,
      };
    };
    const [before, whole] = [historiesAt(splitWeek), historiesAt(endWeek)];
    const actual = Float64Array.from(
      starts,
      (_, i) => (whole.purchases[i] as number) - (before.purchases[i] as number),
    );
    return { before, whole, actual, length: endWeek - splitWeek };
  };

/** The parameters of the laws: those that each has on the log of CDNOW, and of more frequent buyers; times in weeks. */
const usual = {
  'Pareto/NBD': paretoNbd(0.563, 12.56, 0.408, 10.51),
  'BG/NBD': betaGeometric(false, 0.254, 5.45, 0.607, 2.65),
  'MBG/NBD': betaGeometric(true, 0.618, 8.66, 0.552, 1.009),
};
const frequent = {
  'Pareto/NBD': paretoNbd(1.5, 8, 1.2, 60),
  'BG/NBD': betaGeometric(false, 1, 8, 0.8, 4),
  'MBG/NBD': betaGeometric(true, 1.2, 8, 0.8, 4),
};
const names = { 'Pareto/NBD': 'pareto-nbd', 'BG/NBD': 'bg-nbd', 'MBG/NBD': 'mbg-nbd' } as const;

const worldsOf = (laws: typeof usual, kind: string, customers: number): readonly PurchaseWorld[] =>
  (['Pareto/NBD', 'BG/NBD', 'MBG/NBD'] as const).map((title) => ({
    title: `${title}${kind}`,
    law: names[title],
    customers,
    simulated: simulatedBy(laws[title], customers),
  }));

export const purchaseWorlds: readonly PurchaseWorld[] = [
  ...worldsOf(usual, '', 300),
  ...worldsOf(frequent, ', frequent buyers', 300),
  ...worldsOf(usual, '', 1200),
];
