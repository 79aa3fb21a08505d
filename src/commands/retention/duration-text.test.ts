import { expect, it } from 'vitest';
import { durationText } from './duration-text.ts';

it('names years in the largest unit that they are a whole number of', () => {
  const texts = [1, 0.5, 18 / 12, 14 / 365.25, 10 / 365.25, 0, 2.123456].map(durationText);
  expect(texts).toEqual(['1y', '6mo', '18mo', '2w', '10d', '0y', '2.12y']);
});
