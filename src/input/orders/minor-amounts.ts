/** Amounts are kept as whole ten-thousandths: more than any currency has, and exact to add up. */
export const minorUnits = 10_000;

/** What makes up the spend of an order; NaN where nothing is said. */
export interface AmountParts {
  readonly amount: number;
  readonly refunded: number;
  readonly tax: number;
  readonly shipping: number;
}

/** A number in whole minor units. */
export const inMinorUnits = (value: number): number => Math.round(value * minorUnits);

/**
 * What is left of an amount when tax and shipping are taken off and part of it was refunded. A refund
 * gives back its share of tax and shipping too:
 *
 *     (amount − tax − shipping) · (1 − refunded / amount)
 *
 * @returns whole minor units
 */
export function netAmount({ amount, refunded, tax, shipping }: AmountParts): number {
  const or0 = (part: number) => (Number.isNaN(part) ? 0 : part);
  const sold = inMinorUnits(amount) - inMinorUnits(or0(tax)) - inMinorUnits(or0(shipping));
  // Some exports write what was refunded as a negative amount.
  const back = Math.abs(or0(refunded));
  return back === 0 || amount === 0 ? sold : Math.round(sold * (1 - back / amount));
}
