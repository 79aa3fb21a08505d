import { decimalSum } from '../numeric/decimal-grid.ts';
import { type Ledger, lineOf, sumOfEntries } from './ledger.ts';

/**
 * Return in money (ROI): the net gain for each unit of money spent.
 *
 *     (real − cost)/cost
 *
 * It is the part of the return on relationship that is money: what is perceived is no part of it. A programme without
 * effect returns −1.
 *
 * @returns null where the cost is not above 0
 * @example returnInMoney(150, 100); // => 0.5
 */
export const returnInMoney = (real: number, cost: number): number | null =>
  cost > 0 ? (real - cost) / cost : null;

/** The real value and the cost of one year, and the cumulative balance. */
export interface YearTotals {
  readonly year: number;
  readonly real: number;
  readonly cost: number;
  /** Real value less cost, of this year and all before. */
  readonly cumulative: number;
}

/** The exact totals of each year, from the first to the last that has an entry. */
export function yearTotals(from: Ledger): YearTotals[] {
  const last = from.entries.reduce((latest, { year }) => Math.max(latest, year), 0);
  let cumulative = 0;
  return Array.from({ length: last }, (_, i) => {
    const year = i + 1;
    const of = (line: 'real' | 'cost') =>
      sumOfEntries(from, (entry) => entry.year === year && lineOf(entry.kind) === line);
    const [real, cost] = [of('real'), of('cost')];
    cumulative = decimalSum([cumulative, real, -cost]);
    return { year, real, cost, cumulative };
  });
}

/** The first year from which the cumulative real value covers the cumulative cost until the end; null: none. */
export function breakEvenYear(years: readonly YearTotals[]): number | null {
  const lastShort = years.findLastIndex(({ cumulative }) => cumulative < 0);
  return years[lastShort + 1]?.year ?? null;
}
