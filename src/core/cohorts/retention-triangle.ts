import { type Cohorts, countOf, longestReach } from './cohorts.ts';
import { eachMove } from './moves.ts';

/** The number of customers of a cohort who bought in the k-th calendar period after that of their first purchase. */
export interface RetentionRow {
  /** Customers whose whole intake has been observed to the end of the k-th period. */
  readonly observed: Float64Array;
  /** The number of them who bought in it; in period 0 all of them. */
  readonly active: Float64Array;
  /** The number of them who bought in any period from the first to the k-th. */
  readonly returned: Float64Array;
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
  const { periods, period, reachPeriods } = intakes;
  const rows = Array.from(longestReach(cohorts, reachPeriods), (last) => ({
    observed: new Float64Array(last + 1),
    active: new Float64Array(last + 1),
    returned: new Float64Array(last + 1),
  }));
  for (let customer = 0; customer < codes.length; customer++) {
    const reach = reachPeriods[period[customer] ?? 0] ?? -1;
    const observed = rows[codes[customer] ?? 0]?.observed;
    if (reach < 0 || observed === undefined) continue;
    observed[reach] = (observed[reach] ?? 0) + countOf(intakes, customer);
  }
  eachMove(intakes, periods, (customer, previous, bought, customers) => {
    const intake = period[customer] ?? 0;
    const reach = reachPeriods[intake] ?? -1;
    const row = rows[codes[customer] ?? 0];
    const k = bought - intake;
    if (k > reach || row === undefined) return;
    const { active, returned } = row;
    active[k] = (active[k] ?? 0) + customers;
    if (previous !== intake) return;
    // Changes, added up below.
    returned[k] = (returned[k] ?? 0) + customers;
    if (reach + 1 < returned.length) returned[reach + 1] = (returned[reach + 1] ?? 0) - customers;
  });
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
  const sum = (of: (row: RetentionRow) => Float64Array): Float64Array => {
    const total = new Float64Array(rows.reduce((most, row) => Math.max(most, of(row).length), 0));
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
