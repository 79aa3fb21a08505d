import { expect, it } from 'vitest';
import { shortageOf, tooFewToForecast } from './too-few.ts';

it('counts customers with a repeat purchase, not purchases', () => {
  expect(tooFewToForecast([0, 0, 50, 1, 1, 1, 1, 1, 1, 1, 1])).toBe('few-repeat-customers');
  expect(tooFewToForecast([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeNull();
  expect(tooFewToForecast([])).toBe('few-repeat-customers');
});

it('says the same of their number', () => {
  expect([9, 10].map(shortageOf)).toEqual(['few-repeat-customers', null]);
});
