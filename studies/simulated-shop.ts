import type { RandomDraws } from '../src/core/numeric/random.ts';
import type { PurchaseModelName } from '../src/core/purchase/purchase-model.ts';
import type { PurchaseDays } from '../src/core/purchase/purchase-totals.ts';

/** What the models estimate from the customers of CDNOW (Fader, Hardie & Lee 2005), in weeks. */
export const cdnowParameters = {
  'bg-nbd': [0.2426, 4.4136, 0.7929, 2.4259],
  'mbg-nbd': [0.5248, 6.1834, 0.8911, 1.6133],
  'pareto-nbd': [0.5534, 10.578, 0.6061, 11.6652],
} as const satisfies Partial<Record<PurchaseModelName, readonly number[]>>;

/** Of Gamma-Gamma, fitted to the same customers (Fader & Hardie 2013). */
export const cdnowSpend = [6.25, 3.74, 15.44] as const;

/** A shop whose customers buy as a purchase model says. */
export interface Shop {
  readonly model: PurchaseModelName;
  /** Of the model, in weeks. */
  readonly parameters: readonly number[];
  /** Of Gamma-Gamma, p, q and v. */
  readonly spend: readonly [p: number, q: number, v: number];
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

/**
 * Simulates the purchases of a shop. Several purchases on one day are one, as in a log.
 *
 *     rate λ ~ gamma(r, α), times e^{drift · years}; stopping as the model has it: BG, MBG with a probability ~
 *     beta(a, b) after each purchase, MBG after the first as well; Pareto at a rate ~ gamma(s, β)
 */
export function simulatedShop(shop: Shop, { uniform, gamma, beta }: RandomDraws): ShopLog {
  const { model, loggedDays, aheadDays, intakeDays } = shop;
  const [r = 1, alpha = 1, third = 1, fourth = 1] = shop.parameters;
  const [p, q, v] = shop.spend;
  const exponential = () => -Math.log1p(-uniform());
  const daily = shop.drift / 365.25;
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  const purchases = new Float64Array(shop.customers);
  const spend = new Float64Array(shop.customers);
  for (let i = 0; i < shop.customers; i++) {
    const rate = gamma(r) / alpha / 7;
    const stops = model === 'bg-nbd' || model === 'mbg-nbd' ? beta(third, fourth) : 0;
    const first = Math.floor(uniform() * intakeDays);
    const leaves =
      model === 'pareto-nbd' ? first + (7 * exponential() * fourth) / gamma(third) : Infinity;
    const scale = gamma(q) / v;
    let alive = !(model === 'mbg-nbd' && uniform() < stops);
    let latest = -1;
    for (let at = first, isFirst = true; at < loggedDays + aheadDays; isFirst = false) {
      if (Math.floor(at) > latest) {
        latest = Math.floor(at);
        const cents = Math.max(1, Math.round((100 * gamma(p)) / scale));
        if (at < loggedDays) {
          customer.push(i);
          day.push(latest);
          amount.push(cents);
        } else {
          purchases[i] = (purchases[i] ?? 0) + 1;
          spend[i] = (spend[i] ?? 0) + cents / 100;
        }
      }
      if (!isFirst && (model === 'bg-nbd' || model === 'mbg-nbd')) alive = uniform() >= stops;
      if (!alive) break;
      at = nextTime(at, exponential() / rate, daily);
      if (at >= leaves) break;
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

/** When the integral of e^{drift·t} from `at` reaches `wait`; never where the rate falls too fast. */
function nextTime(at: number, wait: number, drift: number): number {
  if (drift === 0) return at + wait;
  const grown = Math.exp(drift * at) + drift * wait;
  return grown > 0 ? Math.log(grown) / drift : Infinity;
}
