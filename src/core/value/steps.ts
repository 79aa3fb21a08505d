import type { PeriodSums } from './period-sums.ts';
import { type Cost, type StepName, stepNames, type Terms } from './terms.ts';

/** One amount for each step, asked for or not; those not asked for are 0. */
export type StepAmounts = Readonly<Record<StepName, number>>;

const yearly = (cost: Cost | undefined): number =>
  cost !== undefined && 'perYear' in cost ? cost.perYear : 0;
const share = (cost: Cost | undefined): number =>
  cost !== undefined && 'share' in cost ? cost.share : 0;

/**
 * What each step adds to the value of one customer who pays `payment` a period.
 *
 *     spend        a·Σw                    growth    a·(ΣwG − Σw)
 *     costOfGoods  −(1−g)·a·ΣwG            serving, marketing  −cost·Y, or −share·a·ΣwG
 *     timeValue    present value − sum, of all the above
 *     recovery     i·μ·p·[κ·(value of the payments after each period) − cost·ΣwD]
 *     referral     n·p·ΣwD·(V − reward), V the customer's own value where none is given
 *
 * @param payment - a, currency a period, before growth
 * @param sums - of the periods, from {@link periodSums} with the same terms
 * @returns currency a customer, unrounded
 */
export function stepAmounts(payment: number, sums: PeriodSums, terms: Terms): StepAmounts {
  const years = 1 / terms.periodsPerYear;
  const goods = terms.margin === undefined ? 0 : 1 - terms.margin;
  const ofSpend = share(terms.serving) + share(terms.marketing);
  const costs = (yearly(terms.serving) + yearly(terms.marketing)) * years;
  const kept = payment * (1 - goods - ofSpend);

  const spend = payment * sums.paid;
  const revenue = payment * sums.grown;
  const costOfGoods = -goods * revenue;
  const running = (cost: Cost | undefined) =>
    -yearly(cost) * years * sums.paid - share(cost) * revenue;
  const presentValue = kept * sums.grownDiscounted - costs * sums.discounted;
  const undiscounted = kept * sums.grown - costs * sums.paid;
  const timeValue = terms.discount === undefined ? 0 : presentValue - undiscounted;

  const recovery =
    terms.recovery === undefined ? 0 : recovered(terms.recovery, kept, costs, years, sums);
  const { referral } = terms;
  const own = (terms.discount === undefined ? undiscounted : presentValue) + recovery;
  const brought =
    referral === undefined
      ? 0
      : referral.perYear * years * sums.discounted * ((referral.value ?? own) - referral.reward);

  return {
    spend,
    growth: revenue - spend,
    costOfGoods,
    serving: running(terms.serving),
    marketing: running(terms.marketing),
    timeValue,
    referral: brought,
    recovery,
    acquisition: terms.acquisition === undefined ? 0 : -terms.acquisition,
  };
}

function recovered(
  { incidentsPerYear, mended, kept, mendingCost }: NonNullable<Terms['recovery']>,
  payment: number,
  costs: number,
  years: number,
  sums: PeriodSums,
): number {
  const later = payment * sums.laterGrownDiscounted - costs * sums.laterDiscounted;
  return incidentsPerYear * mended * years * (kept * later - mendingCost * sums.discounted);
}

/** The sum of all steps, in their order: the net value. */
export function sumOf(amounts: StepAmounts): number {
  let sum = 0;
  for (const step of stepNames) sum += amounts[step];
  return sum;
}
