import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dailyRepeats } from '../purchase/daily-repeats.ts';
import { splitDays, weeksOf, weeksUpTo } from './split-days.ts';

/** Entries of customer, day and amount in cents, as purchase days. */
function daysOf(entries: readonly (readonly [number, number, number])[]) {
  return {
    customers: new Set(entries.map(([customer]) => customer)).size,
    customer: Uint32Array.from(entries, ([customer]) => customer),
    day: Int32Array.from(entries, ([, day]) => day),
    amount: Float64Array.from(entries, ([, , amount]) => amount),
    minorUnits: 100,
  };
}

it('parts a log at the end of a day', () => {
  const days = daysOf([
    [0, 1, 1000],
    [0, 10, 500],
    [0, 11, 250],
    [0, 30, 125],
    [1, 20, 100],
    [2, 10, 300],
  ]);
  const split = splitDays(days, 10, 31);
  expect([...split.known.day]).toEqual([1, 10, 10]);
  expect([...split.known.customer]).toEqual([0, 0, 1]);
  expect([...split.customers]).toEqual([0, 2]);
  expect(split.leftOut).toBe(1);
  expect([...split.purchases]).toEqual([2, 0]);
  expect([...split.spend]).toEqual([3.75, 0]);
  // Days 11 to 17, 18 to 24 and 25 to 31.
  expect([...weeksOf(split.daily)]).toEqual([1, 0, 1]);
});

it('loses no purchase: known, held out, or of those who came later', () => {
  const log = fc
    .array(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((customers) =>
      customers.flatMap((days, customer) =>
        [...days].sort((a, b) => a - b).map((day) => [customer, day, 100 + day] as const),
      ),
    );
  fc.assert(
    fc.property(log, fc.integer({ min: 0, max: 99 }), (entries, last) => {
      const split = splitDays(daysOf(entries), last, 100);
      const late = entries.filter(([customer]) =>
        entries.every(([other, day]) => other !== customer || day > last),
      );
      const sum = (column: ArrayLike<number>) => Array.from(column).reduce((a, b) => a + b, 0);
      expect(split.known.day.length + sum(split.purchases) + late.length).toBe(entries.length);
      expect(sum(split.daily)).toBe(sum(split.purchases));
      const money = sum(split.known.amount) / 100 + sum(split.spend);
      const whole = sum(entries.map(([, , amount]) => amount)) / 100;
      expect(money).toBeCloseTo(whole - sum(late.map(([, , amount]) => amount)) / 100, 8);
    }),
    { seed: 3, numRuns: 200 },
  );
});

it('counts the repeat purchases of each week before a day', () => {
  const { known } = splitDays(
    daysOf([
      [0, 1, 100],
      [0, 4, 100],
      [0, 10, 100],
      [1, 5, 100],
      [1, 11, 100],
      [1, 17, 100],
      [2, 18, 100],
    ]),
    17,
    20,
  );
  // Up to day 17: days 11 to 17 with two, days 4 to 10 with two, and days 1 to 3 with none.
  expect([...weeksUpTo(dailyRepeats(known), 17)]).toEqual([0, 2, 2]);
});
