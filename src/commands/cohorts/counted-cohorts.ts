import {
  byIntake,
  type CohortDays,
  type Cohorts,
  countOf,
  type Intakes,
} from '../../core/cohorts/cohorts.ts';
import {
  addedSpend,
  type CumulativeSpend,
  cumulativeSpend,
} from '../../core/cohorts/cumulative-spend.ts';
import {
  addedRepeats,
  type DatedModel,
  type ExpectedRepeats,
  expectedRepeats,
} from '../../core/cohorts/expected-repeats.ts';
import {
  addedRetention,
  type RetentionRow,
  retentionTriangle,
} from '../../core/cohorts/retention-triangle.ts';
import type { CodedColumn } from '../../core/customers.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { numberText } from '../../render/number-text.ts';
import type { Settings } from './options.ts';

/** The cohorts that the options ask for: the customers of each period, or of each segment. */
export interface CohortGroups extends Cohorts {
  /** With `--by`; otherwise the periods are the cohorts. */
  readonly segments: Segments | undefined;
}

/** A longer table helps nobody: a column of names of customers was named by mistake. */
const most = 1000;

/**
 * Puts customers into cohorts.
 *
 * @param labels - by header, the value of each of them
 *
 * @throws {Refusal} `--by` gives more than a thousand cohorts
 */
export function cohortGroups(
  labels: ReadonlyMap<string, CodedColumn>,
  intakes: Intakes,
  { by }: Pick<Settings, 'by'>,
): CohortGroups {
  if (by.length === 0) return { ...byIntake(intakes), segments: undefined };
  const segments = segmentsBy({ count: intakes.days.customers, labels }, by);
  const count = segments.keys.length;
  if (count <= most) return { intakes, codes: segments.codes, count, segments };
  throw new Refusal(
    problem('out-of-range', {
      what: `--by ${by.join(',')}`,
      text: `${numberText(count, 0)} different values`,
      allowed: `at most ${numberText(most, 0)}`,
    }),
  );
}

/** A cohort as it was counted. */
export interface Counted {
  readonly customers: number;
  /** Minor units. */
  readonly amount: number;
  /** Periods from the first intake to that of the last day. */
  readonly periods: number;
  readonly spend: CumulativeSpend;
  readonly retention: RetentionRow;
  /** What the goods and the orders cost; absent where no cost is by goods or by order. Minor units. */
  readonly costs?: { readonly amount: number; readonly spend: CumulativeSpend };
  /** The repeat purchases that were expected within each number of days of --after; empty without a calendar. */
  readonly expected: readonly ExpectedRepeats[];
}

/** What is taken off for each day with a purchase, besides shares of spend: what its goods cost, and its orders. */
export function costsOfDays(
  { goods, orders, minorUnits }: Pick<CohortDays, 'goods' | 'orders' | 'minorUnits'>,
  perOrder: number,
): Float64Array | undefined {
  if (goods === undefined && perOrder === 0) return undefined;
  const each = perOrder * minorUnits;
  const costs = goods?.slice() ?? new Float64Array(orders?.length ?? 0);
  if (each > 0 && orders !== undefined)
    for (let i = 0; i < costs.length; i++) costs[i] = (costs[i] ?? 0) + each * (orders[i] ?? 0);
  return costs;
}

/**
 * Counts each of the cohorts; money stays in minor units.
 *
 * @param model - what customers are expected to buy; null without a calendar
 */
export function countedCohorts(
  cohorts: Cohorts,
  { after, perOrder }: Pick<Settings, 'after' | 'perOrder'>,
  model: DatedModel | null,
): Counted[] {
  const expected = model === null ? [] : after.map((days) => expectedRepeats(cohorts, days, model));
  const counted = countedSpend(cohorts).map((each, c) => ({
    ...each,
    expected: expected.flatMap((ofDays) => ofDays[c] ?? []),
  }));
  const { intakes, codes } = cohorts;
  const costs = costsOfDays(intakes.days, perOrder);
  if (costs === undefined) return counted;
  const sums = new Array<number>(cohorts.count).fill(0);
  for (const [i, cost] of costs.entries()) {
    const code = codes[intakes.days.customer[i] ?? 0] ?? 0;
    sums[code] = (sums[code] ?? 0) + cost;
  }
  const days = { ...intakes.days, amount: costs };
  const spend = cumulativeSpend({ ...cohorts, intakes: { ...intakes, days } });
  return counted.map((each, c) => {
    const own = spend[c];
    if (own === undefined) throw new RangeError(`no cohort ${c}`);
    return { ...each, costs: { amount: sums[c] ?? 0, spend: own } };
  });
}

function countedSpend(cohorts: Cohorts): Omit<Counted, 'expected'>[] {
  const { intakes, codes, count } = cohorts;
  const { days, period, periods } = intakes;
  const customers = new Array<number>(count).fill(0);
  const amount = new Array<number>(count).fill(0);
  const earliest = new Array<number>(count).fill(periods.names.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    customers[code] = (customers[code] ?? 0) + countOf(intakes, i);
    earliest[code] = Math.min(earliest[code] ?? 0, period[i] ?? 0);
  }
  for (let i = 0; i < days.customer.length; i++) {
    const code = codes[days.customer[i] ?? 0] ?? 0;
    amount[code] = (amount[code] ?? 0) + (days.amount[i] ?? 0);
  }
  const spend = cumulativeSpend(cohorts);
  const retention = retentionTriangle(cohorts);
  return spend.map((each, c) => ({
    customers: customers[c] ?? 0,
    amount: amount[c] ?? 0,
    periods: periods.names.length - (earliest[c] ?? 0),
    spend: each,
    retention: retention[c] ?? nobody.retention,
  }));
}

const none = { observed: new Float64Array(), returned: new Float64Array() };
const noSpend = { ...none, amount: new Float64Array(), repeats: new Float64Array() };

/** A cohort that nobody is in. */
export const nobody: Counted = {
  customers: 0,
  amount: 0,
  periods: 0,
  spend: noSpend,
  retention: { ...none, active: new Float64Array() },
  expected: [],
};

/** All cohorts as one. */
export const pooled = (cohorts: readonly Counted[]): Counted => ({
  customers: cohorts.reduce((sum, { customers }) => sum + customers, 0),
  amount: cohorts.reduce((sum, { amount }) => sum + amount, 0),
  periods: cohorts.reduce((most, { periods }) => Math.max(most, periods), 0),
  spend: addedSpend(cohorts.map(({ spend }) => spend)),
  retention: addedRetention(cohorts.map(({ retention }) => retention)),
  expected: (cohorts.find(({ expected }) => expected.length > 0)?.expected ?? []).map((_, k) =>
    addedRepeats(cohorts.flatMap(({ expected }) => expected[k] ?? [])),
  ),
  ...(cohorts.some(({ costs }) => costs !== undefined) && {
    costs: {
      amount: cohorts.reduce((sum, { costs }) => sum + (costs?.amount ?? 0), 0),
      spend: addedSpend(cohorts.map(({ costs }) => costs?.spend ?? nobody.spend)),
    },
  }),
});
