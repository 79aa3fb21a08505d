import { gammaDraws, normalDraws, randomSource } from '../../../numeric/random.ts';
import type { PurchaseDays } from '../../../purchase/purchase-totals.ts';
import { purchaseDays } from '../../../purchase/testing/purchase-days.ts';
import type { Joined } from '../alike-customers.ts';

/** How customers buy and join. */
export interface ClubTerms {
  readonly customers: number;
  /** Whether customers join with an order, or on any day. */
  readonly withOrder: boolean;
  /** By how much members spend more on each order than they would otherwise: 0.5 for half as much again. */
  readonly effect?: number;
  /** Customers who would buy often anyway join, beyond what their orders before show. */
  readonly knowsMore?: boolean;
}

/** A log of orders in which customers join a club: the more, the more often and the more they bought. */
export interface SimulatedClub {
  readonly days: PurchaseDays;
  readonly members: readonly Joined[];
  readonly until: number;
  /** What each customer spent more because of the club. */
  readonly gained: ReadonlyMap<number, number>;
}

const until = 730;

/**
 * Customers who buy at a rate of their own and stop for good after an order with 8 %, for amounts of their own. Once
 * they have bought, the odds of joining rise with what they bought before: with its frequency to the power 1.2, its mean
 * amount to the power 0.6, and fall with the days since. Nothing else makes them join.
 */
export function simulatedClub(
  seed: number,
  { customers, withOrder, effect = 0, knowsMore = false }: ClubTerms,
): SimulatedClub {
  const random = randomSource(seed);
  const normal = normalDraws(random);
  const gamma = gammaDraws(1.2, random);
  const members: Joined[] = [];
  const gained = new Map<number, number>();
  const bought: (readonly [day: number, cents: number])[][] = [];
  for (let customer = 0; customer < customers; customer++) {
    const rate = gamma() / 60;
    const size = 3 + 0.6 * normal();
    const first = Math.floor(random() * until * 0.8);
    const list: [day: number, cents: number][] = [];
    let [spent, last, stopped, joined] = [0, first, false, Infinity];
    for (let day = first; day <= until; day++) {
      const orders = day === first || (!stopped && random() < 1 - Math.exp(-rate));
      if (joined === Infinity && list.length > 0 && (orders || !withOrder)) {
        const alike =
          1.2 * Math.log(list.length) +
          0.6 * Math.log(spent / list.length / 2000) -
          0.4 * Math.log((day - last + 1) / 30);
        const odds = Math.exp(
          alike + (knowsMore ? 0.8 * Math.log(rate * 60) : 0) - (withOrder ? 4.2 : 7.7),
        );
        if (random() < odds / (1 + odds)) joined = day;
      }
      if (!orders) continue;
      const otherwise = Math.round(100 * Math.exp(size + 0.5 * normal()));
      const cents = joined < day ? Math.round(otherwise * (1 + effect)) : otherwise;
      gained.set(customer, (gained.get(customer) ?? 0) + (cents - otherwise) / 100);
      list.push([day, cents]);
      spent += cents;
      last = day;
      stopped = random() < 0.08;
    }
    bought.push(list);
    if (joined <= until) members.push({ customer, day: joined });
  }
  return { days: purchaseDays(bought), members, until, gained };
}
