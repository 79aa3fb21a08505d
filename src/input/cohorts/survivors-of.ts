import { type Problem, problem } from '../../problems/problem.ts';
import type { CohortTable } from './cohort-table.ts';
import type { Scale } from './scale.ts';

/** How many customers of one cohort were left, at which time. */
export interface CohortSurvivors {
  /** As written; empty where no column names it. */
  readonly cohort: string;
  /** Since the start of the cohort, rising from 0. */
  readonly years: Float64Array;
  /** Customers who were left then, of all at 0; never more than before. */
  readonly surviving: Float64Array;
}

interface Measured {
  readonly table: CohortTable;
  readonly scale: Scale;
  readonly cohortSize: number | undefined;
}

/**
 * The rows of one cohort in the order of time, as customers. A cohort without a row at time 0 begins
 * with all of it, if its size is known: 100 %, or `cohortSize`.
 */
export function survivorsOf(
  cohort: string,
  rows: readonly number[],
  measured: Measured,
): CohortSurvivors | { readonly problems: readonly Problem[] } {
  const { table, scale, cohortSize = 1 } = measured;
  const inTime = [...rows].sort((a, b) => table.years(a) - table.years(b));
  const whole = wholeOf(cohort, inTime, measured);
  if (typeof whole !== 'number') return { problems: [whole] };
  const problems = outOfOrder(cohort, inTime, whole, measured);
  if (problems.length > 0) return { problems };
  const times = inTime.map((row) => table.years(row));
  const left = inTime.map((row) => table.surviving(row));
  if (times[0] !== 0) {
    times.unshift(0);
    left.unshift(whole);
  }
  const customers = (value: number) => (scale === 'count' ? value : (value * cohortSize) / whole);
  return {
    cohort,
    years: Float64Array.from(times),
    surviving: Float64Array.from(left, (value) => undisturbed(customers(value))),
  };
}

/** 868.9999999999999 of 86.9 % of 1,000 is 869: twelve digits are more than any percent has. */
const undisturbed = (value: number) => Number(value.toPrecision(12));

/** The number with which the cohort begins, in the measure of the table. */
function wholeOf(
  cohort: string,
  [first = 0]: readonly number[],
  { table, scale, cohortSize }: Measured,
): number | Problem {
  const begins = table.years(first) === 0;
  const value = table.surviving(first);
  const whole = { percent: 100, share: 1, count: cohortSize ?? (begins ? value : undefined) }[
    scale
  ];
  const at = table.place(first);
  if (whole === undefined)
    return problem('cohort-start-missing', { cohort, reason: 'size-unknown' }, at);
  // Everybody in the first period after the start: or is that period the start, counted from 1?
  if (!begins && value === whole)
    return problem('cohort-start-missing', { cohort, reason: 'nobody-left' }, at);
  if (begins && value < whole) {
    const reason = scale === 'count' ? 'size' : 'start';
    return problem('survivors-unclear', { reason, text: table.survivingText(first) }, at);
  }
  return whole;
}

/** Times that come twice, more survivors than customers, more than before: the first of each. */
function outOfOrder(
  cohort: string,
  inTime: readonly number[],
  whole: number,
  { table, scale }: Measured,
): readonly Problem[] {
  const value = (row: number) => table.surviving(row);
  const at = (row: number) => table.place(row);
  const before = (i: number) => inTime[i - 1] ?? -1;
  const found = (wrong: (row: number, i: number) => boolean) => {
    const i = inTime.findIndex((row, place) => wrong(row, place));
    const row = inTime[i];
    return row === undefined ? [] : [{ row, earlier: before(i) }];
  };
  const twice = found((row, i) => i > 0 && table.years(row) === table.years(before(i)));
  const above = found((row) => value(row) > whole);
  const risen = found((row, i) => i > 0 && value(row) > value(before(i)) && value(row) <= whole);
  return [
    ...twice.map(({ row, earlier }) => {
      const lines = `${at(earlier).line} and ${at(row).line}`;
      return problem('time-repeated', { cohort, lines }, at(row));
    }),
    ...above.map(({ row }) => {
      const args = { cohort, text: table.survivingText(row), whole, scale };
      return problem('survivors-exceed', args, at(row));
    }),
    ...(twice.length > 0 ? [] : risen).map(({ row, earlier }) => {
      const args = { cohort, text: table.survivingText(row), before: table.survivingText(earlier) };
      return problem('survivors-rise', args, at(row));
    }),
  ];
}
