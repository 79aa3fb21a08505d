import {
  type CalendarPeriods,
  type CohortUnit,
  calendarPeriods,
} from '../../core/cohorts/calendar-periods.ts';
import { countOf } from '../../core/cohorts/cohorts.ts';
import { finishedSpending, isFinished } from '../../core/cohorts/finished-intakes.ts';
import type { CustomerRows } from '../../core/customers.ts';
import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { dayNumber } from '../../core/quantity/calendar.ts';
import type { Segments } from '../../core/segments.ts';
import {
  type AcquisitionSpending,
  costEach,
  type SegmentCost,
  segmentCosts,
} from '../../core/value/acquisition-cost.ts';
import { problem } from '../../problems/problem.ts';
import type { World } from '../command.ts';
import { matchedCosts } from '../shared/acquisition/acquisition-costs.ts';
import {
  acquisitionSpending,
  type SpendingRead,
  type SpendingReading,
} from '../shared/acquisition/acquisition-spending.ts';
import { segmentName } from '../shared/table.ts';
import type { CohortGroups } from './counted-cohorts.ts';
import type { Settings } from './options.ts';

/** What winning the customers of each cohort cost; cohorts that have only costs come after the others. */
export interface WinningCosts {
  readonly costs: readonly (SegmentCost | undefined)[];
  /**
   * The same of the customers who have been observed for the days of `--payback`, with all of their intake. Costs without
   * months cannot be divided by intakes, and stay as they are. Empty without the option.
   */
  readonly finished: readonly (SegmentCost | undefined)[];
  /** The name of each cohort, or its values of the `--by` columns. */
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** As read, by cohort; absent with one figure for everybody. */
  readonly read?: SpendingRead;
}

/** The name of a period, where the periods are the cohorts. */
export const periodKey = 'cohort';

/**
 * The cost of winning a customer of each cohort: the one figure of `--acquisition`, or the spending of
 * a file divided by the customers won. Of a file by month, the spending of a month won those who came
 * in it; of one without months, all customers of their segment, whenever they came.
 *
 * @throws {Refusal} the file cannot be read, or lacks a column
 */
export async function winningCosts(
  groups: CohortGroups,
  { inputs, by, unit, costsFile, payback }: Settings,
  reading: SpendingReading,
  world: World,
): Promise<WinningCosts | undefined> {
  const { codes, intakes } = groups;
  const segments = groups.segments ?? { keys: periodKeys(intakes.periods), codes };
  const won = customersWon(groups, segments.keys.length, null);
  const allAt = (cost: number | null): WinningCosts => ({
    keys: segments.keys,
    costs: costsAt(cost, segments.keys, won),
    finished:
      payback === undefined
        ? []
        : costsAt(cost, segments.keys, customersWon(groups, segments.keys.length, payback)),
  });
  const each = inputs.get('acquisition')?.quantity?.range.base;
  if (costsFile === undefined) return each === undefined ? undefined : allAt(each);
  const context = { hasStart: true, ...reading };
  const { rows, ...others } = await acquisitionSpending(costsFile, by, context, world);
  const customers = customersWithStart(groups);
  if (groups.segments === undefined && !others.byMonth) {
    const all: Segments = { keys: [{}], codes: new Uint32Array(codes.length) };
    return { ...allAt(costEach(segmentCosts(customers, all, rows)[0])), read: { rows, ...others } };
  }
  const placed = groups.segments === undefined ? rows.map((row) => inPeriod(row, unit)) : rows;
  const read = { rows: placed, ...others };
  const { segments: matched, costs } = matchedCosts(
    segmentCosts(customers, segments, placed),
    segments,
  );
  for (const [c, segment] of matched.keys.entries()) {
    const spending = costs[c]?.spending ?? 0;
    if ((won[c] ?? 0) > 0 || spending === 0) continue;
    const kind = groups.segments === undefined ? 'period' : 'segment';
    const cohort = segmentName(segment);
    read.problems.add(problem('spending-won-nobody', { cohort, kind }, { file: costsFile }));
  }
  const finished =
    payback === undefined
      ? []
      : matchedCosts(
          segmentCosts(customers, segments, finishedSpending(placed, intakes, payback)),
          matched,
        ).costs;
  return { keys: matched.keys, costs, finished, read };
}

/** The customers, the day on which each of them came, and how many customers each stands for. */
export function customersWithStart({ codes, intakes }: CohortGroups): CustomersWithStart {
  const { days, begins } = intakes;
  return {
    count: codes.length,
    startDay: Int32Array.from(codes, (_, i) => days.day[begins[i] ?? 0] ?? 0),
    ...(days.counts !== undefined && {
      customers: Float64Array.from(codes, (_, i) => countOf(intakes, i)),
    }),
  };
}

type CustomersWithStart = Pick<CustomerRows, 'count' | 'customers'> & {
  readonly startDay: Int32Array;
};

/** How many customers each cohort has; with some days, only those who came in periods observed for so long. */
function customersWon(
  { codes, intakes }: CohortGroups,
  count: number,
  days: number | null,
): readonly number[] {
  const { lastDay } = intakes.periods;
  const counts = Array.from(lastDay, (day) => days === null || isFinished(intakes, day, days));
  const won = new Array<number>(count).fill(0);
  for (const [i, code] of codes.entries())
    if (counts[intakes.period[i] ?? 0] === true) won[code] = (won[code] ?? 0) + countOf(intakes, i);
  return won;
}

/** The spending on each cohort at one cost for everybody. */
const costsAt = (
  cost: number | null,
  keys: WinningCosts['keys'],
  won: readonly number[],
): WinningCosts['costs'] =>
  keys.map((segment, c) => {
    const customersWon = won[c] ?? 0;
    if (cost === null || customersWon === 0) return undefined;
    return { segment, spending: asDecimal(asDecimal(cost) * customersWon), customersWon };
  });

const periodKeys = ({ names }: CalendarPeriods) => names.map((name) => ({ [periodKey]: name }));

/** Spending of a month as that of the period which the month lies in. */
function inPeriod(row: AcquisitionSpending, unit: CohortUnit): AcquisitionSpending {
  const [year, month] = (row.month ?? '').split('-').map(Number);
  const day = dayNumber(year ?? 0, month ?? 1, 1);
  return { ...row, segment: { [periodKey]: calendarPeriods(day, day, unit).names[0] ?? '' } };
}
