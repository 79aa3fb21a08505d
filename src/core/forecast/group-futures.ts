import { ExactSum } from '../numeric/exact-sum.ts';
import type { CellForecasts } from './customer-forecasts.ts';
import type { CellMoney } from './customer-money.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import { spendVariance } from './spend-spread.ts';
import { type Band, bandOf } from './total-spread.ts';

/** What a group of customers is expected to do in the time ahead. */
export interface GroupFuture {
  /** Customers expected to buy: Σ P(buys). */
  readonly buyers: number;
  readonly purchases: Band;
  readonly spend: Band;
  readonly value: Band;
}

/**
 * Adds up the customers of each group, and all of them, with bands of 80 %. Three things move a total, each apart from the others: the
 * parameters, which move all groups alike; the chance of every purchase; and what the model missed in the backtest by
 * more than these two. Customers are independent: the variances by chance of a group are sums of theirs.
 *
 * The value of purchases moves as the spend does; what else belongs to it stays.
 */
export function groupFutures(
  forecast: PurchaseForecast,
  each: CellForecasts,
  money: CellMoney,
  groups: { readonly of: Uint32Array; readonly count: number },
): { readonly groups: readonly GroupFuture[]; readonly all: GroupFuture } {
  const { cells, spend, spread } = forecast;
  const sums = Array.from({ length: groups.count }, () => new FutureSums());
  const { cellOf } = cells;
  for (let i = 0; i < cellOf.length; i++) {
    const own = sums[groups.of[i] as number];
    if (own === undefined) throw new RangeError(`customer ${i} is in no group`);
    const cell = cellOf[i] as number;
    const expected = each.expected[cell] as number;
    const m = spend.each[i] as number;
    own.buyers.add(each.buysWithin[cell] as number);
    own.purchases.add(expected);
    own.spend.add(expected * m);
    const variance = spread.variance[cell] as number;
    const n = spend.known.purchases[i] as number;
    own.variance.add(variance);
    own.spendVariance.add(spendVariance(expected, variance, m, spend.variation(n)));
    own.ofPurchases.add(m * (money.perSpendTotal[cell] as number));
    own.besides.add(money.besidesTotal[cell] as number);
  }
  const all = new FutureSums();
  for (const own of sums) all.add(own);
  const future = (own: FutureSums) => futureOf(own, forecast);
  return { groups: sums.map(future), all: future(all) };
}

/** What customers come to. */
class FutureSums {
  readonly buyers = new ExactSum();
  readonly purchases = new ExactSum();
  readonly spend = new ExactSum();
  readonly ofPurchases = new ExactSum();
  readonly besides = new ExactSum();
  readonly variance = new ExactSum();
  readonly spendVariance = new ExactSum();

  add(other: FutureSums): void {
    this.buyers.addSum(other.buyers);
    this.purchases.addSum(other.purchases);
    this.spend.addSum(other.spend);
    this.ofPurchases.addSum(other.ofPurchases);
    this.besides.addSum(other.besides);
    this.variance.addSum(other.variance);
    this.spendVariance.addSum(other.spendVariance);
  }
}

function futureOf(
  own: FutureSums,
  { spread, spendParameters, excess }: PurchaseForecast,
): GroupFuture {
  const purchases = own.purchases.total();
  const spent = own.spend.total();
  const spendBand = bandOf(spent, {
    parameters: [spread.parameters, spendParameters],
    missed: excess.spend,
    chance: Math.sqrt(own.spendVariance.total()),
  });
  const ofPurchases = own.ofPurchases.total();
  const besides = own.besides.total();
  const moved = (end: number) => (spent > 0 ? (ofPurchases * end) / spent : 0) + besides;
  const [low, high] = [moved(spendBand.low), moved(spendBand.high)];
  return {
    buyers: own.buyers.total(),
    purchases: bandOf(purchases, {
      parameters: [spread.parameters],
      missed: excess.purchases,
      chance: Math.sqrt(own.variance.total()),
    }),
    spend: spendBand,
    // A margin below 0 turns the ends round.
    value: {
      expected: ofPurchases + besides,
      low: Math.min(low, high),
      high: Math.max(low, high),
    },
  };
}
