import { expect, test } from 'vitest';
import { dayText, sparkline } from './view-tables.ts';

test('the least is lowest and the greatest highest', () => {
  expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([-2, 5])).toBe('▁█');
});

test('a series that never moves runs along the middle', () => {
  expect(sparkline([5, 5, 5])).toBe('▄▄▄');
  expect(sparkline([])).toBe('');
});

test('days of months are read as months, and others as days', () => {
  expect(dayText('2026-04-01', { monthly: true })).toBe('2026-04');
  expect(dayText('2026-04-01', { monthly: false })).toBe('2026-04-01');
  // --since may name any day, whatever the values are dated on.
  expect(dayText('2026-04-15', { monthly: true })).toBe('2026-04-15');
});
