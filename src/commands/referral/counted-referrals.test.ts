import { expect, it } from 'vitest';
import { referralType } from './counted-referrals.ts';

it.each([
  ['one', 'one'],
  ['Type-one', 'one'],
  ['type 1', 'one'],
  ['1', 'one'],
  ['NEW', 'one'],
  ['incremental', 'one'],
  ['Two', 'two'],
  ['type-two', 'two'],
  [' 2 ', 'two'],
  ['anyway', 'two'],
  ['non-incremental', 'two'],
  ['', 'unknown'],
  ['-', 'unknown'],
  ['n/a', 'unknown'],
  ['Unknown', 'unknown'],
  ['gold', undefined],
  ['3', undefined],
  ['12', undefined],
])('reads "%s" as %s', (text, type) => {
  expect(referralType(text)).toBe(type);
});
