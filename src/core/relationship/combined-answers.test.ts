import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, isoDate } from '../quantity/calendar.ts';
import {
  answerPeriods,
  combineAnswers,
  combineWays,
  netPromoterScore,
  nextPeriod,
  periodStart,
  periodsBetween,
  promoterCounts,
  usualPeriod,
} from './combined-answers.ts';

test('a week begins on Monday, also across the turn of a year and before 1970', () => {
  const monday = (year: number, month: number, day: number) =>
    isoDate(periodStart(dayNumber(year, month, day), 'week'));
  // Days of the week from a printed calendar.
  expect(monday(2026, 2, 16)).toBe('2026-02-16');
  expect(monday(2026, 2, 22)).toBe('2026-02-16');
  expect(monday(2026, 2, 23)).toBe('2026-02-23');
  expect(monday(2026, 1, 1)).toBe('2025-12-29');
  expect(monday(1970, 1, 1)).toBe('1969-12-29');
  expect(monday(1969, 7, 20)).toBe('1969-07-14');
});

test('a month begins on its first day, and the next follows it', () => {
  expect(isoDate(periodStart(dayNumber(2024, 2, 29), 'month'))).toBe('2024-02-01');
  expect(isoDate(nextPeriod(dayNumber(2025, 12, 1), 'month'))).toBe('2026-01-01');
  expect(isoDate(nextPeriod(dayNumber(2025, 12, 29), 'week'))).toBe('2026-01-05');
});

test('the usual period is the longest of which there are several', () => {
  const usual = (from: string, to: string) => {
    const day = (text: string) => {
      const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
      return dayNumber(year, month, date);
    };
    return usualPeriod(day(from), day(to));
  };
  expect(usual('2026-01-31', '2026-02-01')).toBe('month');
  expect(usual('2026-02-01', '2026-02-28')).toBe('week');
  expect(usual('2026-02-16', '2026-02-22')).toBe('day');
  expect(usual('2026-02-16', '2026-02-16')).toBe('day');
});

test('promoters answer 9 or 10, detractors 0 to 6', () => {
  const counts = promoterCounts([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(counts).toEqual({ promoters: 2, passives: 2, detractors: 7 });
  expect(netPromoterScore(counts)).toBeCloseTo(-500 / 11, 12);
  expect(netPromoterScore(promoterCounts([9, 10]))).toBe(100);
  expect(netPromoterScore(promoterCounts([6]))).toBe(-100);
  expect(netPromoterScore(promoterCounts([7, 8]))).toBe(0);
  for (const answer of [-1, 11, 8.5, Number.NaN])
    expect(() => promoterCounts([answer])).toThrow(RangeError);
  expect(() => netPromoterScore(promoterCounts([]))).toThrow(RangeError);
});

/**
 * 60 answers: number i, from 0, of the day 7i mod 61 after 2025-12-20, and (3i² + i) mod 11. The expected
 * figures come from Python's datetime and fractions.
 */
const within = [dayNumber(2025, 12, 20), dayNumber(2026, 2, 18)] as const;
const days = Array.from({ length: 60 }, (_, i) => dayNumber(2025, 12, 20) + ((i * 7) % 61));
const answers = Array.from({ length: 60 }, (_, i) => (i * i * 3 + i) % 11);

test('answers combined by week', () => {
  const weeks = [
    ['2025-12-15', 2, 0, 0, 2, -100.0, 1.5],
    ['2025-12-22', 7, 2, 1, 4, -28.571428571428573, 5.0],
    ['2025-12-29', 7, 0, 1, 6, -85.71428571428571, 3.5714285714285716],
    ['2026-01-05', 7, 1, 1, 5, -57.142857142857146, 3.4285714285714284],
    ['2026-01-12', 7, 0, 2, 5, -71.42857142857143, 4.571428571428571],
    ['2026-01-19', 7, 1, 1, 5, -57.142857142857146, 3.857142857142857],
    ['2026-01-26', 7, 0, 2, 5, -71.42857142857143, 4.428571428571429],
    ['2026-02-02', 7, 1, 2, 4, -42.857142857142854, 4.714285714285714],
    ['2026-02-09', 6, 0, 1, 5, -83.33333333333333, 3.1666666666666665],
    ['2026-02-16', 3, 0, 1, 2, -66.66666666666667, 4.666666666666667],
  ];
  expect(combinedRows('week')).toEqual(weeks);
});

test('answers combined by month', () => {
  expect(combinedRows('month')).toEqual([
    ['2025-12-01', 12, 2, 1, 9, -58.333333333333336, 3.8333333333333335],
    ['2026-01-01', 31, 2, 7, 22, -64.51612903225806, 4.161290322580645],
    ['2026-02-01', 17, 1, 4, 12, -64.70588235294117, 4.0],
  ]);
});

function combinedRows(every: 'week' | 'month'): unknown[] {
  const means = combineAnswers(days, answers, { every, way: 'mean', within });
  return combineAnswers(days, answers, { every, way: 'nps', within }).map((each, i) => [
    isoDate(each.start),
    each.answers,
    each.counts?.promoters,
    each.counts?.passives,
    each.counts?.detractors,
    each.value,
    means[i]?.value,
  ]);
}

test('a period without answers is a count of 0, and has no mean', () => {
  const of = [dayNumber(2026, 1, 5), dayNumber(2026, 3, 6), dayNumber(2026, 3, 7)];
  const seen = [dayNumber(2026, 1, 1), dayNumber(2026, 5, 1)] as const;
  const values = (way: 'count' | 'mean') =>
    combineAnswers(of, [4, 1, 2], { every: 'month', way, within: seen }).map(({ value }) => value);
  expect(values('count')).toEqual([1, 0, 2, 0, 0]);
  expect(values('mean')).toEqual([4, 1.5]);
});

test('the mean of equal answers is that answer', () => {
  // 0.1 + 0.1 + 0.1 is more than 0.3 as doubles, and a third of it more than 0.1.
  const [point] = combineAnswers([0, 0, 0], [0.1, 0.1, 0.1], {
    every: 'day',
    way: 'mean',
    within: [0, 0],
  });
  expect(point?.value).toBe(0.1);
});

test('each answer is in the one period that it lies in, in any order', () => {
  const answer = fc.record({
    day: fc.integer({ min: -1000, max: 1000 }),
    value: fc.integer({ min: 0, max: 10 }),
  });
  fc.assert(
    fc.property(
      fc.array(answer, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...answerPeriods),
      fc.constantFrom(...combineWays),
      (all, every, way) => {
        const combined = (of: typeof all) =>
          combineAnswers(
            of.map(({ day }) => day),
            of.map(({ value }) => value),
            { every, way, within: [-1000, 1000] },
          );
        const points = combined(all);
        expect(points).toEqual(combined([...all].reverse()));
        let sum = 0;
        for (const { start, answers: count } of points) {
          const end = nextPeriod(start, every);
          expect(count).toBe(all.filter(({ day }) => day >= start && day < end).length);
          sum += count;
        }
        expect(sum).toBe(all.length);
        const [first, last] = [periodStart(-1000, every), periodStart(1000, every)];
        if (way === 'count') expect(points.length).toBe(periodsBetween(first, last, every));
      },
    ),
    { seed: 55, numRuns: 200 },
  );
});
