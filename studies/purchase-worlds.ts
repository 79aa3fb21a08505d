import { type RandomDraws, randomDraws } from '../src/core/numeric/random.ts';
import type { PurchaseHistories } from '../src/core/purchase/purchase-cells.ts';
import {
  cdnowWholeLog,
  drawnBuyer,
  frequentBuyers,
  type LawName,
  type PurchaseLaw,
  purchaseTimes,
} from './purchase-laws.ts';

/** Customers who buy and stop by a known law. */
export interface PurchaseWorld {
  readonly title: string;
  readonly customers: number;
  readonly law: PurchaseLaw;
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

/** Simulates the customers of a world. */
export function simulatedPurchases(
  { law, customers }: PurchaseWorld,
  seed: number,
): SimulatedPurchases {
  const draws = randomDraws(seed);
  const starts = Array.from({ length: customers }, () => draws.uniform() * intakeWeeks);
  const times = starts.map((start) => repeatTimes(law, endWeek - start, draws));
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
}

/** The times of the repeat purchases of one customer, counted from the first one, up to a time. */
function repeatTimes(law: PurchaseLaw, until: number, draws: RandomDraws): readonly number[] {
  const times: number[] = [];
  for (const at of purchaseTimes(drawnBuyer(law, draws), draws)) {
    if (at > until) break;
    if (at > 0) times.push(at);
  }
  return times;
}

const worldsOf = (
  laws: Readonly<Record<LawName, PurchaseLaw>>,
  kind: string,
  customers: number,
): readonly PurchaseWorld[] =>
  (['Pareto/NBD', 'BG/NBD', 'MBG/NBD'] as const).map((name) => ({
    title: `${name}${kind}`,
    law: laws[name],
    customers,
  }));

export const purchaseWorlds: readonly PurchaseWorld[] = [
  ...worldsOf(cdnowWholeLog, '', 300),
  ...worldsOf(frequentBuyers, ', frequent buyers', 300),
  ...worldsOf(cdnowWholeLog, '', 1200),
];
