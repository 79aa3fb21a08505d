import { expect, test } from 'vitest';
import { dayNumber } from '../../core/quantity/calendar.ts';
import { baselineBounds, baselineNamed } from './baseline.ts';

const named = (text: string) => baselineNamed(text, '--baseline', '--baseline');

test('a baseline is a number of points or a span of days', () => {
  expect(named('12')).toMatchObject({ ok: true, value: { points: { count: 12 } } });
  expect(named('2024-01-15..2024-12-31')).toMatchObject({
    ok: true,
    value: { points: { from: dayNumber(2024, 1, 15), to: dayNumber(2024, 12, 31) } },
  });
});

test('months last until their last day', () => {
  expect(named('2024-01..2024-02')).toMatchObject({
    ok: true,
    value: { points: { from: dayNumber(2024, 1, 1), to: dayNumber(2024, 2, 29) } },
  });
});

test.each([
  '5',
  'x',
  '',
  '2024-01',
  '..',
  '2024-01..',
  '6.5',
  '1..2..3',
  '2024-02..2024-01',
  '03/04/2024..2024-12-31',
])('refuses %j', (text) => {
  expect(named(text).ok).toBe(false);
});

test('it takes the points from one index up to another', () => {
  const days = [10, 20, 30, 40];
  expect(baselineBounds(days, undefined)).toEqual([0, 4]);
  expect(baselineBounds(days, { count: 3 })).toEqual([0, 3]);
  expect(baselineBounds(days, { count: 9 })).toEqual([0, 4]);
  expect(baselineBounds(days, { from: 20, to: 30 })).toEqual([1, 3]);
  expect(baselineBounds(days, { from: 21, to: 29 })).toEqual([2, 2]);
  expect(baselineBounds(days, { from: 50, to: 60 })).toEqual([4, 4]);
});
