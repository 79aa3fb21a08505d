import { type Cohorts, longestReach } from './cohorts.ts';

/** The number of customers of a cohort who bought in the k-th calendar period after that of their first purchase. */
export interface RetentionRow {
  /** Customers whose whole intake has been observed to the end of the k-th period. */
  readonly observed: Uint32Array;
  /** The number of them who bought in it; in period 0 all of them. */
  readonly active: Uint32Array;
  /** The number of them who bought in any period from the first to the k-th. */
  readonly returned: Uint32Array;
}

/**
 * The retention triangle: a row a cohort, its customers by calendar periods since their intake.
 *
 *     retention in period k = active[k] / observed[k]
 *
 * A row is as long as the longest observation of any of its customers. Only complete periods count. A cohort of one
 * intake therefore has the same customers in every cell; a cohort of several intakes (a channel) has fewer in later
 * cells, those who came early enough.
 */
export function retentionTriangle(cohorts: Cohorts): RetentionRow[] {
  const { intakes, codes } = cohorts;
  const { days, periods, begins, period, reachPeriods } = intakes;
  const { ofDay, from } = periods;
  const rows = Array.from(longestReach(cohorts, reachPeriods), (last) => ({
    observed: new Uint32Array(last + 1),
    active: new Uint32Array(last + 1),
    returned: new Uint32Array(last + 1),
  }));
  for (let customer = 0; customer < codes.length; customer++) {
    const intake = period[customer] ?? 0;
    const reach = reachPeriods[intake] ?? -1;
    const row = rows[codes[customer] ?? 0];
    if (reach < 0 || row === undefined) continue;
    const { observed, active, returned } = row;
    observed[reach] = (observed[reach] ?? 0) + 1;
    let latest = -1;
    const end = begins[customer + 1] ?? 0;
    for (let i = begins[customer] ?? 0; i < end; i++) {
      const k = (ofDay[(days.day[i] ?? 0) - from] ?? 0) - intake;
      if (k > reach) break;
      if (k === latest) continue;
      active[k] = (active[k] ?? 0) + 1;
      if (latest === 0) {
        // Changes, added up below. Negative ones wrap round, but their sums are right.
        returned[k] = (returned[k] ?? 0) + 1;
        if (reach + 1 < returned.length) returned[reach + 1] = (returned[reach + 1] ?? 0) - 1;
      }
      latest = k;
    }
  }
  for (const { observed, returned } of rows) {
    for (let k = observed.length - 2; k >= 0; k--)
      observed[k] = (observed[k] ?? 0) + (observed[k + 1] ?? 0);
    for (let k = 1; k < returned.length; k++)
      returned[k] = (returned[k] ?? 0) + (returned[k - 1] ?? 0);
  }
  return rows;
}

/** Several rows pooled: each cell the sum of the complete ones. */
export function addedRetention(rows: readonly RetentionRow[]): RetentionRow {
  const sum = (of: (row: RetentionRow) => Uint32Array): Uint32Array => {
    const total = new Uint32Array(rows.reduce((most, row) => Math.max(most, of(row).length), 0));
    for (const row of rows)
      for (const [k, value] of of(row).entries()) total[k] = (total[k] ?? 0) + value;
    return total;
  };
  return {
    observed: sum((row) => row.observed),
    active: sum((row) => row.active),
    returned: sum((row) => row.returned),
  };
}
