import { describe, expect, it } from 'vitest';
import { aboutTwoDigits, promoterReferrals, sharingValue } from './perceived-value.ts';

describe('perceived value', () => {
  it('of sharing is what as many impressions would cost, less what is counted as referrals', () => {
    // 400 thousand at 8, half as good, a fifth tracked.
    expect(sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 0.2 })).toBe(1280);
    expect(sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 1 })).toBe(0);
    expect(() => sharingValue({ impressions: 1, cpm: 1, quality: 1, tracked: 1.1 })).toThrow();
  });

  it('is shown by two digits', () => {
    expect([0, 7.456, 128, 1284, 95_500, 1_250_001].map(aboutTwoDigits)).toEqual([
      0, 7.5, 130, 1300, 96_000, 1_300_000,
    ]);
    expect(() => aboutTwoDigits(Number.NaN)).toThrow(RangeError);
  });
});

describe('the comments of a promoter, as published', () => {
  /** The average customer is worth 210, a promoter 328 and a detractor −57. */
  const published = {
    newCustomers: 4_000_000,
    stated: 0.25,
    typeOne: 1,
    value: 210,
    comments: 40_000_000,
    commentsEach: 8,
  };

  it('come to 5.25 each and 42 a promoter if every stated referral is credited', () => {
    expect(promoterReferrals({ ...published, commentsEach: 1 })).toBe(5.25);
    expect(promoterReferrals(published)).toBe(42);
  });

  it('come to less by all who would have come anyway', () => {
    // Half of them: 42 credits twice as much as the comments brought.
    expect(promoterReferrals({ ...published, typeOne: 0.5 })).toBe(21);
    expect(promoterReferrals({ ...published, typeOne: 0 })).toBe(0);
    expect(() => promoterReferrals({ ...published, typeOne: 1.5 })).toThrow(RangeError);
    expect(() => promoterReferrals({ ...published, comments: 0 })).toThrow(RangeError);
  });
});
