import { expect, it } from 'vitest';
import { fixedTenure } from '../survival/survival.ts';
import { lifetimeValue } from './lifetime-value.ts';
import type { Terms } from './terms.ts';

const sound: Terms = { periodsPerYear: 12, timing: 'mid', firstPayment: 'included' };

it.each([
  { margin: 2 },
  { timing: 'middle' as 'mid' },
  { firstPayment: 'no' as 'included' },
  { margin: Number.NaN },
  { discount: -1 },
  { growth: Number.NEGATIVE_INFINITY },
  { horizonYears: -2 },
  { periodsPerYear: 0 },
  { acquisition: -1 },
  { serving: { share: Number.NaN } },
  { marketing: { perYear: -1 } },
  { referral: { perYear: 1, reward: -1 } },
  { recovery: { incidentsPerYear: 1, mended: 1.5, kept: 0, mendingCost: 0 } },
])('refuses %j', (term) => {
  expect(() => lifetimeValue(100, fixedTenure(1), { ...sound, ...term })).toThrow(RangeError);
  expect(lifetimeValue(100, fixedTenure(1), sound).ok).toBe(true);
});
