import { noDay } from '../../core/customers.ts';
import { day as wholeDay } from '../shared/option-readers.ts';
import type { Case } from './cases.ts';
import type { ProblemTime } from './problem-time.ts';

/**
 * Of each customer, the day of the case by which they count; `noDay` for those without one.
 *
 * @param indexes - where each customer stands, by id
 * @returns undefined where a case has no date
 */
export function caseDays(
  firsts: readonly Case[],
  customers: number,
  indexes: ReadonlyMap<string, number>,
): Int32Array | undefined {
  const onset = new Int32Array(customers).fill(noDay);
  for (const { customer, day } of firsts) {
    const index = indexes.get(customer);
    if (index === undefined) continue;
    if (day === undefined) return undefined;
    onset[index] = day;
  }
  return onset;
}

/**
 * The years from each case to the last day that is seen: that of `--as-of`, else of the last case. Cases without
 * a date are taken to be spread evenly over the time of the problems.
 */
export function followUps(
  firsts: readonly Case[],
  { years, lastDay }: ProblemTime,
  asOf: string | null,
): readonly number[] {
  const to = asOfDay(asOf) ?? lastDay;
  return firsts.map(({ day }) =>
    day === undefined || to === undefined ? (years ?? 1) / 2 : Math.max(0, to - day) / 365.25,
  );
}

/** The day of the export, where it is known. */
export function asOfDay(asOf: string | null): number | undefined {
  const named = asOf === null ? undefined : wholeDay(asOf, '--as-of', '--as-of');
  return named?.ok === true ? named.value.day : undefined;
}
