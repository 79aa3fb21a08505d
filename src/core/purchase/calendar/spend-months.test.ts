import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDraws } from '../../numeric/random.ts';
import { calendarDate, dayNumber } from '../../quantity/calendar.ts';
import type { PurchaseDays } from '../purchase-totals.ts';
import { spendFactor, spendMonths } from './spend-months.ts';

type Row = readonly [customer: number, day: number, amount: number];

const daysOf = (rows: readonly Row[]): PurchaseDays => ({
  customers: new Set(rows.map(([customer]) => customer)).size,
  customer: Uint32Array.from(rows, ([customer]) => customer),
  day: Int32Array.from(rows, ([, day]) => day),
  amount: Float64Array.from(rows, ([, , amount]) => amount),
  minorUnits: 100,
});
/** A day in a month of the log, counted from January 2023. */
const dayIn = (month: number, day = 15) =>
  dayNumber(2023 + Math.floor(month / 12), (month % 12) + 1, day);
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const isDecember = (month: number) => month % 12 === 11;

/** Customers who buy once in each of these months; the amount by customer and month of the log. */
const regular = (
  customers: number,
  months: readonly number[],
  amount: (i: number, m: number) => number,
) => daysOf(range(customers).flatMap((i) => months.map((m): Row => [i, dayIn(m), amount(i, m)])));

/** Customers who buy at random over two years, gamma amounts of shape 4. */
function shop(customers: number, seed: number, effect: (day: number) => number = () => 1): Row[] {
  const { uniform, gamma } = randomDraws(seed);
  return range(customers).flatMap((i) => {
    const level = 500 * gamma(2);
    const days = new Set(
      range(1 + Math.floor(8 * uniform())).map(() => dayIn(0, 1) + Math.floor(730 * uniform())),
    );
    return [...days]
      .sort((a, b) => a - b)
      .map((day): Row => [i, day, 1 + Math.round(level * effect(day) * gamma(4))]);
  });
}

