import { calendarDate, dayNumber } from '../../quantity/calendar.ts';

/** A customer of the shop: the days of purchases since 1970-01-01, and a label fixed at the first one. */
export interface SeasonsCustomer {
  readonly days: readonly number[];
  readonly label: boolean;
}

/** Days of the log and their speeds: `until` is the day after the last. */
export const seasonsLog = {
  from: dayNumber(2023, 1, 1),
  until: dayNumber(2025, 1, 1),
  /** By calendar month, with mean 1. */
  speeds: [0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.5, 2.1],
} as const;

/**
 * Simulates a shop with a season over two years, by the same recipe as test/reference/seasons/logs.py, which has 400
 * customers.
 *
 * The random numbers are those of a linear congruential generator, whose products stay below 2⁵³:
 *
 *     S ← 48271 · S mod (2³¹ − 1), u = S / (2³¹ − 1)
 *
 * A customer has a first day, a label with probability .4, a rate λ = −ln(u) / 90 · e^(.5 label) a day and a
 * probability of leaving p = u². On each day after the first it buys with probability 1 − e^(−λ · speed), and leaves
 * after such a purchase with probability p.
 *
 * @returns the customers, and the last state S
 */
export function seasonsShop(count = 400): {
  readonly customers: readonly SeasonsCustomer[];
  readonly state: number;
} {
  let state = 12_345;
  const u = () => {
    state = (48_271 * state) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const { from, until, speeds } = seasonsLog;
  const length = until - from;
  const speed = Array.from({ length }, (_, i) => speeds[calendarDate(from + i).month - 1] ?? 0);
  const customers = Array.from({ length: count }, (): SeasonsCustomer => {
    const first = Math.floor(700 * u());
    const label = u() < 0.4;
    const rate = (-Math.log(u()) / 90) * Math.exp(label ? 0.5 : 0);
    const leaves = u() ** 2;
    const days = [from + first];
    for (let day = first + 1; day < length; day++) {
      if (!(u() < 1 - Math.exp(-rate * (speed[day] ?? 0)))) continue;
      days.push(from + day);
      if (u() < leaves) break;
    }
    return { days, label };
  });
  return { customers, state };
}
