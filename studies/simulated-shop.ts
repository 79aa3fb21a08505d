import type { RandomDraws } from '../src/core/numeric/random.ts';
import type { PurchaseDays } from '../src/core/purchase/purchase-totals.ts';
import { calendarDate, daysInMonth, isoDate } from '../src/core/quantity/calendar.ts';
import {
  drawnBuyer,
  type Pace,
  type PurchaseLaw,
  purchaseTimes,
  steadyPace,
} from './purchase-laws.ts';

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
  /** By how much the months change the rates of all customers; not at all without it. */
  readonly months?: ShopMonths;
  /** What kinds of customers there are; one kind without it. */
  readonly kinds?: readonly CustomerKind[];
}

/** What calendar months do to the rates of a shop. First purchases are as frequent in every month. */
export interface ShopMonths {
  /** The first day of the log, in days since 1970-01-01. */
  readonly firstDay: number;
  /** The factors of the rates from January to December. */
  readonly factors: readonly number[];
  /** Further factors of single months, which do not come back, by "2024-03". */
  readonly once: ReadonlyMap<string, number>;
}

/** Customers whose rates differ from those of others by a factor of e^γ. */
export interface CustomerKind {
  readonly share: number;
  readonly gamma: number;
}

/** The log of a shop, and what its customers bought afterwards. */
export interface ShopLog {
  readonly days: PurchaseDays;
  /** The last day of the log. */
  readonly until: number;
  /** The kind of each customer. */
  readonly kind: Uint8Array;
  /** Purchases and spend of each customer after the log. */
  readonly purchases: Float64Array;
  readonly spend: Float64Array;
}

/** Simulates the purchases of a shop. Several purchases on one day are one, as in a log. */
export function simulatedShop(shop: Shop, draws: RandomDraws): ShopLog {
  const { loggedDays, aheadDays, intakeDays, kinds } = shop;
  const [p, q, v] = cdnowSpend;
  const daily = shop.drift / 365.25;
  const months = shop.months && shopMonths(shop.months, loggedDays + aheadDays);
  const start = shop.months?.firstDay ?? 0;
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  const kind = new Uint8Array(shop.customers);
  const purchases = new Float64Array(shop.customers);
  const spend = new Float64Array(shop.customers);
  for (let i = 0; i < shop.customers; i++) {
    if (kinds !== undefined) kind[i] = drawnKind(kinds, draws.uniform());
    const buyer = drawnBuyer(shop.law, draws);
    const first = Math.floor(draws.uniform() * intakeDays);
    const scale = draws.gamma(q) / v;
    // The rate of the law is that of the first day of the log.
    const rate = buyer.rate * Math.exp(daily * first + (kinds?.[kind[i] as number]?.gamma ?? 0));
    const pace = { drift: 7 * daily, stretches: stretchesFrom(first, months) };
    let latest = -1;
    for (const weeks of purchaseTimes({ ...buyer, rate }, draws, pace)) {
      const bought = Math.floor(first + 7 * weeks);
      if (bought >= loggedDays + aheadDays) break;
      if (bought === latest) continue;
      latest = bought;
      const cents = Math.max(1, Math.round((100 * draws.gamma(p)) / scale));
      if (bought < loggedDays) {
        customer.push(i);
        day.push(start + bought);
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
    until: start + loggedDays - 1,
    kind,
    purchases,
    spend,
  };
}

/** A part of a calendar month; its end in days since the log began. */
interface MonthPart {
  readonly until: number;
  readonly factor: number;
}

/** The months of the first days of a log; the last is taken to go on. */
export function shopMonths(
  { firstDay, factors, once }: ShopMonths,
  days: number,
): readonly MonthPart[] {
  const found: MonthPart[] = [];
  for (let at = 0; at < days; at = found.at(-1)?.until ?? days) {
    const { year, month, day } = calendarDate(firstDay + at);
    const further = once.get(isoDate(firstDay + at).slice(0, 7)) ?? 1;
    found.push({
      until: at + daysInMonth(year, month) - day + 1,
      factor: (factors[month - 1] as number) * further,
    });
  }
  return found.map((part, i) => (i === found.length - 1 ? { ...part, until: Infinity } : part));
}

/** The months as a customer sees them whose first purchase is on a day of the log. */
const stretchesFrom = (
  first: number,
  months: readonly MonthPart[] | undefined,
): Pace['stretches'] =>
  months?.map(({ until, factor }) => ({ until: (until - first) / 7, factor })) ??
  steadyPace.stretches;

function drawnKind(kinds: readonly CustomerKind[], drawn: number): number {
  let left = drawn;
  const found = kinds.findIndex(({ share }) => {
    left -= share;
    return left < 0;
  });
  return found === -1 ? kinds.length - 1 : found;
}
