import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus, noDay } from '../customers.ts';
import { untroubledStay } from './no-problem-stay.ts';

/** Customers from day 0 on, who leave after so many years, or are there on the last day, 20 years later. */
function customersOf(leave: readonly (number | null)[]): Customers {
  return {
    count: leave.length,
    ids: leave.map((_, i) => `C${i}`),
    labels: new Map(),
    amount: new Float64Array(leave.length),
    amountYears: new Float64Array(leave.length),
    tenureYears: Float64Array.from(leave, (years) => years ?? 20),
    status: Uint8Array.from(leave, (years) =>
      years === null ? customerStatus.active : customerStatus.ended,
    ),
    startDay: new Int32Array(leave.length),
  };
}
/** The day so many years after the first, of those that are whole days. */
const year = (years: number) => years * 365.25;

describe('the share who would have stayed without a problem', () => {
  // The first has a problem after 8 years and leaves after 12, as the third does; the second has one after 16.
  const leave = [12, null, 12, null];
  const onset = Int32Array.of(year(8), year(16), noDay, noDay);

  it('is e^(−λ₀·τ) in the mean: one left in 0 + 8 + 4 + 12 years, 12 and 4 are left to see', () => {
    const found = untroubledStay(customersOf(leave), onset);
    expect(found?.stay).toBeCloseTo((Math.exp(-12 / 24) + Math.exp(-4 / 24)) / 2, 12);
    expect(found?.customers).toBe(2);
  });

  it('is the same whoever had left before the first problem', () => {
    const before = Int32Array.of(...onset, noDay, noDay);
    expect(untroubledStay(customersOf([...leave, 4, 7]), before)).toEqual(
      untroubledStay(customersOf(leave), onset),
    );
  });

  it('is all where nobody without a problem left', () => {
    expect(untroubledStay(customersOf([12, null, null, null]), onset)?.stay).toBe(1);
  });

  it('is of as long as is seen, though nobody is left at the end of it: 2 left in 8 years, and 24 are seen', () => {
    // Two without left after 4 years each; the one with a problem left on the same day.
    const gone = untroubledStay(
      customersOf([12, 12, 12]),
      Int32Array.of(year(8), noDay, noDay),
      year(32),
    );
    expect(gone?.stay).toBeCloseTo(Math.exp((-2 / 8) * 24), 12);
  });

  it('is not known where nobody had a problem, or everybody had since the first', () => {
    expect(untroubledStay(customersOf(leave), new Int32Array(4).fill(noDay))).toBeUndefined();
    expect(untroubledStay(customersOf(leave), new Int32Array(4).fill(year(8)))).toBeUndefined();
  });
});
