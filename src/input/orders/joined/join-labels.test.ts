import { expect, test } from 'vitest';
import { orderKey } from './join-labels.ts';

test.each([
  ['#1001', '1001'],
  ['# 1001', '1001'],
  ['1001.0', '1001'],
  ['01001', '1001'],
  ['S-01', 'S-01'],
])('the number of an order %j is %j', (text, key) => {
  expect(orderKey(text)).toBe(key);
});
