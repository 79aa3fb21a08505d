import { quantile } from '../../core/numeric/distribution.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import { type Case, casesByKind } from './cases.ts';
import type { Resolution } from './result.ts';

const hoursPerYear = 24 * unitsPerYear.d;

/**
 * How long the resolved cases took, in all and by kind; undefined where that is known of none.
 *
 * @param kinds - the kinds of problem, in the order in which they are shown
 */
export function resolutionTimes(
  cases: readonly Case[],
  kinds: readonly string[],
  quickYears: number | undefined,
): Resolution | undefined {
  const known = cases.filter(
    ({ outcome, years }) =>
      (outcome === 'resolved' || outcome === 'quickly') && !Number.isNaN(years),
  );
  if (known.length === 0) return undefined;
  const hours = hoursOf(known);
  const byKind = casesByKind(known);
  return {
    ...timesOf(known, quickYears),
    p90Hours: quantile(hours, 0.9),
    targetHours: quickYears === undefined ? null : quickYears * hoursPerYear,
    timed: known.filter(({ isTimed }) => isTimed).length,
    kinds: kinds.flatMap((problem) => {
      const ofKind = byKind.get(problem);
      return ofKind === undefined ? [] : [{ problem, ...timesOf(ofKind, quickYears) }];
    }),
  };
}

const hoursOf = (cases: readonly Case[]): Float64Array =>
  Float64Array.from(cases, ({ years }) => years * hoursPerYear).sort();

function timesOf(
  cases: readonly Case[],
  quickYears: number | undefined,
): Pick<Resolution, 'cases' | 'medianHours' | 'within'> {
  const within = cases.filter(({ years }) => years <= (quickYears ?? 0)).length;
  return {
    cases: cases.length,
    medianHours: quantile(hoursOf(cases), 0.5),
    within: quickYears === undefined ? null : within / cases.length,
  };
}
