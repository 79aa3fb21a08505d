import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerSummary, daysPerUnit, purchaseUnits } from './customer-summary.ts';
import { purchaseTotals } from './purchase-totals.ts';
import { purchaseDays } from './testing/purchase-days.ts';

const histories = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -5000, max: 500_000 })),
    { minLength: 1, maxLength: 6, selector: ([day]) => day },
  ),
  { minLength: 1, maxLength: 8 },
);
const terms = { until: 3000, unit: 'week', includeFirst: false } as const;
const seeded = { seed: 5 };

describe('a summary of purchases', () => {
  it('is x, t_x, T and the mean of repeat purchases, by hand', () => {
    const totals = purchaseTotals(
      purchaseDays([
        [
          [0, 1000],
          [7, 10],
          [21, 20],
        ],
        [[14, 500]],
      ]),
    );
    const summary = customerSummary(totals, { ...terms, until: 28 });
    expect([...summary.purchases]).toEqual([2, 0]);
    expect([...summary.recency]).toEqual([3, 0]);
    expect([...summary.age]).toEqual([4, 2]);
    expect([...summary.meanSpend]).toEqual([0.15, Number.NaN]);
    expect([...totals.amount]).toEqual([10.3, 5]);
    const all = customerSummary(totals, { ...terms, until: 28, includeFirst: true });
    expect([...all.meanSpend]).toEqual([10.3 / 3, 5]);
  });

  it('adds cents exactly', () => {
    const totals = purchaseTotals(
      purchaseDays([
        [
          [0, 10],
          [1, 20],
          [2, 1],
        ],
      ]),
    );
    expect(totals.amount[0]).toBe(0.31);
  });

  it('has times within the observation: 0 ≤ t_x ≤ T', () => {
    fc.assert(
      fc.property(histories, (each) => {
        const { recency, age, purchases } = customerSummary(
          purchaseTotals(purchaseDays(each)),
          terms,
        );
        for (const [i, last] of recency.entries()) {
          expect(last).toBeLessThanOrEqual(age[i] ?? -1);
          expect(last === 0).toBe(purchases[i] === 0);
        }
      }),
      seeded,
    );
  });

  it('scales with money in its spend alone, and with the unit in its times alone', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...purchaseUnits), (each, unit) => {
        const plain = customerSummary(purchaseTotals(purchaseDays(each)), terms);
        const twice = each.map((days) => days.map(([day, cents]) => [day, 2 * cents] as const));
        const richer = customerSummary(purchaseTotals(purchaseDays(twice)), terms);
        expect({ ...richer, meanSpend: plain.meanSpend }).toEqual(plain);
        expect([...richer.meanSpend]).toEqual([...plain.meanSpend].map((mean) => 2 * mean));
        const other = customerSummary(purchaseTotals(purchaseDays(each)), { ...terms, unit });
        expect(other.meanSpend).toEqual(plain.meanSpend);
        for (const [i, age] of other.age.entries())
          expect(age * daysPerUnit[unit]).toBeCloseTo((plain.age[i] ?? 0) * 7, 8);
      }),
      seeded,
    );
  });

  it('refuses what cannot be', () => {
    const totals = purchaseTotals(purchaseDays([[[10, 1]]]));
    expect(() => customerSummary(totals, { ...terms, until: 9 })).toThrow(RangeError);
    const days = purchaseDays([[[10, 1]], [[9, 1]]]);
    expect(() => purchaseTotals({ ...days, customer: Uint32Array.of(1, 0) })).toThrow(RangeError);
    expect(() => purchaseTotals({ ...days, customer: Uint32Array.of(0, 0) })).toThrow(RangeError);
    expect(() => purchaseTotals({ ...days, customers: 3 })).toThrow(RangeError);
    expect(() => purchaseTotals({ ...days, amount: Float64Array.of(0.5, 1) })).toThrow(RangeError);
  });
});
