import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderEvents, purchaseDays } from './purchase-days.ts';

const events = (...each: readonly (readonly [number, number, number])[]): OrderEvents => ({
  customer: Uint32Array.from(each, ([customer]) => customer),
  day: Int32Array.from(each, ([, day]) => day),
  amount: Float64Array.from(each, ([, , amount]) => amount),
});

test('orders of a day are one purchase; customers without any have no number', () => {
  const { days, customers } = purchaseDays(
    events([7, 5, 100], [2, 9, 30], [7, 5, 50], [2, 3, 20]),
    events(),
  );
  expect([...customers]).toEqual([2, 7]);
  expect([...days.customer]).toEqual([0, 0, 1]);
  expect([...days.day]).toEqual([3, 9, 5]);
  expect([...days.amount]).toEqual([20, 30, 150]);
});

test('a refund is taken off the latest purchase up to its day, whatever its sign', () => {
  const bought = events([0, 10, 100], [0, 20, 200]);
  const after = (...refunds: readonly (readonly [number, number, number])[]) => [
    ...purchaseDays(bought, events(...refunds)).days.amount,
  ];
  expect(after([0, 10, -30])).toEqual([70, 200]);
  expect(after([0, 19, 30])).toEqual([70, 200]);
  expect(after([0, 20, -30])).toEqual([100, 170]);
  expect(after([0, 25, -250])).toEqual([100, -50]);
});

test('a refund before any purchase, or of nobody known, takes nothing off', () => {
  const { days, unmatched } = purchaseDays(
    events([1, 10, 100]),
    events([1, 9, -5], [0, 50, -5], [1, 11, -5]),
  );
  expect([...unmatched.keys()]).toEqual([0, 1]);
  expect([...days.amount]).toEqual([95]);
});

test('no money comes or goes: purchases less matched refunds', () => {
  const one = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 10_000 }),
  );
  fc.assert(
    fc.property(fc.array(one), fc.array(one), (bought, back) => {
      const { days, unmatched } = purchaseDays(events(...bought), events(...back));
      const matched = back.filter((_, i) => !unmatched.has(i));
      const sum = (each: readonly number[]) => each.reduce((total, amount) => total + amount, 0);
      const amounts = (each: typeof back) => sum(each.map(([, , amount]) => amount));
      expect(sum([...days.amount])).toBe(amounts(bought) - amounts(matched));
      expect(days.day.length).toBe(new Set(bought.map(([who, day]) => `${who} ${day}`)).size);
    }),
    { seed: 5 },
  );
});
