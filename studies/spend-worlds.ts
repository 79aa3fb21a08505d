import {
  normalDraws,
  type RandomDraws,
  randomDraws,
  randomSource,
} from '../src/core/numeric/random.ts';
import type { PurchaseDays } from '../src/core/purchase/purchase-totals.ts';
import { calendarDate, dayNumber } from '../src/core/quantity/calendar.ts';

/** Draws the law of one customer, which then draws amounts. */
type Spend = (draws: RandomDraws, normal: () => number) => () => number;

/** Customers of a shop whose spend a purchase follows a known law. */
export interface SpendWorld {
  readonly title: string;
  readonly customers: number;
  /** Whole years from January on. */
  readonly years: number;
  /** In minor units; Gamma-Gamma where absent. */
  readonly spend?: Spend;
  /** What each calendar month multiplies the spend by; 1 everywhere where absent. */
  readonly months?: readonly number[];
  /** Standard deviation of the logarithm of a factor of each month of the log, which does not come back. */
  readonly shock?: number;
  /** Standard deviation of the logarithm by which a customer's spend drifts in a year, a random walk. */
  readonly drift?: number;
  /** Growth of the spend a year, as a logarithm. */
  readonly growth?: number;
  /** What the first purchase multiplies the spend by. */
  readonly first?: number;
  /** How much more is bought in December, and by whom: new customers, or customers who spend three times as much. */
  readonly december?: { readonly factor: number; readonly by: 'new' | 'rich' };
}

/** Gamma-Gamma with the parameters of the CDNOW sample: amounts of mean 35, customers who differ. */
const gammaGamma: Spend = ({ gamma }) => {
  const rate = gamma(3.74) / 15.44;
  return () => (100 * gamma(6.25)) / rate;
};

/** Lognormal amounts: σ = 1.5 has a coefficient of variation of 2.9, and a skewness of 33. */
export const logNormal =
  (sigma: number): Spend =>
  (_, normal) => {
    const mean = 3000 * Math.exp(normal());
    return () => mean * Math.exp(sigma * normal() - sigma ** 2 / 2);
  };

const firstYear = 2023;
/** Mean days between the purchases of a customer, and the share of customers who stop after each. */
const gapDays = 75;
const stops = 0.12;

/** The log of a world: first purchases over the whole of it, buying at random at a gamma rate. */
export function simulatedSpend(world: SpendWorld, seed: number): PurchaseDays {
  const draws = randomDraws(seed);
  const normal = normalDraws(randomSource(seed + 2 ** 40));
  const { uniform } = draws;
  const start = dayNumber(firstYear, 1, 1);
  const end = dayNumber(firstYear + world.years, 1, 1);
  const monthOf = (day: number) => calendarDate(day).month - 1;
  const shocks = Array.from({ length: 12 * world.years }, () =>
    Math.exp((world.shock ?? 0) * normal()),
  );
  const rows: { customer: number; day: number; amount: number }[] = [];
  const { december } = world;
  for (let customer = 0; customer < world.customers; customer++) {
    const spend = (world.spend ?? gammaGamma)(draws, normal);
    const rich = december?.by === 'rich' && customer % 3 === 0;
    const scale = rich ? 3 : 1;
    const rate = draws.gamma(1.5) / 1.5 / gapDays;
    let day = start + Math.floor(uniform() * (end - start));
    // Rejected in proportion to how much less is bought in other months.
    while (december?.by === 'new' && monthOf(day) !== 11 && uniform() > 1 / december.factor)
      day = start + Math.floor(uniform() * (end - start));
    let walk = 0;
    for (let isFirst = true; day < end; isFirst = false) {
      const { year, month } = calendarDate(day);
      const effect =
        (world.months?.[month - 1] ?? 1) *
        (shocks[(year - firstYear) * 12 + month - 1] ?? 1) *
        Math.exp((world.growth ?? 0) * ((day - start) / 365.25) + walk) *
        (isFirst ? (world.first ?? 1) : 1);
      rows.push({ customer, day, amount: Math.max(1, Math.round(scale * spend() * effect)) });
      if (uniform() < stops) break;
      const before = day;
      do
        day += 1 - Math.floor(Math.log1p(-uniform()) / rate / (rich ? (december?.factor ?? 1) : 1));
      while (rich && day < end && monthOf(day) !== 11 && uniform() > 1 / (december?.factor ?? 1));
      walk += (world.drift ?? 0) * Math.sqrt((day - before) / 365.25) * normal();
    }
  }
  return {
    customers: world.customers,
    customer: Uint32Array.from(rows, (row) => row.customer),
    day: Int32Array.from(rows, (row) => row.day),
    amount: Float64Array.from(rows, (row) => row.amount),
    minorUnits: 100,
  };
}
