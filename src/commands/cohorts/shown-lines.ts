import { segmentName } from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';

/** Stands where a cohort has not been observed for long enough. */
export const unfinished = '…';

export const mostShown = 36;

/**
 * The cohorts that a person is shown: the latest periods, or the first segments. The machine formats
 * have all.
 */
export function shownLines({ cohorts }: CohortsResult): readonly CohortLine[] {
  return hasPeriods(cohorts) ? cohorts.slice(-mostShown) : cohorts.slice(0, mostShown);
}

/** So many leave room on a screen for the answer and what the figures rest on. */
const mostOnScreen = 8;

/** The cohorts that fit on a screen. */
export function fewLines({ cohorts }: CohortsResult): readonly CohortLine[] {
  return hasPeriods(cohorts) ? cohorts.slice(-mostOnScreen) : cohorts.slice(0, mostOnScreen);
}

export const hasPeriods = ([first]: readonly CohortLine[]): boolean => first?.cohort != null;

/** A cohort in words: "2024-05", "web"; what is of no period and no segment is all of them. */
export const cohortName = ({ cohort, segment }: CohortLine): string =>
  cohort ?? (segmentName(segment) || 'All');

/** Over the names of the cohorts: "month", "channel". */
export const cohortHeader = ({ cohort, cohorts }: CohortsResult): string => {
  const by = Object.keys(cohorts[0]?.segment ?? {});
  return by.length > 0 ? by.join(', ') : cohort;
};
