/** A customer's margin a year, and the discounted years for which it is paid. */
export interface PaidYears {
  readonly marginPerYear: number;
  readonly years: number;
}

/** Where the value that a programme adds to a customer comes from. */
export interface EffectParts {
  /** Staying longer, at the margin without the programme. */
  readonly retention: number;
  /** Spending more, for the years without the programme. */
  readonly spend: number;
  /** Spending more in the years that are gained: the product of the two changes, hidden in neither. */
  readonly both: number;
}

/**
 * Parts the value that a programme adds to a customer by where it comes from.
 *
 *     retention  m⁰·(aᴾ − a⁰)      spend  (mᴾ − m⁰)·a⁰      both  (mᴾ − m⁰)·(aᴾ − a⁰)
 *
 * The three add up to mᴾ·aᴾ − m⁰·a⁰.
 *
 * @example effectParts({ marginPerYear: 130, years: 5 }, { marginPerYear: 100, years: 4 });
 *   // => retention 100, spend 120, both 30
 */
export function effectParts(treated: PaidYears, without: PaidYears): EffectParts {
  const margin = treated.marginPerYear - without.marginPerYear;
  const years = treated.years - without.years;
  return {
    retention: without.marginPerYear * years,
    spend: margin * without.years,
    both: margin * years,
  };
}
