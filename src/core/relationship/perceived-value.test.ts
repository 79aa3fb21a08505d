import { describe, expect, it } from 'vitest';
import { knowledgeValue, promoterReferrals, sharingValue } from './perceived-value.ts';

describe('perceived value', () => {
  it('of sharing is what as many impressions would cost, less what is counted as referrals', () => {
    // 400 thousand at 8, half as good, a fifth tracked.
    expect(sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 0.2 })).toBe(1280);
    expect(sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 1 })).toBe(0);
    expect(() => sharingValue({ impressions: 1, cpm: 1, quality: 1, tracked: 1.1 })).toThrow();
  });

  it('of knowledge is what it would cost to have it from somebody else', () => {
    expect(knowledgeValue({ reviews: 120, reviewCost: 25, ideas: 10, ideaCost: 200 })).toBe(5000);
    expect(() => knowledgeValue({ reviews: -1, reviewCost: 1, ideas: 1, ideaCost: 1 })).toThrow();
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
