import { type Ledger, lineOf, sumOfEntries } from './ledger.ts';

/**
 * Return on relationship: what comes back of each unit of money spent, beyond itself.
 *
 *     (real − cost)/cost
 *
 * Real value alone counts; what is only perceived stands beside it. A programme of no effect returns −1.
 *
 * @returns null where the programme costs nothing, or less: there is nothing to relate to
 * @example returnOnRelationship(150, 100); // => 0.5
 */
export const returnOnRelationship = (real: number, cost: number): number | null =>
  cost > 0 ? (real - cost) / cost : null;

/** The real value and the cost of one year, and what is left after it. */
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
    cumulative += real - cost;
    return { year, real, cost, cumulative };
  });
}

/** The first year from which on the real value so far covers the cost so far, to the end; null: none. */
export function breakEvenYear(years: readonly YearTotals[]): number | null {
  const lastShort = years.findLastIndex(({ cumulative }) => cumulative < 0);
  return years[lastShort + 1]?.year ?? null;
}
