import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../quantity/calendar.ts';
import { type Calendar, shopClock } from './calendar.ts';

const until = dayNumber(2024, 7, 1);
const december: Calendar = {
  months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 1.5],
  trend: 0,
  trendYears: 1,
  until,
  events: [],
};

describe('the clock of a shop', () => {
  it('has the weight of a day that nothing has asked for before', () => {
    expect(shopClock(december, until).weight(dayNumber(2024, 12, 24))).toBe(1.5);
    expect(shopClock(december, until).weight(dayNumber(2029, 11, 30))).toBe(0.5);
  });

  it('adds up the weights of the days between two instants', () => {
    // Half of 30 November and the whole of December.
    const from = dayNumber(2024, 11, 30) + 0.5;
    const tau = shopClock(december, until).tau(from, dayNumber(2025, 1, 1));
    expect(tau).toBeCloseTo(0.5 * 0.5 + 31 * 1.5, 10);
  });
});
