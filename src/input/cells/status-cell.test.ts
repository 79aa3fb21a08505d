import { expect, test } from 'vitest';
import { rowStatus, statusIn } from './status-cell.ts';

test.each([
  ['active', 'active'],
  ['Past due', 'active'],
  ['unpaid', 'active'],
  ['On Hold', 'active'],
  ['non_renewing', 'active'],
  ['trialing', 'trial'],
  ['In Trial', 'trial'],
  ['future', 'notStarted'],
  ['canceled', 'ended'],
  ['incomplete_expired', 'notStarted'],
  ['', 'unknown'],
  [' N/A ', 'unknown'],
] as const)('%j is %s', (text, status) => {
  expect(statusIn(text, undefined)).toBe(rowStatus[status]);
});

test('yes and no say what the name of the column asks', () => {
  expect(statusIn('Yes', 'ended')).toBe(rowStatus.ended);
  expect(statusIn('Yes', 'active')).toBe(rowStatus.active);
  expect(statusIn('0', 'ended')).toBe(rowStatus.active);
  expect(statusIn('Yes', undefined)).toBeUndefined();
  expect(statusIn('gold', 'ended')).toBeUndefined();
});
