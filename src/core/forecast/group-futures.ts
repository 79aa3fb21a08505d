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
 * Adds up the customers of each group, with bands of 80 %. Three things move a total, each apart from the others: the
 * parameters, which move all groups alike; the chance of every purchase; and what the model missed in the backtest by
 * more than these two. Customers are independent: the variances by chance of a group are sums of theirs.
 *
 * The value of purchases moves as the spend does; what else belongs to it stays.
 */
export function groupFutures(
  { cells, spend, spread, spendParameters, excess }: PurchaseForecast,
  each: CellForecasts,
  money: CellMoney,
  groups: { readonly of: Uint32Array; readonly count: number },
): readonly GroupFuture[] {
  const sums = Array.from({ length: groups.count }, () => ({
    buyers: new ExactSum(),
    purchases: new ExactSum(),
    spend: new ExactSum(),
    variance: 0,
    spendVariance: 0,
    ofPurchases: new ExactSum(),
    besides: new ExactSum(),
  }));
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
    own.variance += variance;
    own.spendVariance += spendVariance(expected, variance, m, spend.variation(n));
    own.ofPurchases.add(m * (money.perSpendTotal[cell] as number));
    own.besides.add(money.besidesTotal[cell] as number);
  }
  return sums.map((own) => {
    const purchases = own.purchases.total();
    const spent = own.spend.total();
    const spendBand = bandOf(spent, {
      parameters: [spread.parameters, spendParameters],
      missed: excess.spend,
      chance: Math.sqrt(own.spendVariance),
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
        chance: Math.sqrt(own.variance),
      }),
      spend: spendBand,
      // A margin below 0 turns the ends round.
      value: {
        expected: ofPurchases + besides,
        low: Math.min(low, high),
        high: Math.max(low, high),
      },
    };
  });
}
