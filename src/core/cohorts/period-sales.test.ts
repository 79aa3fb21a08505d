import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { purchaseDays, writtenDays } from '../purchase/testing/purchase-days.ts';
import { calendarPeriods, cohortUnits } from './calendar-periods.ts';
import { byIntake, type Cohorts, intakes } from './cohorts.ts';
import { type PeriodSales, periodSales } from './period-sales.ts';

const dayOf = (date: string) => Date.parse(date) / 86_400_000;

/** All customers as one cohort. */
function everybody(days: PurchaseDays, until: number): Cohorts {
  const found = intakes(days, until, 'month');
  return { intakes: found, codes: new Uint32Array(days.customers), count: 1 };
}

const columns = (sales: PeriodSales | undefined) =>
  Object.fromEntries(Object.entries(sales ?? {}).map(([name, column]) => [name, [...column]]));

test('a small log by hand: months add up in money and in customers', () => {
  const days = writtenDays(
    '2024-01-01 1000, 2024-01-31 500, 2024-03-01 700',
    '2024-01-20 2000',
    '2024-01-31 300, 2024-02-01 400, 2024-04-02 900',
    '2024-02-10 100, 2024-03-10 200',
  );
  const until = dayOf('2024-04-10');
  const periods = calendarPeriods(dayOf('2024-01-01'), until, 'month');
  const [sales] = periodSales(everybody(days, until), periods);
  expect(columns(sales)).toEqual({
    // January 10 + 5 + 20 + 3; February 4 + 1; March 7 + 2; April 9.
    amount: [3800, 500, 900, 900],
    amountNew: [3800, 100, 0, 0],
    orders: [4, 2, 2, 1],
    active: [3, 2, 2, 1],
    newCustomers: [3, 1, 0, 0],
    // March: the first customer, who did not buy in February. April: the third, who did not in March.
    reactivated: [0, 0, 1, 1],
    // February: the first and the second. March: the third. April: the first and the fourth.
    lost: [0, 2, 1, 2],
  });
});

test('orders of one day count each, and a refund is taken off the day of its order', () => {
  const days = writtenDays('2024-01-01 1000, 2024-02-01 -300');
  const until = dayOf('2024-02-10');
  const periods = calendarPeriods(dayOf('2024-01-01'), until, 'month');
  const [sales] = periodSales(everybody({ ...days, orders: Uint32Array.of(3, 1) }, until), periods);
  expect([...(sales?.orders ?? [])]).toEqual([3, 1]);
  expect([...(sales?.amount ?? [])]).toEqual([1000, -300]);
});

const start = dayOf('2022-11-15');
const histories = fc.array(
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: -500, max: 9000 })), {
    selector: ([day]) => day,
    minLength: 1,
    maxLength: 8,
  }),
  { minLength: 1, maxLength: 12 },
);

const sum = (column: ArrayLike<number>) => Array.from(column).reduce((all, each) => all + each, 0);

test('periods add up to the log, and their customers from one to the next', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(...cohortUnits), fc.nat(60), (log, unit, more) => {
      const days = purchaseDays(log.map((each) => each.map(([d, cents]) => [start + d, cents])));
      const from = start + Math.min(...log.flat().map(([d]) => d));
      const until = start + Math.max(...log.flat().map(([d]) => d)) + more;
      const periods = calendarPeriods(from, until, unit);
      const [sales] = periodSales(everybody(days, until), periods);
      if (sales === undefined) throw new Error('no sales');
      expect(sum(sales.amount)).toBe(sum(days.amount));
      expect(sum(sales.orders)).toBe(days.day.length);
      expect(sum(sales.newCustomers)).toBe(log.length);
      const periodsOf = log.map(
        (each) => new Set(each.map(([d]) => periods.ofDay[start + d - from] ?? -1)),
      );
      for (const p of periods.names.keys()) {
        const at = (column: ArrayLike<number>) => column[p] ?? 0;
        const before = sales.active[p - 1] ?? 0;
        expect(at(sales.active)).toBe(
          before - at(sales.lost) + at(sales.newCustomers) + at(sales.reactivated),
        );
        // Counted apart, customer by customer.
        const bought = periodsOf.filter((own) => own.has(p));
        expect(at(sales.active)).toBe(bought.length);
        expect(at(sales.lost)).toBe(periodsOf.filter((o) => o.has(p - 1) && !o.has(p)).length);
        const isNew = (own: Set<number>) => ![...own].some((each) => each < p);
        expect(at(sales.newCustomers)).toBe(bought.filter(isNew).length);
        expect(at(sales.reactivated)).toBe(
          bought.filter((own) => !isNew(own) && !own.has(p - 1)).length,
        );
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('cohorts add up to everybody, in every period', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(...cohortUnits), (log, unit) => {
      const days = purchaseDays(log.map((each) => each.map(([d, cents]) => [start + d, cents])));
      const until = start + 950;
      const found = intakes(days, until, 'quarter');
      const periods = calendarPeriods(found.periods.from, until, unit);
      const [all] = periodSales(everybody(days, until), periods);
      const parts = periodSales(byIntake(found), periods);
      for (const [name, column] of Object.entries(all ?? {}))
        expect([...column]).toEqual(
          Array.from(column, (_, p) =>
            sum(parts.map((part) => part[name as keyof PeriodSales][p] ?? 0)),
          ),
        );
    }),
    { seed: 8, numRuns: 50 },
  );
});
