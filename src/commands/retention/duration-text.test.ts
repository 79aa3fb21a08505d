import { expect, it } from 'vitest';
import { durationText, durationWithin } from './duration-text.ts';

it('names years in the largest unit that they are a whole number of', () => {
  const texts = [1, 0.5, 18 / 12, 14 / 365.25, 10 / 365.25, 0, 2.123456].map(durationText);
  expect(texts).toEqual(['1y', '6mo', '18mo', '2w', '10d', '0y', '2.12y']);
});

it('rounds down to what the data still reach, so that a horizon of it extrapolates nothing', () => {
  const texts = [2, 18 / 12, 4.9995, 0.24, 10.5 / 365.25].map(durationWithin);
  expect(texts).toEqual(['2y', '18mo', '59mo', '12w', '10d']);
});
