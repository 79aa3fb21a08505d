import type { PeriodSums } from './period-sums.ts';
import { stepAmounts } from './steps.ts';
import type { Terms } from './terms.ts';

/** The sums of one period that pays for certain, at once: what a customer of no age has paid so far. */
export const onePayment: PeriodSums = {
  paid: 1,
  grown: 1,
  discounted: 1,
  grownDiscounted: 1,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
};

/** The sums of no period at all: nothing is paid. */
export const noPayment: PeriodSums = {
  paid: 0,
  grown: 0,
  discounted: 0,
  grownDiscounted: 0,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
};

/**
 * What one payment leaves if it is made, undiscounted: spend as grown so far, less the cost of the
 * goods and the running costs of its period.
 *
 * @param payment - currency a period, before growth
 * @param growth - the factor by which spend has grown
 */
export function certainPayment(payment: number, growth: number, terms: Terms): number {
  const sums = { ...onePayment, grown: growth, grownDiscounted: growth };
  const {
    spend,
    growth: added,
    costOfGoods,
    serving,
    marketing,
  } = stepAmounts(payment, sums, terms);
  return spend + added + costOfGoods + serving + marketing;
}
