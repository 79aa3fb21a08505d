import { coversTenure } from './customer-table.ts';
import type { Entries } from './entries.ts';

/** The rows of all tables, their amounts comparable. */
export interface EvenRows {
  readonly rows: readonly Entries[];
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
}

/**
 * Where amounts cover different periods, some a month and some a year, makes all of them amounts a year:
 * added up as they are, a yearly payer would count twelve times a monthly one. Amounts of one period,
 * and totals over a tenure, stay as they are.
 */
export function evenPeriods(tables: readonly Entries[]): EvenRows {
  const periods = new Set<number>();
  for (const { amountYears } of tables) for (const years of amountYears ?? []) periods.add(years);
  const [first] = periods;
  if (periods.size === 1 && first !== undefined && first > 0) {
    return { rows: tables, periodYears: first };
  }
  periods.delete(coversTenure);
  return { rows: periods.size > 1 ? tables.map(yearly) : tables, periodYears: null };
}

function yearly(rows: Entries): Entries {
  const { amount, amountYears } = rows;
  if (amount === undefined || amountYears === undefined) return rows;
  return {
    ...rows,
    amount: amount.map((each, i) => {
      const years = amountYears[i] ?? 0;
      return years > 0 ? each / years : each;
    }),
    amountYears: amountYears.map((years) => (years > 0 ? 1 : years)),
  };
}
