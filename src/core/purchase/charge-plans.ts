import {
  type ChargeInterval,
  chargeIntervals,
  intervalLength,
  monthsApart,
  weeksApart,
} from './charge-interval.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/**
 * The interval at which each customer is charged, where most are charged at one but some may have a plan of
 * another: by the year, say.
 *
 * - Who was charged twice or more, always at one other interval, has that one.
 * - Who was charged once has what most others have whose first charge was of the same amount: a price is a plan.
 * - All others have the usual one.
 *
 * @param usual - the interval that the charges of the log were recognised by
 * @returns one a customer
 * @example Most pay 10 a month. Who paid 100 in January 2023 and in January 2024 pays by the year, and so
 *   does who has paid 100 for the first time in May 2024.
 */
export function chargePlans(days: PurchaseDays, usual: ChargeInterval): ChargeInterval[] {
  const own = ownIntervals(days, usual);
  const prices = new Map<number, Map<ChargeInterval, number>>();
  const first = new Float64Array(days.customers);
  for (let i = days.day.length - 1; i >= 0; i--) first[days.customer[i] ?? 0] = days.amount[i] ?? 0;
  for (const [customer, interval] of own.entries()) {
    if (interval === 'once') continue;
    const price = first[customer] ?? 0;
    const counts = prices.get(price) ?? new Map<ChargeInterval, number>();
    const plan = interval ?? usual;
    counts.set(plan, (counts.get(plan) ?? 0) + 1);
    prices.set(price, counts);
  }
  return own.map((interval, customer) => {
    if (interval !== 'once') return interval ?? usual;
    return most(prices.get(first[customer] ?? 0), usual);
  });
}

/** The one interval that all gaps of each customer are; undefined where there is none, "once" without a gap. */
function ownIntervals(
  days: PurchaseDays,
  usual: ChargeInterval,
): (ChargeInterval | 'once' | undefined)[] {
  const own = new Array<ChargeInterval | 'once' | undefined>(days.customers).fill('once');
  for (let i = 1; i < days.day.length; i++) {
    const customer = days.customer[i] ?? 0;
    if (days.customer[i - 1] !== customer) continue;
    const gap = intervalOf(days.day[i - 1] ?? 0, days.day[i] ?? 0, usual);
    own[customer] = own[customer] === 'once' || own[customer] === gap ? gap : undefined;
  }
  return own;
}

/** February's 28 days are a month and four weeks: the usual interval goes before. */
function intervalOf(from: number, to: number, usual: ChargeInterval): ChargeInterval | undefined {
  const apart = { week: weeksApart(from, to), month: monthsApart(from, to) };
  return [usual, ...chargeIntervals].find((interval) => {
    const { unit, count } = intervalLength[interval];
    return apart[unit] === count;
  });
}

/** The plan that most have; of equally many, and without any, the usual one. */
function most(
  counts: ReadonlyMap<ChargeInterval, number> | undefined,
  usual: ChargeInterval,
): ChargeInterval {
  let best = usual;
  for (const [interval, count] of counts ?? [])
    if (count > (counts?.get(best) ?? 0)) best = interval;
  return best;
}
