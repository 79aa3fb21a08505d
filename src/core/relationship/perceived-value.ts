/** Impressions that customers cause a year, and what they are worth compared with those of an advertisement. */
export interface Sharing {
  /** Impressions a year. */
  readonly impressions: number;
  /** Cost of a thousand impressions of an advertisement. */
  readonly cpm: number;
  /** Value of an impression relative to one of an advertisement; 1 for equal. */
  readonly quality: number;
  /** The share that already counts as referrals. */
  readonly tracked: number;
}

/**
 * The cost of the same impressions as advertising, a year: a perceived value, not cash.
 *
 *     impressions × CPM/1000 × quality × (1 − tracked)
 *
 * @throws {RangeError} a number leaves its range
 * @example sharingValue({ impressions: 400_000, cpm: 8, quality: 0.5, tracked: 0.2 }); // => 1280
 */
export function sharingValue({ impressions, cpm, quality, tracked }: Sharing): number {
  if (!(impressions >= 0 && cpm >= 0 && quality >= 0 && tracked >= 0 && tracked <= 1)) {
    throw new RangeError(`no value of ${impressions} impressions at ${cpm}`);
  }
  return ((impressions * cpm) / 1000) * quality * (1 - tracked);
}

/**
 * A perceived value as it is shown: of two significant digits, since the prices behind it are estimates.
 *
 * @throws {RangeError} it is not finite
 * @example aboutTwoDigits(1284); // => 1300
 */
export function aboutTwoDigits(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`no rounded ${value}`);
  return Number(value.toPrecision(2));
}

/** New customers who say that somebody recommended the company, and the positive comments they may have heard. */
export interface StatedReferrals {
  readonly newCustomers: number;
  /** The share of them who say so. */
  readonly stated: number;
  /** The share of those who would not have come otherwise; 1 credits all of them, which is too much. */
  readonly typeOne: number;
  /** Value of one new customer. */
  readonly value: number;
  /** All positive comments. */
  readonly comments: number;
  /** Positive comments of one promoter. */
  readonly commentsEach: number;
}

/**
 * The value of the comments of one promoter, if all positive comments contribute equally.
 *
 *     newCustomers × stated × typeOne × value / comments × commentsEach
 *
 * With typeOne at 1, as often published, every stated referral is credited as if nobody would have
 * come otherwise.
 *
 * @throws {RangeError} a number leaves its range
 * @see Reichheld (2006), The Ultimate Question, for the arithmetic of 42 a promoter
 */
export function promoterReferrals(stated: StatedReferrals): number {
  const { newCustomers, typeOne, value, comments, commentsEach } = stated;
  const isShare = (share: number) => share >= 0 && share <= 1;
  if (!(newCustomers >= 0 && comments > 0 && commentsEach >= 0 && Number.isFinite(value))) {
    throw new RangeError(`no value of ${comments} comments`);
  }
  if (!(isShare(stated.stated) && isShare(typeOne))) {
    throw new RangeError(`no share ${stated.stated} or ${typeOne}`);
  }
  return ((newCustomers * stated.stated * typeOne * value) / comments) * commentsEach;
}
