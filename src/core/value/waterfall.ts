import {
  asDecimal,
  type DecimalGrid,
  decimalSum,
  gridFor,
  halfUnit,
  onGrid,
} from '../numeric/decimal-grid.ts';
import { onePayment, type PeriodSums } from './period-sums.ts';
import { type Cost, type StepName, stepNames, type Terms } from './terms.ts';

/** One amount for each step; 0 for the steps that the terms do not include. */
export type StepAmounts = Readonly<Record<StepName, number>>;

/**
 * What each step adds to the value of one customer who pays `payment` a period.
 *
 *     spend        a·Σw                    growth    a·(ΣwG − Σw)
 *     costOfGoods  −(1−g)·a·ΣwG            serving, marketing  −cost·Y, or −share·a·ΣwG
 *     timeValue    present value − sum, of all the above
 *     recovery     i·μ·p·[κ·(value of the payments after each period) − cost·ΣwD]
 *     referral     n·p·ΣwD·(V − reward), V where the terms have none the value of a customer who pays as much
 *
 * @param payment - a, currency a period, before growth
 * @param sums - of the periods, from {@link periodSums} with the same terms
 * @param referred - of the periods of a customer who is referred; absent: as those of the referring one
 * @returns currency a customer, unrounded
 */
export function stepAmounts(
  payment: number,
  sums: PeriodSums,
  terms: Terms,
  referred: PeriodSums = sums,
): StepAmounts {
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
    terms.recovery === undefined ? 0 : recoveryStep(terms.recovery, kept, costs, years, sums);
  const { referral } = terms;
  const withoutReferral = (terms.discount === undefined ? undiscounted : presentValue) + recovery;
  const worth = () =>
    referred === sums ? withoutReferral : valueWithoutReferral(payment, referred, terms);
  const brought =
    referral === undefined
      ? 0
      : referral.perYear *
        years *
        sums.discounted *
        ((referral.value ?? worth()) - referral.reward);

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

function valueWithoutReferral(payment: number, sums: PeriodSums, terms: Terms): number {
  const { referral: _not, acquisition: _once, ...own } = terms;
  return sumOf(stepAmounts(payment, sums, own));
}

const yearly = (cost: Cost | undefined): number =>
  cost !== undefined && 'perYear' in cost ? cost.perYear : 0;
const share = (cost: Cost | undefined): number =>
  cost !== undefined && 'share' in cost ? cost.share : 0;

function recoveryStep(
  { incidentsPerYear, mended, kept, mendingCost }: NonNullable<Terms['recovery']>,
  payment: number,
  costs: number,
  years: number,
  sums: PeriodSums,
): number {
  const later = payment * sums.laterGrownDiscounted - costs * sums.laterDiscounted;
  return incidentsPerYear * mended * years * (kept * later - mendingCost * sums.discounted);
}

/**
 * The margin of one payment if it is made, undiscounted: spend as grown so far, less the cost of the
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

/** The sum of all steps, in their order: the net value. */
export function sumOf(amounts: StepAmounts): number {
  let sum = 0;
  for (const step of stepNames) sum += amounts[step];
  return sum;
}

/** One named amount of a waterfall. */
export interface Step {
  readonly step: StepName;
  readonly amount: number;
}

/**
 * How far a total may lie from the exact one because each of its steps lies on the grid: half of the grid's spacing a
 * step. No tolerance for an amount is finer.
 */
export const finestTolerance = (total: number): number =>
  asDecimal(halfUnit(gridFor(Math.abs(total))) * stepNames.length);

/** The given steps in their order, each with its amount on the grid. */
export function waterfall(
  amounts: StepAmounts,
  steps: readonly StepName[],
  grid: DecimalGrid = gridFor(steps.reduce((sum, step) => sum + Math.abs(amounts[step]), 0)),
): readonly Step[] {
  return steps.map((step) => ({ step, amount: onGrid(amounts[step], grid) }));
}

/** The exact sum of a waterfall: before acquisition (`lifetimeValue`) and after (`netValue`). */
export function totals(steps: readonly Step[]): {
  readonly lifetimeValue: number;
  readonly netValue: number;
} {
  const amounts = (of: readonly Step[]) => of.map(({ amount }) => amount);
  return {
    lifetimeValue: decimalSum(amounts(steps.filter(({ step }) => step !== 'acquisition'))),
    netValue: decimalSum(amounts(steps)),
  };
}

/** The waterfall of each segment, and of all: every step of the total is exactly the sum of the segments'. */
export interface SegmentWaterfalls {
  readonly segments: readonly (readonly Step[])[];
  readonly total: readonly Step[];
}

/** Puts the steps of all segments on one grid, fine enough for each and coarse enough for their sum. */
export function segmentWaterfalls(
  totals: readonly StepAmounts[],
  steps: readonly StepName[],
): SegmentWaterfalls {
  let bound = 0;
  for (const amounts of totals) for (const step of steps) bound += Math.abs(amounts[step]);
  const grid = gridFor(bound);
  const segments = totals.map((amounts) => waterfall(amounts, steps, grid));
  const total = steps.map((step, k) => ({
    step,
    amount: decimalSum(segments.map((segment) => segment[k]?.amount ?? 0)),
  }));
  return { segments, total };
}
