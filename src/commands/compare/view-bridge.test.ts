import { expect, test } from 'vitest';
import { changeTexts } from './view-bridge.ts';

test('shares differ by points, which are no percents of anything', () => {
  expect(changeTexts(0.25, 0.3, 'share')).toEqual(['25.00%', '30.00%', '+5.00 points']);
});

test('what is printed as the difference is that of what is printed', () => {
  expect(changeTexts(1.004, 1.016, 'money')).toEqual(['1.00', '1.02', '+0.02']);
});

test('where one is no number there is no difference', () => {
  expect(changeTexts(null, 4, 'years')).toEqual(['–', '4.00 y', '']);
});
