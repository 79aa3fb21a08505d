import { headerName, wordsOf } from './header-name.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * What a header says of the numbers below it. `percent`, `share` and `count` say it outright; `survival`
 * is a share or a percent, rarely a count; `open` says only that these are who was left.
 */
export type Measure = 'percent' | 'share' | 'survival' | 'count' | 'open';

/** What a column can be in a table of cohorts. Of several that could have one role, the lowest tier has it. */
export type CohortColumnName =
  | { readonly role: 'elapsed'; readonly tier: number; readonly span: TimeSpan | undefined }
  | { readonly role: 'surviving'; readonly tier: number; readonly measure: Measure }
  | { readonly role: 'segment'; readonly tier: number };

const words = (text: string) => new Set(text.split(' '));

const cohortNames = words(
  'cohort cohortname segment group subgroup class category type plan tier product channel region country',
);
const elapsedNames = words(
  'age cohortage time t period periods periodnumber periodno cohortperiod elapsed elapsedtime timeelapsed since sincestart ' +
    'timesincestart sinceacquisition sincesignup sincejoining sincefirstorder sincefirstpurchase afterstart life renewal renewals',
);
/** Names that mean an elapsed time only with a unit: "month number", a bare "year". */
const elapsedNamesWithUnit = new Set(['', 'number', 'no', 'index', 'after']);

const percents = words('percent pct percentage perc');
const shares = words('share rate fraction proportion probability');
const counts = words(
  'count number customers subscribers members users clients accounts households',
);
const survival = words('surviving survivors survivor survived survival remaining alive');
const staying = words('active retained retention staying stayed');
const filling = words(
  'of the at end still cumulative in per original initial cohort customer s no',
);

/** The role that a header names in a table of cohorts, or undefined. */
export function cohortColumnName(header: string): CohortColumnName | undefined {
  const { base, span } = headerName(header);
  if (cohortNames.has(base)) return { role: 'segment', tier: base.startsWith('cohort') ? 1 : 2 };
  if (elapsedNames.has(base) || (span !== undefined && elapsedNamesWithUnit.has(base)))
    return { role: 'elapsed', tier: 1, span };
  const found = wordsOf(header.replaceAll('%', ' percent '));
  const known = [percents, shares, counts, survival, staying, filling];
  if (!found.every((word) => known.some((set) => set.has(word)))) return undefined;
  const has = (set: ReadonlySet<string>) => found.some((word) => set.has(word));
  // A bare "rate" or "number" is of anything.
  const subject = has(survival) || has(staying) || has(percents) || found.includes('share');
  if (!subject && !found.some((word) => word !== 'number' && counts.has(word))) return undefined;
  const relative = has(percents) || has(shares);
  const tier = has(survival) ? (relative ? 2 : 1) : has(staying) ? 3 : 4;
  return { role: 'surviving', tier, measure: measureOf(has, found) };
}

function measureOf(has: (set: ReadonlySet<string>) => boolean, found: readonly string[]): Measure {
  if (has(percents)) return 'percent';
  if (has(shares)) return 'share';
  if (has(counts)) return 'count';
  return found.includes('survival') || found.includes('retention') ? 'survival' : 'open';
}
