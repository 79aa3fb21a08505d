import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

test('the least is lowest and the greatest highest', () => {
  expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([-2, 5])).toBe('▁█');
});

test('a series that never moves runs along the middle', () => {
  expect(sparkline([5, 5, 5])).toBe('▄▄▄');
  expect(sparkline([])).toBe('');
});
