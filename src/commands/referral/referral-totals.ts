import type { ReferralWorth } from '../../core/referral/referral-worth.ts';
import type { ReferralAmounts, ReferralTotal } from './result.ts';

/** Sums of what referrals are worth. Every amount is on one grid, so that no order of adding matters. */
export class ReferralTotals {
  #referrers = 0;
  #referred = 0;
  #own = 0;
  #given = 0;
  #allocated = 0;
  #added = 0;
  #saved = 0;
  #rewards = 0;

  /** @param referred - how many people this one brought */
  add(worth: ReferralWorth, person: number, referred: number): void {
    if (referred > 0) this.#referrers += 1;
    this.#referred += referred;
    this.#own += worth.own[person] ?? 0;
    this.#given += worth.given[person] ?? 0;
    this.#allocated += worth.allocated[person] ?? 0;
    this.#added += worth.added[person] ?? 0;
    this.#saved += worth.saved[person] ?? 0;
    this.#rewards += worth.rewards[person] ?? 0;
  }

  get referrers(): number {
    return this.#referrers;
  }

  amounts(): ReferralAmounts {
    return {
      referred: this.#referred,
      allocated: this.#allocated,
      added: this.#added,
      saved: this.#saved,
      rewards: this.#rewards,
      referralValue: this.#allocated + this.#added + this.#saved - this.#rewards,
    };
  }

  total(): ReferralTotal {
    const amounts = this.amounts();
    const ownValue = this.#own;
    const given = this.#given;
    return { ownValue, given, ...amounts, total: ownValue - given + amounts.referralValue };
  }
}
