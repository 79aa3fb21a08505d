import { noDay } from '../../customers.ts';
import type { CohortDays } from '../cohorts.ts';

type History = readonly (readonly [day: number, cents: number])[];

/**
 * What a database would count of these histories, one list of [day, cents] a customer: those who came on one day
 * together, and their moves from month to month.
 *
 * @param cohort - by customer: only those of one cohort are counted together
 */
export function countedDays(histories: readonly History[], cohort: readonly number[]): CohortDays {
  const groups = new Map<string, Map<number, [buyers: number, seconds: number, cents: number]>>();
  const moves = new Map<string, number>();
  const add = (key: string, count: number) => moves.set(key, (moves.get(key) ?? 0) + count);
  for (const [i, history] of histories.entries()) {
    const days = [...history].sort(([a], [b]) => a - b);
    const first = days[0]?.[0] ?? 0;
    const name = `${String(cohort[i]).padStart(3, '0')} ${first}`;
    const group = groups.get(name) ?? new Map();
    groups.set(name, group);
    let latest = 'none';
    for (const [place, [day, cents]] of days.entries()) {
      const [buyers, seconds, sum] = group.get(day) ?? [0, 0, 0];
      group.set(day, [buyers + 1, seconds + (place === 1 ? 1 : 0), sum + cents]);
      const month = monthStart(day);
      if (String(month) === latest) continue;
      add(`${cohort[i]} ${monthStart(first)} ${latest} ${month}`, 1);
      latest = String(month);
    }
  }
  const names = [...groups.keys()].sort();
  const entries = names.flatMap((name, customer) =>
    [...(groups.get(name) ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([day, [buyers, seconds, cents]]) => ({ customer, day, buyers, seconds, cents })),
  );
  const someone = (of: string, month: number) =>
    names.findIndex((name) => {
      const [own, first] = name.split(' ').map(Number);
      return own === Number(of) && monthStart(first ?? 0) === month;
    });
  const rows = [...moves].map(([key, customers]) => {
    const [of = '', first, previous, month] = key.split(' ');
    return {
      customer: someone(of, Number(first)),
      previous: previous === 'none' ? noDay : Number(previous),
      month: Number(month),
      customers,
    };
  });
  return {
    customers: names.length,
    customer: Uint32Array.from(entries, ({ customer }) => customer),
    day: Int32Array.from(entries, ({ day }) => day),
    amount: Float64Array.from(entries, ({ cents }) => cents),
    // As many orders as buyers: one a day.
    orders: Float64Array.from(entries, ({ buyers }) => buyers),
    counts: {
      buyers: Float64Array.from(entries, ({ buyers }) => buyers),
      seconds: Float64Array.from(entries, ({ seconds }) => seconds),
      moves: {
        customer: Uint32Array.from(rows, ({ customer }) => customer),
        previous: Int32Array.from(rows, ({ previous }) => previous),
        month: Int32Array.from(rows, ({ month }) => month),
        customers: Float64Array.from(rows, ({ customers }) => customers),
      },
    },
    minorUnits: 100,
  };
}

/** The first day of the month of a day. */
function monthStart(day: number): number {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000;
}
