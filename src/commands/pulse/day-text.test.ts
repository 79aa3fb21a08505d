import { expect, test } from 'vitest';
import { dayText } from './day-text.ts';

test('days of months are read as months, and others as days', () => {
  expect(dayText('2026-04-01', { monthly: true })).toBe('2026-04');
  expect(dayText('2026-04-01', { monthly: false })).toBe('2026-04-01');
  // --since may name any day, whatever the values are dated on.
  expect(dayText('2026-04-15', { monthly: true })).toBe('2026-04-15');
});
