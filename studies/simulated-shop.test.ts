import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from '../src/core/numeric/chi-squared.ts';
import { randomDraws } from '../src/core/numeric/random.ts';
import { calendarDate, dayNumber, isoDate } from '../src/core/quantity/calendar.ts';
import { cdnowFirstWeeks, type PurchaseLaw } from './purchase-laws.ts';
import { type Shop, type ShopMonths, shopMonths, simulatedShop } from './simulated-shop.ts';

const firstDay = dayNumber(2023, 3, 20);
const flat: ShopMonths = { firstDay, factors: Array(12).fill(1), once: new Map() };
const shop: Shop = {
  law: cdnowFirstWeeks['BG/NBD'],
  customers: 40,
  intakeDays: 400,
  loggedDays: 731,
  aheadDays: 182,
  drift: 0,
};
/** Nobody stops. */
const lasting: PurchaseLaw = { model: 'bg-nbd', parameters: [2, 40, 0, 1] };

describe.each(Object.entries(cdnowFirstWeeks))('%s', (_, law) => {
  it('gives the same log with months that change nothing', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom(0, -0.4, 0.3), (seed, drift) => {
        const plain = simulatedShop({ ...shop, law, drift }, randomDraws(seed));
        const months = simulatedShop({ ...shop, law, drift, months: flat }, randomDraws(seed));
        const days = { ...months.days, day: months.days.day.map((day) => day - firstDay) };
        expect({ ...months, days, until: months.until - firstDay }).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });
});

const factors = [0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.5, 2.1];

it('has the purchases of each month in proportion to its days and factors', () => {
  const once = new Map([
    ['2023-06', 3],
    ['2024-12', 0.5],
  ]);
  const { days } = simulatedShop(
    {
      ...shop,
      law: lasting,
      customers: 3000,
      intakeDays: 1,
      months: { firstDay, factors, once },
    },
    randomDraws(5),
  );
  // The first purchase of each customer, on the first day, is no matter of the season.
  const actual = new Map<string, number>();
  const expected = new Map<string, number>();
  const add = (to: Map<string, number>, day: number, by: number) => {
    const month = isoDate(day).slice(0, 7);
    to.set(month, (to.get(month) ?? 0) + by);
  };
  for (const day of days.day) if (day > firstDay) add(actual, day, 1);
  for (let day = firstDay + 1; day < firstDay + 731; day++) {
    const month = isoDate(day).slice(0, 7);
    add(expected, day, (factors[calendarDate(day).month - 1] ?? 0) * (once.get(month) ?? 1));
  }
  const sum = (of: Map<string, number>) => [...of.values()].reduce((all, own) => all + own, 0);
  const scale = sum(actual) / sum(expected);
  let squares = 0;
  for (const [month, own] of expected) {
    squares += ((actual.get(month) ?? 0) - scale * own) ** 2 / (scale * own);
  }
  expect(sum(actual)).toBeGreaterThan(10_000);
  expect(chiSquaredUpperTail(squares, expected.size - 1)).toBeGreaterThan(0.01);
});

it('divides its days into calendar months, and takes the last one to go on', () => {
  const months = { firstDay: dayNumber(2024, 2, 15), factors, once: new Map([['2024-03', 2]]) };
  // 15 to 29 February are 15 days; March and April have 31 and 30.
  expect(shopMonths(months, 60)).toEqual([
    { until: 15, factor: 0.7 },
    { until: 46, factor: 1.6 },
    { until: Infinity, factor: 0.8 },
  ]);
});

it('has customers of each kind, whose rates differ by e^γ', () => {
  const kinds = [
    { share: 0.25, gamma: 0.5 },
    { share: 0.75, gamma: -0.5 },
  ];
  const { days, kind } = simulatedShop(
    { ...shop, law: lasting, customers: 20_000, intakeDays: 1, aheadDays: 0, kinds },
    randomDraws(6),
  );
  const repeats = [
    -kind.filter((own) => own === 0).length,
    -kind.filter((own) => own === 1).length,
  ];
  expect(Math.abs((repeats[0] ?? 0) / -20_000 - 0.25)).toBeLessThan(0.01);
  const customers = repeats.map((own) => -own);
  for (const own of days.customer) repeats[kind[own] ?? 0] = (repeats[kind[own] ?? 0] ?? 0) + 1;
  // λ is gamma(2): its coefficient of variation is .71, so that each mean has an error of 1 % at most.
  const [often = 0, seldom = 0] = repeats.map((own, i) => own / (customers[i] ?? 0));
  // Purchases of one day are one: of λ = .05 a week some 1 % are lost, more of those who buy often.
  expect(Math.log(often / seldom)).toBeGreaterThan(0.95);
  expect(Math.log(often / seldom)).toBeLessThan(1.04);
});
