import type { Cohorts } from '../../core/cohorts/cohorts.ts';
import {
  addedSpend,
  type CumulativeSpend,
  cumulativeSpend,
} from '../../core/cohorts/cumulative-spend.ts';
import {
  addedRetention,
  type RetentionRow,
  retentionTriangle,
} from '../../core/cohorts/retention-triangle.ts';

/** A cohort as it was counted. */
export interface Counted {
  readonly customers: number;
  /** Minor units. */
  readonly amount: number;
  /** Periods from the first intake to that of the last day. */
  readonly periods: number;
  readonly spend: CumulativeSpend;
  readonly retention: RetentionRow;
}

/** Counts each of the cohorts; money stays in whole minor units. */
export function countedCohorts(asked: Cohorts): Counted[] {
  const { intakes, codes, count } = asked;
  const { days, period, periods } = intakes;
  const customers = new Array<number>(count).fill(0);
  const amount = new Array<number>(count).fill(0);
  const earliest = new Array<number>(count).fill(periods.names.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    customers[code] = (customers[code] ?? 0) + 1;
    earliest[code] = Math.min(earliest[code] ?? 0, period[i] ?? 0);
  }
  for (let i = 0; i < days.customer.length; i++) {
    const code = codes[days.customer[i] ?? 0] ?? 0;
    amount[code] = (amount[code] ?? 0) + (days.amount[i] ?? 0);
  }
  const spend = cumulativeSpend(asked);
  const retention = retentionTriangle(asked);
  return spend.map((own, c) => ({
    customers: customers[c] ?? 0,
    amount: amount[c] ?? 0,
    periods: periods.names.length - (earliest[c] ?? 0),
    spend: own,
    retention: retention[c] ?? nobody.retention,
  }));
}

const none = { observed: new Uint32Array(), returned: new Uint32Array() };

/** A cohort that nobody is in. */
export const nobody: Counted = {
  customers: 0,
  amount: 0,
  periods: 0,
  spend: { ...none, amount: new Float64Array() },
  retention: { ...none, active: new Uint32Array() },
};

/** All cohorts as one. */
export const together = (cohorts: readonly Counted[]): Counted => ({
  customers: cohorts.reduce((sum, { customers }) => sum + customers, 0),
  amount: cohorts.reduce((sum, { amount }) => sum + amount, 0),
  periods: cohorts.reduce((most, { periods }) => Math.max(most, periods), 0),
  spend: addedSpend(cohorts.map(({ spend }) => spend)),
  retention: addedRetention(cohorts.map(({ retention }) => retention)),
});