describe('spendMonths', () => {
  it('finds that all spend 30 % more in December: 1.3/1.025, where other months are 1/1.025', () => {
    const log = regular(20, range(24), (i, m) => (i + 1) * (isDecember(m) ? 1300 : 1000));
    const { used, why, months } = spendMonths(log);
    expect([used, why]).toEqual([true, 'differ']);
    for (const { month, multiplier, low, high, purchases, compared, years } of months) {
      // Σ f over 12 equal months is 12.
      expect(multiplier).toBeCloseTo((month === 12 ? 1.3 : 1) / 1.025, 7);
      expect([low, high]).toEqual([multiplier, multiplier]);
      expect([purchases, compared, years]).toEqual([40, 40, 2]);
    }
  });

  it('weights the months by their purchases, single ones included', () => {
    const rows: Row[] = range(20).flatMap((i) =>
      range(24).map((m): Row => [i, dayIn(m), isDecember(m) ? 1300 : 1000]),
    );
    // 240 customers buy once, in December: 280 purchases at 1.3 f, 440 at f, in all 720.
    const once = range(240).map((i): Row => [20 + i, dayIn(11), 7000]);
    const { months } = spendMonths(daysOf([...rows, ...once]));
    expect(months[11]?.purchases).toBe(280);
    expect(months[11]?.compared).toBe(40);
    expect(months[0]?.multiplier).toBeCloseTo(720 / (440 + 1.3 * 280), 7);
  });

  it('does not take growth, or a first purchase that is different, for a season', () => {
    const effects = fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    });
    const some = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(
        effects,
        some,
        some,
        fc.integer({ min: 1, max: 999 }),
        (u, growth, first, seed) => {
          const latest = new Set<number>();
          const rows = shop(200, seed).map(([i, day]): Row => {
            const { year, month } = calendarDate(day);
            const time = year - 2023 + (month - 1) / 12;
            const log = (u[month - 1] ?? 0) + growth * time + (latest.has(i) ? 0 : first);
            latest.add(i);
            return [i, day, Math.round(1e10 * (i + 1) * Math.exp(log))];
          });
          const { months } = spendMonths(daysOf(rows));
          const january = months[0]?.multiplier ?? 0;
          for (const [m, { multiplier }] of months.entries())
            expect((multiplier ?? 0) / january).toBeCloseTo(Math.exp((u[m] ?? 0) - (u[0] ?? 0)), 6);
        },
      ),
      { seed: 3, numRuns: 20 },
    );
  });

  it('does not count who buys in December, but how much more they then spend', () => {
    // Customers who spend ten times as much buy in December more often than others.
    const rows = shop(400, 5).filter(([i, day]) => i % 2 === 0 || calendarDate(day).month !== 12);
    const dear = rows.map(([i, day, amount]): Row => [i, day, i % 2 === 0 ? 10 * amount : amount]);
    const ids = new Map([...new Set(dear.map(([i]) => i))].map((i, k) => [i, k]));
    const { test, months } = spendMonths(
      daysOf(dear.map(([i, day, a]) => [ids.get(i) ?? 0, day, a])),
    );
    expect(test?.p).toBeGreaterThan(0.05);
    expect(months[11]?.low).toBeLessThan(1);
    expect(months[11]?.high).toBeGreaterThan(1);
  });

  it('finds December in purchases that vary, but not a December of one year only', () => {
    const december = (day: number) => (calendarDate(day).month === 12 ? 1.6 : 1);
    const found = spendMonths(daysOf(shop(300, 1, december)));
    expect(found.why).toBe('differ');
    const [low = 0, high = 0] = [found.months[11]?.low ?? 0, found.months[11]?.high ?? 0];
    const { months } = found;
    const total = months.reduce((sum, { purchases }) => sum + purchases, 0);
    const truth = (1.6 * total) / (total + 0.6 * (months[11]?.purchases ?? 0));
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);

    const once = (day: number) => (day >= dayIn(11, 1) && day < dayIn(12, 1) ? 1.6 : 1);
    const { why, test } = spendMonths(daysOf(shop(300, 1, once)));
    expect(why).toBe('not-stable');
    expect(test?.phi).toBeGreaterThan(1.5);
  });

  it('does not depend on the size of customers, their order, or the years', () => {
    const rows = shop(80, 2);
    const { months, test } = spendMonths(daysOf(rows));
    const alike = (other: readonly Row[]) => {
      const found = spendMonths(daysOf(other));
      expect(found.test?.statistic).toBeCloseTo(test?.statistic ?? 0, 6);
      expect(found.test?.phi).toBeCloseTo(test?.phi ?? 0, 6);
      for (const [m, { multiplier }] of found.months.entries())
        expect(multiplier).toBeCloseTo(months[m]?.multiplier ?? 0, 7);
    };
    alike(rows.map(([i, day, amount]) => [i, day, amount * (i + 1)]));
    alike(
      range(80).flatMap((i) =>
        rows.filter(([j]) => j === 79 - i).map(([, ...rest]): Row => [i, ...rest]),
      ),
    );
    alike(rows.map(([i, day, amount]) => [i, day + 4 * 365 + 1, amount]));
  });

  it('has Q = 0 where every purchase of a customer is equal', () => {
    const { why, used, test, months } = spendMonths(regular(5, range(24), (i) => 100 * (i + 1)));
    expect([why, used]).toEqual(['no-difference', false]);
    expect(test).toEqual({ statistic: 0, degrees: 11, phi: 1, phiDegrees: 11, p: 1 });
    expect(months.map(({ multiplier }) => multiplier)).toEqual(new Array(12).fill(1));
  });

  it('finds no difference in one amount that differs', () => {
    const rows = range(4).flatMap((i) => range(24).map((m): Row => [i, dayIn(m), 100]));
    const { why, test } = spendMonths(daysOf([...rows, [4, dayIn(3), 100], [4, dayIn(8), 150]]));
    expect(why).toBe('no-difference');
    expect(test?.p).toBeGreaterThan(0.5);
  });

  it('compares the purchases of one customer with each other', () => {
    const { gamma } = randomDraws(4);
    const { test, customers } = spendMonths(
      regular(1, range(36), () => Math.round(100 * gamma(4))),
    );
    expect(customers).toBe(1);
    expect(test?.p).toBeGreaterThan(0);
    expect(test?.phiDegrees).toBe(36 - 12 - 1);
  });

  const reasons: readonly (readonly [string, string, PurchaseDays])[] = [
    ['no purchase', 'too-short', daysOf([])],
    ['23 months', 'too-short', regular(9, range(23), (i, m) => 100 + i * m)],
    [
      'nobody who bought twice',
      'too-few',
      daysOf(range(48).map((m): Row => [m, dayIn(m), 100 + m])),
    ],
    ['refunds only', 'too-few', regular(3, range(24), () => -100)],
    [
      'a gap of a month',
      'month-not-repeated',
      regular(
        9,
        range(24).filter((m) => m !== 7),
        (i, m) => 100 + i * m,
      ),
    ],
    [
      'customers of the summer and customers of the winter',
      'too-few',
      daysOf(
        range(8).flatMap((i) =>
          range(48)
            .filter((m) => m % 12 < 6 === i < 4)
            .map((m): Row => [i, dayIn(m), 100 + ((i + m * 7) % 5)]),
        ),
      ),
    ],
  ];
  it.each(reasons)('with %s: %s', (_, why, log) => {
    const found = spendMonths(log);
    expect(found).toMatchObject({ used: false, why, test: null });
    expect(found.months).toHaveLength(12);
    for (const { multiplier, low, high } of found.months)
      expect([multiplier, low, high]).toEqual([null, null, null]);
  });

  it('has finite figures for any amounts', () => {
    const amounts = fc.array(
      fc.oneof(fc.constant(1), fc.constant(2 ** 52), fc.integer({ min: -9, max: 99 })),
      {
        minLength: 60,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), amounts, (customers, all) => {
        const log = regular(customers, range(26), (i, m) => all[(i * 17 + m) % 60] ?? 1);
        const { test, months } = spendMonths(log);
        for (const figure of [test?.statistic, test?.phi, test?.p])
          if (figure !== undefined) expect(figure).toBeGreaterThanOrEqual(0);
        for (const { multiplier, low, high } of months) {
          if (multiplier === null) continue;
          expect(multiplier).toBeGreaterThan(0);
          expect(low).toBeLessThanOrEqual(multiplier);
          expect(high).toBeGreaterThanOrEqual(multiplier);
          expect(high).toBeLessThan(Infinity);
        }
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it('withstands one purchase that exceeds all others together', () => {
    const rows = shop(60, 6);
    const [i, day] = rows[100] ?? [0, 0];
    const huge = rows.map((row): Row => (row[0] === i && row[1] === day ? [i, day, 1e14] : row));
    const { used, months } = spendMonths(daysOf(huge));
    expect(used).toBe(false);
    for (const { multiplier } of months) expect(multiplier).toBeLessThan(2);
  });
});

describe('spendFactor', () => {
  const months = spendMonths(
    regular(2, range(24), (i, m) => (i + 1) * (isDecember(m) ? 1300 : 1000)),
  );

  it('is the mean of the multipliers, by expected purchases', () => {
    // 3 at 1/1.025 and 1 at 1.3/1.025: 4.3/4.1.
    const ahead = [
      { month: 11, purchases: 2 },
      { month: 12, purchases: 1 },
      { month: 11, purchases: 1 },
    ];
    expect(spendFactor({ ...months, used: true }, ahead)).toBeCloseTo(4.3 / 4.1, 7);
  });

  it('is 1 for the months of the log', () => {
    const ahead = months.months.map(({ month, purchases }) => ({ month, purchases }));
    expect(spendFactor({ ...months, used: true }, ahead)).toBeCloseTo(1, 12);
  });

  it('is exactly 1 where the months are not used, or nothing is expected', () => {
    expect(spendFactor({ ...months, used: false }, [{ month: 12, purchases: 1 }])).toBe(1);
    expect(spendFactor({ ...months, used: true }, [])).toBe(1);
    expect(spendFactor({ ...months, used: true }, [{ month: 12, purchases: 0 }])).toBe(1);
  });

  it('refuses what is no month and no number of purchases', () => {
    for (const month of [0, 13, 1.5])
      expect(() => spendFactor(months, [{ month, purchases: 1 }])).toThrow(RangeError);
    for (const purchases of [-1, Number.NaN, Infinity])
      expect(() => spendFactor(months, [{ month: 1, purchases }])).toThrow(RangeError);
  });
});
