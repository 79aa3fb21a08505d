import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { calendarDate, dayNumber, daysInMonth } from '../quantity/calendar.ts';
import type { ChargeInterval } from './charge-interval.ts';
import type { PurchaseDays } from './purchase-totals.ts';
import { regularityOf } from './regularity.ts';
import { purchaseDays } from './testing/purchase-days.ts';

interface Purchase {
  readonly day: number;
  readonly amount: number;
}

/** Purchases of one day are added up. */
const daysOf = (customers: readonly (readonly Purchase[])[]): PurchaseDays =>
  purchaseDays(
    customers.map((purchases) => {
      const ofDay = new Map<number, number>();
      for (const { day, amount } of purchases) ofDay.set(day, (ofDay.get(day) ?? 0) + amount);
      return [...ofDay];
    }),
  );

const monthsOf: Partial<Record<ChargeInterval, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};
const weeksOf: Partial<Record<ChargeInterval, number>> = {
  weekly: 1,
  fortnightly: 2,
  'four-weekly': 4,
};

/** Charges as billing systems make them: on the day of the month agreed, or its last; some fail, some are paid late. */
function charged(customers: number, interval: ChargeInterval, seed: number): PurchaseDays {
  const random = randomSource(seed);
  const start = dayNumber(2020, 1, 1);
  return daysOf(
    Array.from({ length: customers }, () => {
      const first = start + Math.floor(random() * 365);
      const from = calendarDate(first);
      const charges = 3 + Math.floor(random() * 20);
      let amount = 1000 * (1 + Math.floor(random() * 3));
      return Array.from({ length: charges }, (_, n) => {
        const months = from.year * 12 + from.month - 1 + n * (monthsOf[interval] ?? 0);
        const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
        const weeks = weeksOf[interval];
        const due =
          weeks === undefined
            ? dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)))
            : first + 7 * weeks * n;
        // 1970-01-01 was a Thursday: banks move what is due on Saturday or Sunday to Monday.
        const weekday = (due + 4) % 7;
        const weekend = weeks === undefined && weekday % 6 === 0 ? (weekday === 0 ? 1 : 2) : 0;
        const late = random() < 0.03 ? 2 + Math.floor(random() * 3) : 0;
        if (random() < 0.04) amount += 500;
        return { day: due + weekend + late, amount, kept: random() >= 0.03 };
      }).filter(({ kept }, n) => kept || n === 0);
    }),
  );
}

const random = (customers: number, meanGap: number, seed: number, gap: (u: number) => number) => {
  const source = randomSource(seed);
  return daysOf(
    Array.from({ length: customers }, () => {
      const purchases: Purchase[] = [];
      for (let at = source() * 365; at < 730; at += meanGap * gap(source()))
        purchases.push({ day: Math.floor(at), amount: 1000 });
      return purchases;
    }).filter((each) => each.length > 0),
  );
};
const exponential = (u: number) => -Math.log1p(-u);

describe('charges', () => {
  it.each([
    'weekly',
    'fortnightly',
    'four-weekly',
    'monthly',
    'quarterly',
    'half-yearly',
    'yearly',
  ] as const)(
    'are recognised when %s, with weekends, late and missed payments and upgrades',
    (interval) => {
      const found = regularityOf(charged(60, interval, 20261126));
      expect(found.areCharges).toBe(true);
      expect(found.charges?.interval).toBe(interval);
      expect(found.charges?.share).toBeGreaterThan(0.88);
      expect(found.charges?.sameAmount).toBeGreaterThan(0.9);
    },
  );

  it('are not what customers do who buy at random, or on Saturdays, however often', () => {
    for (const meanGap of [3, 7, 14, 30, 91]) {
      const found = regularityOf(random(400, meanGap, 3, exponential));
      expect(found.areCharges).toBe(false);
      expect(found.charges?.share).toBeLessThan(0.5);
    }
    const saturdays = random(400, 2, 4, exponential);
    const weeks = daysOf(
      Array.from({ length: saturdays.customers }, (_, customer) =>
        [...saturdays.day]
          .filter((_, i) => saturdays.customer[i] === customer)
          .map((week) => ({ day: week * 7, amount: 1000 })),
      ),
    );
    expect(regularityOf(weeks).areCharges).toBe(false);
  });

  it('are not what nobody could tell from chance', () => {
    // Nine customers; then ten with 29 gaps; then ten with 30.
    const monthly = (customers: number, gaps: number) =>
      regularityOf(
        daysOf(
          Array.from({ length: customers }, (_, i) =>
            Array.from(
              { length: (i < gaps % customers ? 2 : 1) + Math.floor(gaps / customers) },
              (_, n) => ({
                day: dayNumber(2023, 1 + n, 5 + i),
                amount: 900,
              }),
            ),
          ),
        ),
      );
    expect(monthly(9, 45).areCharges).toBe(false);
    expect(monthly(10, 29)).toMatchObject({ areCharges: false, charges: { gaps: 29, share: 1 } });
    expect(monthly(10, 30)).toMatchObject({ areCharges: true, charges: { gaps: 30, share: 1 } });
  });

  it('cost the same from one to the next', () => {
    const days = charged(60, 'monthly', 5);
    const differing = { ...days, amount: days.amount.map((_, i) => 1000 + i) };
    expect(regularityOf(differing)).toMatchObject({
      areCharges: false,
      charges: { interval: 'monthly', sameAmount: 0 },
    });
  });

  it('are nothing without a second purchase', () => {
    const once = daysOf([[{ day: 1, amount: 5 }], [{ day: 2, amount: 5 }]]);
    const nothing = { charges: null, areCharges: false, shape: null, isRhythmic: false };
    expect(regularityOf(once)).toEqual(nothing);
    expect(regularityOf(daysOf([]))).toEqual(nothing);
  });
});

describe('a rhythm', () => {
  it('is seen where gaps are alike, and not where buying is random', () => {
    // Gaps between 60 % and 140 % of the mean: for gaps of such a spread, k is well above 2.
    expect(regularityOf(random(200, 40, 6, (u) => 0.6 + 0.8 * u))).toMatchObject({
      areCharges: false,
      isRhythmic: true,
    });
    expect(regularityOf(random(200, 40, 6, exponential)).isRhythmic).toBe(false);
  });

  it('takes 30 customers', () => {
    const few = random(29, 40, 6, (u) => 0.6 + 0.8 * u);
    expect(regularityOf(few).shape?.low).toBeGreaterThan(1.5);
    expect(regularityOf(few).isRhythmic).toBe(false);
  });
});

const folder = process.env['REFERENCE_DATA'];
const why = folder === undefined ? ' (REFERENCE_DATA does not name the folder of the data)' : '';

it.skipIf(folder === undefined)(`neither is in CDNOW, whose buyers are random${why}`, () => {
  const text = readFileSync(join(folder ?? '', 'cdnow/transactions.csv'), 'utf8');
  const customers = new Map<string, Purchase[]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [, id = '', date = '', , amount = ''] = line.split(',');
    const purchases = customers.get(id) ?? [];
    purchases.push({
      day: Date.parse(date) / 86_400_000,
      amount: Math.round(Number(amount) * 100),
    });
    customers.set(id, purchases);
  }
  const found = regularityOf(daysOf([...customers.values()]));
  expect(found.areCharges).toBe(false);
  expect(found.isRhythmic).toBe(false);
  // BTYDplus, which takes the last two gaps of each customer, finds about 1.
  expect(found.shape?.k).toBeGreaterThan(0.8);
  expect(found.shape?.k).toBeLessThan(1.2);
});
