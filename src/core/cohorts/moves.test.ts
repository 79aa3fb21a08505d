import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shopClock } from '../purchase/calendar/calendar.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { calendarPeriods, cohortUnits } from './calendar-periods.ts';
import { byIntake, type CohortDays, type Cohorts, countOf, intakes } from './cohorts.ts';
import { addedSpend, cumulativeSpend } from './cumulative-spend.ts';
import { expectedRepeats } from './expected-repeats.ts';
import { marginIntervals } from './margin-intervals.ts';
import { eachMove } from './moves.ts';
import { periodSales } from './period-sales.ts';
import { addedRetention, retentionTriangle } from './retention-triangle.ts';
import { countedDays } from './testing/counted-days.ts';

const start = dayNumber(2022, 11, 15);
const histories = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: start, max: start + 900 }), fc.integer({ min: -500, max: 9000 })),
    { selector: ([day]) => day, minLength: 1, maxLength: 8 },
  ),
  { minLength: 1, maxLength: 12 },
);
/** Many of them come on the same days. */
const crowds = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: start, max: start + 40 }), fc.integer({ min: 0, max: 9000 })),
    { selector: ([day]) => day, minLength: 1, maxLength: 12 },
  ),
  { minLength: 1, maxLength: 25 },
);

const lastOf = (log: readonly (readonly (readonly [number, number])[])[]) =>
  Math.max(...log.flat().map(([day]) => day));

/** Every figure of these cohorts that counts can show. */
function figuresOf(cohorts: Cohorts, until: number) {
  const { from } = cohorts.intakes.periods;
  return {
    spend: cumulativeSpend(cohorts),
    retention: retentionTriangle(cohorts),
    sales: cohortUnits.map((unit) => periodSales(cohorts, calendarPeriods(from, until, unit))),
    spendOfAll: addedSpend(cumulativeSpend(cohorts)),
    retentionOfAll: addedRetention(retentionTriangle(cohorts)),
  };
}

test('counts of customers show what the customers one by one show, of periods and of segments', () => {
  fc.assert(
    fc.property(
      fc.oneof(histories, crowds),
      fc.constantFrom(...cohortUnits),
      fc.nat(60),
      fc.array(fc.nat(2), { minLength: 25, maxLength: 25 }),
      (log, unit, more, segments) => {
        const until = lastOf(log) + more;
        const days = purchaseDays(log);
        const single = intakes(
          { ...days, orders: new Uint32Array(days.day.length).fill(1) },
          until,
          unit,
        );
        const none = log.map(() => 0);
        const counted = intakes(countedDays(log, none), until, unit);
        expect(figuresOf(byIntake(counted), until)).toEqual(figuresOf(byIntake(single), until));

        const bySegment = (found: typeof single, codes: readonly number[]): Cohorts => ({
          intakes: found,
          codes: Uint32Array.from(codes),
          count: 3,
        });
        const parts = intakes(countedDays(log, segments), until, unit);
        expect(figuresOf(bySegment(parts, segmentsOf(log, segments)), until)).toEqual(
          figuresOf(bySegment(single, segments.slice(0, log.length)), until),
        );
      },
    ),
    { seed: 11, numRuns: 50 },
  );
});

/** The segment of each group of `countedDays`, which are sorted by segment and first day. */
function segmentsOf(
  log: readonly (readonly (readonly [number, number])[])[],
  segments: readonly number[],
): readonly number[] {
  const keys = log.map((days, i) => {
    const first = Math.min(...days.map(([day]) => day));
    return `${segments[i]} ${first}`;
  });
  return [...new Set(keys)].sort().map((key) => Number(key.split(' ')[0]));
}

test('a small log by hand: who moves from which month to which', () => {
  const january = dayNumber(2024, 1, 10);
  const march = dayNumber(2024, 3, 5);
  const log = [
    [
      [january, 100],
      [january + 3, 100],
      [march, 100],
    ],
    [
      [january, 100],
      [march + 1, 100],
    ],
  ] as const;
  const single = intakes(purchaseDays(log), march + 30, 'month');
  const counted = intakes(countedDays(log, [0, 0]), march + 30, 'month');
  const movesOf = (found: typeof single, unit: 'month' | 'quarter') => {
    const seen: (readonly number[])[] = [];
    const periods = calendarPeriods(january, march + 30, unit);
    eachMove(found, periods, (_, ...move) => seen.push(move));
    return seen;
  };
  // Both come in January, and both buy in March without having bought in February.
  expect(movesOf(counted, 'month')).toEqual([
    [-1, 0, 2],
    [0, 2, 2],
  ]);
  expect(movesOf(single, 'month')).toEqual([
    [-1, 0, 1],
    [0, 2, 1],
    [-1, 0, 1],
    [0, 2, 1],
  ]);
  // Of quarters nobody moves on.
  expect(movesOf(counted, 'quarter')).toEqual([[-1, 0, 2]]);
  expect([countOf(counted, 0), countOf(single, 0)]).toEqual([2, 1]);
});

/** A hundred customers who come on one day, and buy again on two later ones. */
const hundred = Array.from({ length: 100 }, (_, i) =>
  [0, 20, 40].map((day): [number, number] => [start + day, 100 + i]),
);
const intake = (days: CohortDays) => byIntake(intakes(days, start + 90, 'month'));

test('expected repeats are of all customers that a count stands for', () => {
  // NBD: half a purchase in 60 ordinary days, with the variance m + m²/r.
  const model = {
    law: purchaseModels.nbd.law([0.5, 60]),
    clock: shopClock(
      { months: new Array<number>(12).fill(1), trend: 0, trendYears: 0, until: start, events: [] },
      start,
    ),
    unitDays: 1,
  };
  const mean = (0.5 * 30) / 60;
  for (const days of [
    purchaseDays(hundred),
    countedDays(
      hundred,
      hundred.map(() => 0),
    ),
  ]) {
    const [found] = expectedRepeats(intake(days), 30, model);
    expect(found?.customers).toBe(100);
    expect(found?.expected).toBeCloseTo(100 * mean, 9);
    expect(found?.ordinary).toBeCloseTo(100 * mean, 9);
    expect(found?.variance).toBeCloseTo(100 * (mean + mean ** 2 / 0.5), 5);
  }
});

test('there are no intervals of customers who are not known one by one', () => {
  const terms = { margin: 1, minorUnits: 100 };
  const counted = intake(
    countedDays(
      hundred,
      hundred.map(() => 0),
    ),
  );
  expect(marginIntervals(counted, 30, terms)).toEqual({
    cohorts: counted.intakes.periods.names.map(() => null),
    total: null,
  });
  expect(marginIntervals(intake(purchaseDays(hundred)), 30, terms).total).not.toBeNull();
});

test('more purchases than 32 bits hold are counted', () => {
  const many = 3e9;
  const one = countedDays(
    [
      [
        [start, 1],
        [start + 1, 1],
        [start + 2, 1],
      ],
    ],
    [0],
  );
  const times = (column: Float64Array) => column.map((value) => value * many);
  const { counts } = one;
  if (counts === undefined) throw new Error('no counts');
  const { moves } = counts;
  const days: CohortDays = {
    ...one,
    counts: {
      buyers: times(counts.buyers),
      seconds: times(counts.seconds),
      moves: { ...moves, customers: times(moves.customers) },
    },
  };
  const [spend] = cumulativeSpend(intake(days));
  expect([spend?.observed[2], spend?.returned[2], spend?.repeats[2]]).toEqual([3e9, 3e9, 6e9]);
});
