import { annualSpend, type Customers } from '../../core/customers.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import { cohortStays, recordedStays } from '../../core/survival/stays.ts';
import type { CohortSurvivors } from '../../input/cohorts/survivors-of.ts';
import type { Group } from './segment-retention.ts';

/** The stays of each segment that the columns divide the customers into. */
export function customerGroups(customers: Customers, by: readonly string[]): Group[] {
  const segments = segmentsBy(customers, by);
  const { keys, codes } = segments;
  const stays = recordedStays(customers, codes, keys.length);
  const revenue = revenueStays(customers, segments);
  return keys.flatMap((segment, s) => {
    const own = stays[s];
    return own === undefined ? [] : [{ segment, stays: own, revenue: revenue[s] ?? null }];
  });
}

/** The stays with each customer counted by spend a year; none where no customer of a segment has any. */
function revenueStays(customers: Customers, { keys, codes }: Segments) {
  const weights = Float64Array.from(
    { length: customers.count },
    // Who got back more than was ever paid counts for nothing.
    (_, i) => Math.max(0, annualSpend(customers, i) ?? 0),
  );
  if (!weights.some((weight) => weight > 0)) return [];
  return recordedStays(customers, codes, keys.length, weights).map((stays) =>
    stays.exitYears.length === 0 ? null : stays,
  );
}

/** The stays of each cohort; nothing says what they spend. */
export function cohortGroups(cohorts: readonly CohortSurvivors[], header: string | null): Group[] {
  return cohorts.map(({ cohort, years, surviving }) => ({
    segment: header === null ? {} : { [header]: cohort },
    stays: cohortStays(years, surviving),
    revenue: null,
  }));
}
