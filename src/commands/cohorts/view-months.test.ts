import { expect, test } from 'vitest';
import type { AfterDays, CohortLine, CohortsResult } from './result.ts';
import { clearestDays, monthsMet } from './view-months.ts';

/** A cohort of 100 customers; for each number of days the actual, the expected and the ordinary mean, and the chance. */
type Figures = readonly [actual: number, expected: number, ordinary: number, chance: number];

const daysOf = [30, 180, 365] as const;

const after = (figures: readonly (Figures | null)[]): AfterDays[] =>
  daysOf.map((days, k) => {
    const of = figures[k] ?? null;
    return {
      days,
      customers: of === null ? 0 : 100,
      perCustomer: of === null ? null : 1,
      interval: null,
      returned: of === null ? null : 0.5,
      repeatPurchases: of?.[0] ?? null,
      expectedAtMonths: of?.[1] ?? null,
      expectedOrdinary: of?.[2] ?? null,
      chance: of?.[3] ?? null,
    };
  });

const line = (cohort: string | null, figures: readonly (Figures | null)[]): CohortLine => ({
  cohort,
  segment: {},
  customers: 100,
  soFar: 0,
  after: after(figures),
  byAge: [],
  periods: [],
});

const resultOf = (cohorts: readonly CohortLine[], yearly?: number): CohortsResult =>
  ({
    cohort: 'month',
    cohorts,
    total: cohorts[0],
    until: '2025-06-30',
    calendar: {
      trend: { used: yearly !== undefined, change: yearly === undefined ? null : { yearly } },
    },
  }) as CohortsResult;

const textOf = (result: CohortsResult): string[] =>
  monthsMet(result).flatMap((block) => (block.kind === 'text' ? block.lines : []));

const same: Figures = [1, 1, 1, 1];

test('shows the number of days within which the months made the greatest difference', () => {
  // 100 · .2² ÷ .8 = 5 within 30 days, 100 · .5² ÷ 1.5 = 16.7 within 180, nothing within a year.
  const january = line('2024-01', [
    [0.8, 0.8, 1, 1],
    [1.5, 1.5, 2, 1],
    [4, 4, 4, 1],
  ]);
  expect(clearestDays(resultOf([january]))).toBe(1);
});

test('shows no number of days that fewer than half of the cohorts have finished', () => {
  const finished = (cohort: string) => line(cohort, [[0.8, 0.8, 1, 1], [1.5, 1.5, 2, 1], null]);
  const young = (cohort: string) => line(cohort, [[0.8, 0.8, 1, 1], null, null]);
  expect(clearestDays(resultOf([finished('2024-01'), young('2024-02')]))).toBe(1);
  const three = [finished('2024-01'), young('2024-02'), young('2024-03')];
  expect(clearestDays(resultOf(three))).toBe(0);
});

test('shows nothing without a calendar', () => {
  const plain = line('2024-01', [same]);
  const without = {
    ...plain,
    after: plain.after.map((of) => ({ ...of, expectedAtMonths: null, chance: null })),
  };
  expect(clearestDays(resultOf([without]))).toBeNull();
  expect(monthsMet(resultOf([without]))).toEqual([]);
});

test('names weak and strong months, three periods in a row by the first and the last', () => {
  const weak = (cohort: string) => line(cohort, [[0.9, 0.9, 1, 1]]);
  const strong = (cohort: string) => line(cohort, [[1.1, 1.1, 1, 1]]);
  const between = line('2024-04', [[0.91, 0.91, 1, 1]]);
  const months = [
    ...['2024-01', '2024-02', '2024-03'].map(weak),
    between,
    ...['2024-05', '2024-06'].map(weak),
    strong('2024-07'),
  ];
  expect(textOf(resultOf(months)).slice(1)).toEqual([
    'Met weak months, by 10% or more: 2024-01 to 2024-03, 2024-05, 2024-06.',
    'Met strong months, by 10% or more: 2024-07.',
    'No cohort bought less or more than its months and chance explain.',
  ]);
});

test('says what is beyond chance at 5 % for all cohorts together', () => {
  // Five cohorts: each needs a chance below 1 %.
  const months = [
    line('2024-01', [[0.5, 1, 1, 0.0099]]),
    line('2024-02', [[0.6, 1, 1, 0.0101]]),
    line('2024-03', [[1.6, 1, 1, 0.001]]),
    line('2024-04', [same]),
    line('2024-05', [same]),
  ];
  expect(textOf(resultOf(months)).slice(1)).toEqual([
    'No cohort met months that were weak or strong by 10% or more.',
    'Bought less than their months and chance explain: 2024-01.',
    'Bought more than their months and chance explain: 2024-03.',
  ]);
});

test('says of which time ordinary months are where rates change', () => {
  const cohort = line('2024-01', [[1, 2, 1, 0.5]]);
  const first = (yearly?: number) => textOf(resultOf([cohort], yearly))[0];
  const expected =
    'Expected: by the model of rapport forecast, in the months that these customers met;';
  expect(first()).toBe(`${expected} 1.00 in ordinary months.`);
  expect(first(-0.3)).toBe(
    `${expected} 1.00 in ordinary months at the end of the log, 2025-06-30. By the trend stronger months came before.`,
  );
  expect(first(0.3)).toBe(
    `${expected} 1.00 in ordinary months at the end of the log, 2025-06-30. By the trend weaker months came before.`,
  );
});
