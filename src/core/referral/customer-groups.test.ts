import { describe, expect, it } from 'vitest';
import { customerGroupNames, customerGroups } from './customer-groups.ts';

const names = (own: readonly number[], referral: readonly number[]) =>
  [...customerGroups(Float64Array.from(own), Float64Array.from(referral)).groupOf].map(
    (group) => customerGroupNames[group],
  );

describe('the four groups', () => {
  it('divides by the medians of both values', () => {
    expect(names([100, 200, 300, 400], [0, 50, 10, 90])).toEqual([
      'low-value-few-referrals',
      'low-value-many-referrals',
      'high-value-few-referrals',
      'high-value-many-referrals',
    ]);
  });

  it('counts as high only what is above the median', () => {
    expect(new Set(names([5, 5, 5], [0, 0, 0]))).toEqual(new Set(['low-value-few-referrals']));
    // One of three refers: the median referral value is 0.
    expect(names([1, 2, 3], [7, 0, 0])).toEqual([
      'low-value-many-referrals',
      'low-value-few-referrals',
      'high-value-few-referrals',
    ]);
  });

  it('says where the lines are, and refuses what has none', () => {
    const { medianOwn, medianReferral } = customerGroups(
      Float64Array.of(4, 1, 2, 3),
      Float64Array.of(0, 6, 0, 0),
    );
    expect([medianOwn, medianReferral]).toEqual([2.5, 0]);
    const none = new Float64Array(0);
    expect(() => customerGroups(none, none)).toThrow(RangeError);
    expect(() => customerGroups(none, Float64Array.of(1))).toThrow(RangeError);
  });
});
