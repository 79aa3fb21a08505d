import { chanceOfRepeats, type DatedModel } from '../../core/cohorts/expected-repeats.ts';
import { type MarginIntervals, marginIntervals } from '../../core/cohorts/margin-intervals.ts';
import { paybackDay } from '../../core/cohorts/payback-day.ts';
import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { marginWithin } from '../../core/value/acquisition-ceiling.ts';
import { costEach, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import {
  type CohortGroups,
  type Counted,
  costsOfDays,
  countedCohorts,
  nobody,
  pooled,
} from './counted-cohorts.ts';
import type { Settings } from './options.ts';
import type { AfterDays, CohortAcquisition, CohortCeiling, CohortLine } from './result.ts';
import { periodKey, type WinningCosts } from './winning-costs.ts';

type Terms = Pick<Settings, 'after' | 'margin' | 'payback'> & {
  readonly minorUnits: number;
  /** The days since the first purchase at which every cohort shows what it has brought. */
  readonly ages: readonly number[];
};

/**
 * The line of each cohort that has customers or costs, and of all cohorts pooled.
 *
 * @param model - what customers are expected to buy; null without a calendar
 */
export function cohortLines(
  groups: CohortGroups,
  settings: Pick<Settings, 'after' | 'margin' | 'payback' | 'perOrder'>,
  costs: WinningCosts | undefined,
  model: DatedModel | null,
): { readonly total: CohortLine; readonly cohorts: readonly CohortLine[] } {
  const { intakes, segments } = groups;
  const { after, margin, payback } = settings;
  const counted = countedCohorts(groups, settings, model);
  const observedDays = Math.max(0, ...counted.map(({ spend }) => spend.observed.length - 1));
  const { minorUnits } = intakes.days;
  const terms = { after, margin, payback, minorUnits, ages: agesUpTo(observedDays) };
  const intervals = intervalsOf(groups, settings, terms);
  const keys =
    costs?.keys ?? segments?.keys ?? intakes.periods.names.map((name) => ({ [periodKey]: name }));
  const lines = keys.flatMap((key, c): CohortLine[] => {
    const cost = costs?.costs[c];
    const cohort = counted[c] ?? nobody;
    if (cohort.customers === 0 && cost === undefined) return [];
    const name = segments === undefined ? (key[periodKey] ?? null) : null;
    const named = { cohort: name, segment: segments === undefined ? {} : key };
    const paid = costs === undefined ? {} : acquisitionOf(cohort, terms, cost);
    const within = intervals.map(({ cohorts }) => cohorts[c] ?? null);
    return [
      {
        ...named,
        ...lineOf(cohort, terms, within),
        ...paid,
        ...ceilingOf(cohort, terms, within, finishedCost(costs, [c])),
      },
    ];
  });
  // Periods in which money was spent and nobody came belong between the others.
  if (segments === undefined) lines.sort((a, b) => ((a.cohort ?? '') < (b.cohort ?? '') ? -1 : 1));
  const within = intervals.map(({ total }) => total);
  return {
    total: {
      cohort: null,
      segment: {},
      ...lineOf(pooled(counted), terms, within),
      soFar: decimalSum(lines.map(({ soFar }) => soFar)),
      // Only those whose cost is known are compared with what was spent; the others would seem to cost nothing.
      ...(costs !== undefined &&
        acquisitionOf(
          pooled(counted.filter((_, c) => costEach(costs.costs[c]) !== null)),
          terms,
          addedCosts(costs.costs),
        )),
      ...ceilingOf(pooled(counted), terms, within, finishedCost(costs, [...keys.keys()])),
    },
    cohorts: lines,
  };
}

function addedCosts(costs: readonly (SegmentCost | undefined)[]): Cost {
  const known = costs.flatMap((cost) => cost ?? []);
  if (known.length === 0) return undefined;
  return {
    spending: decimalSum(known.map(({ spending }) => spending)),
    customersWon: known.reduce((sum, { customersWon }) => sum + customersWon, 0),
  };
}

const ageSteps = [1, 7, 30, 90, 180, 365] as const;
const mostAges = 36;

/**
 * From the first day on in equal steps, the finest that needs no more than 36.
 *
 * @example agesUpTo(95) // => [0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91]
 */
export function agesUpTo(observedDays: number): readonly number[] {
  const step = ageSteps.find((days) => observedDays / days <= mostAges) ?? 365;
  return Array.from({ length: Math.floor(observedDays / step) + 1 }, (_, k) => k * step);
}

type Cost = Omit<SegmentCost, 'segment'> | undefined;

/** The intervals within each number of days of --after, and then of --payback. */
function intervalsOf(
  groups: CohortGroups,
  { after, payback, perOrder }: Pick<Settings, 'after' | 'payback' | 'perOrder'>,
  terms: Terms,
): MarginIntervals[] {
  const costs = costsOfDays(groups.intakes.days, perOrder);
  const all = payback === undefined ? after : [...after, payback];
  return all.map((days) => marginIntervals(groups, days, terms, costs));
}

type Intervals = readonly AfterDays['interval'][];

/** @param within - the intervals within each number of days */
function lineOf(
  counted: Counted,
  terms: Terms,
  within: Intervals,
): Omit<CohortLine, 'cohort' | 'segment'> {
  const { after, margin, minorUnits } = terms;
  const { customers, amount, periods, retention, costs, spend } = counted;
  return {
    customers,
    soFar: asDecimal((amount * margin - (costs?.amount ?? 0)) / minorUnits),
    after: after.map((days, k) => ({
      ...afterDays(counted, days, k, { margin, minorUnits }),
      interval: within[k] ?? null,
    })),
    byAge: terms.ages.flatMap((days) => {
      const perCustomer = marginWithin({ ...spend, costs: costs?.spend.amount }, days, terms);
      return perCustomer === null
        ? []
        : [{ days, customers: spend.observed[days] ?? 0, perCustomer }];
    }),
    periods: Array.from({ length: periods }, (_, period) => {
      const observed = retention.observed[period] ?? 0;
      const whole = observed > 0;
      return {
        period,
        customers: observed,
        active: whole ? (retention.active[period] ?? 0) / observed : null,
        returned: whole ? (retention.returned[period] ?? 0) / observed : null,
      };
    }),
  };
}

/** @param k - the place of this number of days in --after */
function afterDays(
  { spend, costs, expected }: Counted,
  days: number,
  k: number,
  { margin, minorUnits }: Pick<Terms, 'margin' | 'minorUnits'>,
): Omit<AfterDays, 'interval'> {
  const customers = spend.observed[days] ?? 0;
  if (customers === 0)
    return {
      days,
      customers,
      perCustomer: null,
      returned: null,
      repeatPurchases: null,
      expectedAtMonths: null,
      expectedOrdinary: null,
      chance: null,
    };
  const repeats = spend.repeats[days] ?? 0;
  const of = expected[k];
  return {
    days,
    customers,
    perCustomer: marginWithin({ ...spend, costs: costs?.spend.amount }, days, {
      margin,
      minorUnits,
    }),
    returned: (spend.returned[days] ?? 0) / customers,
    repeatPurchases: repeats / customers,
    expectedAtMonths: of === undefined ? null : of.expected / customers,
    expectedOrdinary: of === undefined ? null : of.ordinary / customers,
    chance: of === undefined ? null : chanceOfRepeats(repeats, of),
  };
}

function acquisitionOf(
  { customers, amount, spend, costs }: Counted,
  { margin, minorUnits }: Terms,
  spent: Cost,
): CohortAcquisition {
  const cost = costEach(spent);
  const day =
    cost === null
      ? undefined
      : paybackDay(spend, { margin, cost, costs: costs?.spend.amount, minorUnits });
  const last = spend.observed.length - 1;
  const each = (amount * margin - (costs?.amount ?? 0)) / minorUnits / customers;
  return {
    acquisitionSpending: spent?.spending ?? null,
    customersWon: spent?.customersWon ?? 0,
    acquisitionCost: cost,
    earnedBack: cost !== null && cost > 0 && customers > 0 ? each / cost : null,
    payback: {
      days: day ?? null,
      customers: spend.observed[day ?? last] ?? 0,
      observedDays: last,
    },
  };
}

/** What it cost to win the finished customers of some cohorts together; undefined where no cost is asked for. */
const finishedCost = (won: WinningCosts | undefined, cohorts: readonly number[]) =>
  won && { each: costEach(addedCosts(cohorts.map((c) => won.finished[c]))) };

/**
 * What one of these customers may cost, and what one does cost; nothing without --payback.
 *
 * @param within - the intervals within each number of days, that of --payback last
 */
function ceilingOf(
  { spend, costs }: Counted,
  { margin, minorUnits, payback }: Terms,
  within: Intervals,
  cost: { readonly each: number | null } | undefined,
): Partial<CohortCeiling> {
  if (payback === undefined) return {};
  const byDay = { ...spend, costs: costs?.spend.amount };
  const mayCost = marginWithin(byDay, payback, { margin, minorUnits });
  return {
    mayCost,
    ...(cost !== undefined && { costEach: mayCost === null ? null : cost.each }),
    mayCostInterval: within.at(-1) ?? null,
    finishedCustomers: spend.observed[payback] ?? 0,
  };
}
