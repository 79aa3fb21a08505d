import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationText, durationWithin, usefulTimes } from './useful-times.ts';

const texts = (...request: Parameters<typeof usefulTimes>) =>
  usefulTimes(...request).map(durationText);

it('takes the finest round step that does not give too many', () => {
  expect(texts(6, 8)).toEqual(['1y', '2y', '3y', '4y', '5y', '6y']);
  expect(texts(3.2, 8)).toEqual(['6mo', '1y', '18mo', '2y', '30mo', '3y']);
  expect(texts(20 / 365.25, 8)).toEqual(['1w', '2w']);
  expect(texts(25, 8)).toEqual(['5y', '10y', '15y', '20y', '25y']);
  expect(texts(0, 8)).toEqual([]);
});

it('reaches a reach that is a whole number of steps, whatever the unit it was counted in', () => {
  expect(texts((1 / 365.25) * 14, 2).at(-1)).toBe('2w');
  expect(texts(72 / 12, 40)).toHaveLength(36);
});

it('has no step finer than what is known', () => {
  expect(texts(7, 40, 1)).toEqual(['1y', '2y', '3y', '4y', '5y', '6y', '7y']);
});

it('gives enough times to see a curve by, and never too many', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1000, noNaN: true }), (reach) => {
      const times = usefulTimes(reach, 40);
      expect(times.length).toBeLessThanOrEqual(40);
      // No step is more than 4.35 times the one before: a week is 7 days, a month 4.35 weeks.
      expect(times.length).toBeGreaterThanOrEqual(5);
      expect(times.at(-1)).toBeLessThanOrEqual(reach * (1 + 1e-12));
    }),
    { seed: 3 },
  );
});

it('names years in the largest unit that they are a whole number of', () => {
  const texts = [1, 0.5, 18 / 12, 14 / 365.25, 10 / 365.25, 0, 2.123456].map(durationText);
  expect(texts).toEqual(['1y', '6mo', '18mo', '2w', '10d', '0y', '2.12y']);
});

it('rounds down to what the data still reach, so that a horizon of it extrapolates nothing', () => {
  const texts = [2, 18 / 12, 4.9995, 0.24, 10.5 / 365.25].map(durationWithin);
  expect(texts).toEqual(['2y', '18mo', '59mo', '12w', '10d']);
});
