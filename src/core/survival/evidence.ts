/** The reasons why a group is too small for an estimate. */
export const shortages = ['few-customers', 'few-ended'] as const;

export type Shortage = (typeof shortages)[number];

/** A group of fewer customers than this gets no estimate. */
export const fewestCustomers = 10;

/**
 * With fewer ended than this the exact 95 % interval of a rate, χ²(.975; 2D+2) ÷ χ²(.025; 2D),
 * spans more than a factor of 7; with 5 it spans 7.2, with 4 already 9.4.
 */
export const fewestEnded = 5;

/** Why the group is too small to estimate how long its customers stay; null where it is large enough. */
export function tooFew(customers: number, ended: number): Shortage | null {
  if (customers < fewestCustomers) return 'few-customers';
  return ended < fewestEnded ? 'few-ended' : null;
}
