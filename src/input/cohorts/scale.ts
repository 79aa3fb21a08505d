import { type Problem, problem } from '../../problems/problem.ts';
import type { Measure } from '../headers/cohort-header.ts';
import type { CohortTable } from './cohort-table.ts';

/** What the numbers of a table of cohorts are: customers, or of a cohort in percent, or shares of it. */
export type Scale = 'count' | 'percent' | 'share';

/**
 * Finds out what the numbers are: from the header, from percent signs, and from the number with which
 * the cohorts begin. 100 and 1 at time 0 are percents and shares where the header lets them be, or where
 * fractions show that they are no counts.
 */
export function scaleOf(
  table: CohortTable,
  measure: Measure,
  cohortSize: number | undefined,
): Scale | Problem {
  const unclear = (reason: 'signs' | 'start' | 'scale' | 'fraction', row: number) =>
    problem('survivors-unclear', { reason, text: table.survivingText(row) }, table.place(row));
  const all = Array.from({ length: table.rows }, (_, row) => row);
  if (all.some((row) => table.isSigned(row))) {
    const bare = all.find((row) => !table.isSigned(row));
    return bare === undefined || measure === 'percent' ? 'percent' : unclear('signs', bare);
  }
  const value = (row: number) => table.surviving(row);
  const starts = all.filter((row) => table.years(row) === 0 && value(row) !== 0);
  const beginAt = (whole: number) =>
    starts.length > 0 && starts.every((row) => value(row) === whole);
  const fraction = all.find((row) => !Number.isInteger(value(row)));
  const proportional = measure === 'percent' || measure === 'share' || measure === 'survival';
  const isKnown = proportional || fraction !== undefined;
  if (beginAt(1) && isKnown) return 'share';
  // Several cohorts of just 100 customers each are percents that nobody called so.
  const likely = measure !== 'count' && (cohortSize !== undefined || starts.length > 1);
  if (beginAt(100) && (isKnown || likely)) return 'percent';
  if (starts.length === 0 && proportional) return withoutStart(all, value, measure, unclear);
  if (measure === 'percent' || measure === 'share') {
    const odd = starts.find((row) => value(row) !== 100 && value(row) !== 1);
    return unclear('start', odd ?? starts[1] ?? 0);
  }
  return fraction === undefined ? 'count' : unclear('fraction', fraction);
}

/** Nothing at time 0, so that the size of the numbers must tell. */
function withoutStart(
  all: readonly number[],
  value: (row: number) => number,
  measure: Measure,
  unclear: (reason: 'scale', row: number) => Problem,
): Scale | Problem {
  const below = all.every((row) => value(row) <= 1);
  if (below && measure !== 'percent') return 'share';
  if (below || measure === 'survival') return unclear('scale', 0);
  return 'percent';
}
