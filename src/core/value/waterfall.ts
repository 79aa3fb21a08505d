import {
  asDecimal,
  type DecimalGrid,
  decimalSum,
  gridFor,
  halfUnit,
  onGrid,
} from '../numeric/decimal-grid.ts';
import { onePayment, type PeriodSums } from './period-sums.ts';
import { type Cost, type CostPart, type StepName, stepNames, type Terms } from './terms.ts';

/** One amount for each step; 0 for the steps that the terms do not include. */
export type StepAmounts = Readonly<Record<StepName, number>>;

/**
 * What each step adds to the value of one customer who pays `payment` a period.
 *
 *     spend        a·Σw                    growth    a·(ΣwG − Σw)
 *     costOfGoods  −(1−g)·a·ΣwG, or −goods·ΣwG
 *     serving, marketing  −(cost·p + cost an order·orders)·Σw − share·a·ΣwG
 *     timeValue    present value − sum, of all the above
 *     recovery     i·μ·p·[κ·(value of the payments after each period) − cost·ΣwD]
 *     referral     n·p·ΣwD·(V − reward), V where the terms have none the value of a customer who pays as much
 *
 * @param payment - a, currency a period, before growth
 * @param sums - of the periods, from {@link periodSums} with the same terms
 * @param known - what is known of the customer; spend grows by the amounts of the orders and the goods in them, not by
 *   the number of orders
 * @returns currency a customer, unrounded
 * @throws {RangeError} the terms count orders or goods that are not recorded
 */
export function stepAmounts(
  payment: number,
  sums: PeriodSums,
  terms: Terms,
  known: KnownOfPayments = {},
): StepAmounts {
  const years = 1 / terms.periodsPerYear;
  const lost = terms.margin === undefined ? 0 : 1 - terms.margin;
  const goods = goodsOf(terms, years, known);
  const ofSpend = part(terms.serving, 'share') + part(terms.marketing, 'share');
  const ofPeriod = (cost: Cost | undefined): number =>
    part(cost, 'perYear') * years +
    (cost?.perOrder === undefined ? 0 : cost.perOrder * certain(known.orders));
  const costs = ofPeriod(terms.serving) + ofPeriod(terms.marketing);
  const kept = payment * (1 - lost - ofSpend) - goods;

  const spend = payment * sums.paid;
  const revenue = payment * sums.grown;
  const costOfGoods = -lost * revenue - goods * sums.grown;
  const running = (cost: Cost | undefined) =>
    -ofPeriod(cost) * sums.paid - part(cost, 'share') * revenue;
  const presentValue = kept * sums.grownDiscounted - costs * sums.discounted;
  const undiscounted = kept * sums.grown - costs * sums.paid;
  const timeValue = terms.discount === undefined ? 0 : presentValue - undiscounted;

  const recovery =
    terms.recovery === undefined ? 0 : recoveryStep(terms.recovery, kept, costs, years, sums);
  const { referral } = terms;
  const withoutReferral = (terms.discount === undefined ? undiscounted : presentValue) + recovery;
  const worth = () =>
    known.referred === undefined
      ? withoutReferral
      : valueWithoutReferral(payment, known.referred, terms, known);
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

/** What is known of a customer besides the payment: the number of orders and the cost of their goods, a period. */
export interface KnownOfPayments {
  readonly orders?: number | undefined;
  readonly goods?: number | undefined;
  /** The sums of the periods of a customer who is referred; absent: as those of the referring one. */
  readonly referred?: PeriodSums | undefined;
}

function valueWithoutReferral(
  payment: number,
  sums: PeriodSums,
  terms: Terms,
  { orders, goods }: KnownOfPayments,
): number {
  const { referral: _not, acquisition: _once, ...own } = terms;
  return sumOf(stepAmounts(payment, sums, own, { orders, goods }));
}

const part = (cost: Cost | undefined, name: CostPart): number => cost?.[name] ?? 0;

/** The cost of the goods of a period that is no share of spend. */
function goodsOf({ goods }: Terms, years: number, known: KnownOfPayments): number {
  if (goods === undefined) return 0;
  return goods === 'recorded' ? certain(known.goods) : goods * years;
}

function certain(value: number | undefined): number {
  if (value === undefined) throw new RangeError('the orders or goods of a payment are not known');
  return value;
}

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
