/** What customers tell a company, a year, and what it would cost to have it from somebody else. */
export interface Knowledge {
  readonly reviews: number;
  readonly reviewCost: number;
  readonly ideas: number;
  readonly ideaCost: number;
}

/**
 * Reviews and ideas at their replacement cost, a year: a perceived value, paid by nobody.
 *
 * @throws {RangeError} a number leaves its range
 * @example knowledgeValue({ reviews: 120, reviewCost: 25, ideas: 10, ideaCost: 200 }); // => 5000
 */
export function knowledgeValue({ reviews, reviewCost, ideas, ideaCost }: Knowledge): number {
  if (!(reviews >= 0 && reviewCost >= 0 && ideas >= 0 && ideaCost >= 0)) {
    throw new RangeError(`no value of ${reviews} reviews and ${ideas} ideas`);
  }
  return reviews * reviewCost + ideas * ideaCost;
}
