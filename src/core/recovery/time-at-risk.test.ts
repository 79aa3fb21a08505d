import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customers, customerStatus, noDay } from '../customers.ts';
import { lastDaySeen, timeAtRisk } from './time-at-risk.ts';

interface Stay {
  readonly start: number;
  readonly end: number;
  readonly ended: boolean;
}

const customersOf = (stays: readonly Stay[]): Customers => ({
  count: stays.length,
  ids: stays.map((_, i) => `C${i}`),
  labels: new Map(),
  amount: new Float64Array(stays.length),
  amountYears: new Float64Array(stays.length),
  tenureYears: Float64Array.from(stays, ({ start, end }) => (end - start) / 365.25),
  status: Uint8Array.from(stays, ({ ended }) =>
    ended ? customerStatus.ended : customerStatus.active,
  ),
  startDay: Int32Array.from(stays, ({ start }) => start),
});

const day = fc.integer({ min: 0, max: 2000 });
const someStays = fc.array(
  fc.tuple(day, day, fc.boolean()).map(([one, other, ended]): Stay => {
    return { start: Math.min(one, other), end: Math.max(one, other), ended };
  }),
);

describe('customers at risk', () => {
  const stays = [
    { start: 0, end: 500, ended: true },
    { start: 900, end: 1900, ended: false },
    { start: 100, end: 1200, ended: true },
    { start: 1950, end: 2000, ended: false },
  ];

  it('are those there on one of the days: 900 and 200 days, one of two ends', () => {
    const found = timeAtRisk(customersOf(stays), { from: 1000, to: 1900 });
    expect(found).toEqual({ customers: 2, ended: 1, years: 1100 / 365.25 });
    expect(lastDaySeen(customersOf(stays))).toBe(2000);
  });

  it('count no more from the day on which something befalls them, nor does their leaving', () => {
    const onset = Int32Array.of(noDay, noDay, 1100, noDay);
    const found = timeAtRisk(customersOf(stays), { from: 1000, to: 1900 }, onset);
    expect(found).toEqual({ customers: 2, ended: 0, years: 1000 / 365.25 });
  });

  it('are not seen before the day from which a file names everybody', () => {
    // The second from day 900 + 500 on: 500 days, and 200 of the third.
    const late = { ...customersOf(stays), entryYears: Float64Array.of(0, 500 / 365.25, 0, 0) };
    expect(timeAtRisk(late, { from: 1000, to: 1900 })?.years).toBeCloseTo(700 / 365.25, 12);
  });

  it('are not known without starts', () => {
    const { startDay: _, ...undated } = customersOf(stays);
    expect(timeAtRisk(undated, { from: 0, to: 1 })).toBeUndefined();
    expect(lastDaySeen(undated)).toBeUndefined();
  });

  it('spend as long in a time as in its two parts, and end in one of them', () => {
    fc.assert(
      fc.property(someStays, day, day, day, (some, ...days) => {
        const [from = 0, middle = 0, to = 0] = days.sort((a, b) => a - b);
        // Who ends on the day that divides them is counted in both parts.
        fc.pre(some.every(({ end }) => end !== middle));
        const [first, second, whole] = [
          { from, to: middle },
          { from: middle, to },
          { from, to },
        ].map((stretch) => timeAtRisk(customersOf(some), stretch));
        expect((first?.years ?? 0) + (second?.years ?? 0)).toBeCloseTo(whole?.years ?? 0, 9);
        expect((first?.ended ?? 0) + (second?.ended ?? 0)).toBe(whole?.ended);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
