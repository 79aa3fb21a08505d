import type { Cohorts } from './cohorts.ts';

/** How many of a cohort bought in the k-th calendar period after that of their first purchase. */
export interface RetentionRow {
  /** Customers who have been observed to the end of the k-th period, with everybody of their intake. */
  readonly observed: Uint32Array;
  /** Of them, those who bought in it; in period 0 that is all. */
  readonly active: Uint32Array;
  /** Of them, those who bought in any period from the first to the k-th. */
  readonly returned: Uint32Array;
}

/**
 * The retention triangle: a row a cohort, its customers by calendar periods since their intake.
 *
 *     retention in period k = active[k] / observed[k]
 *
 * A row is as long as the longest observation of any of its customers. Only finished periods count, so
 * that a cohort of one intake has the same customers in every cell, and one of several intakes (a
 * channel) fewer the further out it goes: those who came early enough.
 */
export function retentionTriangle({ intakes, codes, count }: Cohorts): RetentionRow[] {
  const { days, periods, begins, period, reachPeriods } = intakes;
  const { ofDay, from } = periods;
  const longest = new Int32Array(count).fill(-1);
  for (let i = 0; i < codes.length; i++) {
    const reach = reachPeriods[period[i] ?? 0] ?? -1;
    if (reach > (longest[codes[i] ?? 0] ?? 0)) longest[codes[i] ?? 0] = reach;
  }
  const rows = Array.from(longest, (last) => ({
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
        // Changes, to be added up: negative ones wrap round, and their sums are right again.
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

/** Rows taken together: each cell the sum of those that are finished. */
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
