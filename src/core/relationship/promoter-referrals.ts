/** New customers who say that somebody recommended the company, and the comments that may have done it. */
export interface StatedReferrals {
  readonly newCustomers: number;
  /** The share of them who say so. */
  readonly stated: number;
  /** Of those, the share who would not have come otherwise; 1 credits every one, which is too much. */
  readonly typeOne: number;
  /** What one of them is worth. */
  readonly value: number;
  /** Positive comments in all. */
  readonly comments: number;
  /** Positive comments of one promoter. */
  readonly commentsEach: number;
}

/**
 * What the comments of one promoter bring, spread evenly over all positive comments.
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
