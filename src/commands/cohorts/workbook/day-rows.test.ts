import { expect, it } from 'vitest';
import { byIntake, intakes } from '../../../core/cohorts/cohorts.ts';
import { addedByDay, byDayOf, dayRows, soFarOf } from './day-rows.ts';

// Two customers come in January on the days 0 and 10, one in February on day 40; the log ends on day 70, in March.
const days = {
  customers: 3,
  customer: Uint32Array.of(0, 0, 1, 1, 2),
  day: Int32Array.of(0, 5, 10, 60, 40),
  amount: Float64Array.of(1000, 500, 2000, 700, 3000),
  orders: Uint32Array.of(1, 2, 1, 1, 1),
  goods: Float64Array.of(400, 100, 900, 300, 1000),
  minorUnits: 100,
};
const cohorts = byIntake(intakes(days, 70, 'month'));
const one = (i: number) => byDayOf(cohorts)[i] ?? addedByDay([]);

it('has a row for each day on which something changed, for those asked for, and for the last', () => {
  const rows = dayRows(one(0), new Set([7]), { minorUnits: 100, isWhole: true });
  expect(rows).toEqual([
    { days: 0, customers: 2, spend: 30, goods: 13, orders: 2 },
    { days: 5, customers: 2, spend: 35, goods: 14, orders: 4 },
    { days: 7, customers: 2, spend: 35, goods: 14, orders: 4 },
    { days: 50, customers: 2, spend: 42, goods: 17, orders: 5 },
    { days: 60, customers: 2, spend: 42, goods: 17, orders: 5 },
  ]);
});

it('has only those asked for, and the last, where all would be too many', () => {
  const rows = dayRows(one(0), new Set([7]), { minorUnits: 100, isWhole: false });
  expect(rows.map((row) => row.days)).toEqual([7, 60]);
});

it('adds up cohorts as long as each is observed', () => {
  const rows = dayRows(addedByDay([one(0), one(1)]), new Set(), { minorUnits: 100, isWhole: true });
  expect(rows.map(({ days: day, customers, spend }) => [day, customers, spend])).toEqual([
    [0, 3, 60],
    [5, 3, 65],
    [31, 2, 35],
    [50, 2, 42],
    [60, 2, 42],
  ]);
});

it('has what all have brought so far, those of unfinished periods too', () => {
  expect(soFarOf(cohorts)).toEqual([
    { customers: 2, spend: 42, goods: 17, orders: 5 },
    { customers: 1, spend: 30, goods: 10, orders: 1 },
    { customers: 0, spend: 0, goods: 0, orders: 0 },
  ]);
});
