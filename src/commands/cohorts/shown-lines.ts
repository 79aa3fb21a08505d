import { numberText } from '../../render/number-text.ts';
import { segmentName } from '../segments/segment-name.ts';
import { decimalsFor, whole } from '../value/table-parts.ts';
import type { CohortLine, CohortsResult } from './result.ts';

/** Stands where a cohort has not been observed for long enough. */
export const unfinished = '…';

const most = 36;

/**
 * The cohorts that a person is shown: the latest periods, or the first segments. The machine formats
 * have all.
 */
export function shownLines({ cohorts }: CohortsResult): {
  readonly lines: readonly CohortLine[];
  readonly more: readonly string[];
} {
  const periods = cohorts[0]?.cohort != null;
  const lines = periods ? cohorts.slice(-most) : cohorts.slice(0, most);
  const rest = cohorts.length - lines.length;
  const which = periods ? 'earlier cohorts' : 'more cohorts';
  return {
    lines,
    more: rest === 0 ? [] : [`${whole(rest)} ${which} are in CSV, JSON and JSON lines (-o FILE).`],
  };
}

/** A cohort in words: "2024-05", "web". */
export const cohortName = ({ cohort, segment }: CohortLine): string =>
  cohort ?? segmentName(segment);

/** Over the names of the cohorts: "month", "channel". */
export const cohortHeader = ({ cohort, cohorts }: CohortsResult): string => {
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0 ? by.join(', ') : cohort;
};

/** Amounts of one table with the same decimals. */
export function amountsWith(amounts: readonly (number | null)[], absent: string): string[] {
  const decimals = decimalsFor(amounts);
  return amounts.map((amount) => (amount === null ? absent : numberText(amount, decimals)));
}
