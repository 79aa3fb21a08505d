import { describe, expect, it } from 'vitest';
import { costAtRatio, marginWithin } from './acquisition-ceiling.ts';

describe('the margin within some days', () => {
  // Three customers are observed for a day, two of them for two.
  const byDay = { observed: [3, 3, 2], amount: [6000, 9000, 8000] };
  const terms = { margin: 0.5, minorUnits: 100 };

  it('is of one customer, up to the day and with it', () => {
    // 90.00 of three by day 1: 30.00 each, half of it margin. 80.00 of two by day 2: 40.00 each.
    expect([0, 1, 2].map((day) => marginWithin(byDay, day, terms))).toEqual([10, 15, 20]);
  });

  it('is less what goods and orders cost, and below 0 where they cost more', () => {
    const costs = [1500, 6000, 1000];
    // (90 ÷ 2 − 60) ÷ 3 is a loss of 5; (80 ÷ 2 − 10) ÷ 2 is 15.
    expect(marginWithin({ ...byDay, costs }, 1, terms)).toBe(-5);
    expect(marginWithin({ ...byDay, costs }, 2, terms)).toBe(15);
  });

  it('is not known where nobody has been observed for so long', () => {
    expect(marginWithin(byDay, 3, terms)).toBeNull();
  });
});

describe('the cost at a ratio', () => {
  it('leaves a lifetime value of so many times as much', () => {
    expect(costAtRatio(600, 3)).toBe(200);
    expect(costAtRatio(null, 3)).toBeNull();
  });

  it.each([0, -1, Number.NaN])('has a ratio above 0, not %d', (ratio) => {
    expect(() => costAtRatio(600, ratio)).toThrow(RangeError);
  });
});
