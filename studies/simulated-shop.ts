import type { RandomDraws } from '../src/core/numeric/random.ts';
import type { PurchaseDays } from '../src/core/purchase/purchase-totals.ts';
import { drawnBuyer, type PurchaseLaw, purchaseTimes } from './purchase-laws.ts';

/** p, q and v of Gamma-Gamma, fitted to the customers of CDNOW (Fader & Hardie 2013). */
const cdnowSpend = [6.25, 3.74, 15.44] as const;

/** A shop whose customers buy as a purchase model says. */
export interface Shop {
  readonly law: PurchaseLaw;
  readonly customers: number;
  /** First purchases are spread evenly over the first days. */
  readonly intakeDays: number;
  /** The log ends after so many days, and the time to forecast is the next `aheadDays`. */
  readonly loggedDays: number;
  readonly aheadDays: number;
  /** By how much the rates of all customers change, as a logarithm a year; 0 in a steady world. */
  readonly drift: number;
}

/** The log of a shop, and what its customers bought afterwards. */
export interface ShopLog {
  readonly days: PurchaseDays;
  /** The last day of the log. */
  readonly until: number;
  /** Purchases and spend of each customer after the log. */
  readonly purchases: Float64Array;
  readonly spend: Float64Array;
}

/** Simulates the purchases of a shop. Several purchases on one day are one, as in a log. */
export function simulatedShop(shop: Shop, draws: RandomDraws): ShopLog {
  const { loggedDays, aheadDays, intakeDays } = shop;
  const [p, q, v] = cdnowSpend;
  const daily = shop.drift / 365.25;
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  const purchases = new Float64Array(shop.customers);
  const spend = new Float64Array(shop.customers);
  for (let i = 0; i < shop.customers; i++) {
    const buyer = drawnBuyer(shop.law, draws);
    const first = Math.floor(draws.uniform() * intakeDays);
    const scale = draws.gamma(q) / v;
    // The rate of the law is that of the first day of the log.
    const atFirst = { ...buyer, rate: buyer.rate * Math.exp(daily * first) };
    let latest = -1;
    for (const weeks of purchaseTimes(atFirst, draws, 7 * daily)) {
      const bought = Math.floor(first + 7 * weeks);
      if (bought >= loggedDays + aheadDays) break;
      if (bought === latest) continue;
      latest = bought;
      const cents = Math.max(1, Math.round((100 * draws.gamma(p)) / scale));
      if (bought < loggedDays) {
        customer.push(i);
        day.push(bought);
        amount.push(cents);
      } else {
        purchases[i] = (purchases[i] ?? 0) + 1;
        spend[i] = (spend[i] ?? 0) + cents / 100;
      }
    }
  }
  return {
    days: {
      customers: shop.customers,
      customer: Uint32Array.from(customer),
      day: Int32Array.from(day),
      amount: Float64Array.from(amount),
      minorUnits: 100,
    },
    until: loggedDays - 1,
    purchases,
    spend,
  };
}
