import { randomSource } from '../../numeric/random.ts';
import type { PurchaseDays } from '../../purchase/purchase-totals.ts';

/** Customers of a shop, for tests. */
export interface Simulated {
  readonly customers: number;
  readonly seed: number;
  /** First purchases are spread evenly over so many days. */
  readonly intakeDays: number;
  /** The observation ends before this day. */
  readonly untilDay: number;
  /** Days between purchases at the mean rate of buying. */
  readonly gapDays: number;
  /** Mean chance of stopping for good after each purchase, the first included; 0 or 1 for everybody's. */
  readonly stops: number;
}

/**
 * Customers as MBG/NBD has them: rates are gamma(2, 2 · gap), chances of stopping beta(1, 1/stops − 1); 10.00 each
 * time.
 */
export function simulatedLog(of: Simulated): PurchaseDays {
  const random = randomSource(of.seed);
  const exponential = () => -Math.log1p(-random());
  const customer: number[] = [];
  const day: number[] = [];
  let count = 0;
  for (let i = 0; i < of.customers; i++) {
    const rate = (exponential() + exponential()) / (2 * of.gapDays);
    const own =
      of.stops % 1 === 0 ? of.stops : -Math.expm1(Math.log1p(-random()) / (1 / of.stops - 1));
    let at = Math.floor(random() * of.intakeDays);
    let latest = -1;
    for (let alive = true; alive && at < of.untilDay; ) {
      if (Math.floor(at) > latest) {
        latest = Math.floor(at);
        customer.push(count);
        day.push(latest);
      }
      alive = random() >= own;
      at += exponential() / rate;
    }
    count += 1;
  }
  return {
    customers: count,
    customer: Uint32Array.from(customer),
    day: Int32Array.from(day),
    amount: new Float64Array(day.length).fill(1000),
    minorUnits: 100,
  };
}
