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
  const amounts = new Float64Array(stepNames.length);
  stepFormula(terms)(amounts, payment, sums, known.orders, known.goods, known.referred);
  return stepsNamed((_, k) => amounts[k] as number);
}

/** The steps by name, from the amount of each. */
export const stepsNamed = (amountOf: (step: StepName, k: number) => number): StepAmounts =>
  Object.fromEntries(stepNames.map((step, k) => [step, amountOf(step, k)])) as StepAmounts;

/** What is known of a customer besides the payment: the number of orders and the cost of their goods, a period. */
export interface KnownOfPayments {
  readonly orders?: number | undefined;
  readonly goods?: number | undefined;
  /** The sums of the periods of a customer who is referred; absent: as those of the referring one. */
  readonly referred?: PeriodSums | undefined;
}

/**
 * Writes the steps into `amounts`, in the order of `stepNames`; see {@link stepAmounts}. Payment, orders and goods are
 * those of one customer, or of several together who pay for the same periods. Every argument is a number or known
 * before, so that a million customers leave no objects behind.
 */
export type StepFormula = (
  amounts: Float64Array,
  payment: number,
  sums: PeriodSums,
  orders: number | undefined,
  goods: number | undefined,
  referred: PeriodSums | undefined,
  customers?: number,
) => void;

/** The formula of {@link stepAmounts} for many customers by the same terms. */
export function stepFormula(terms: Terms): StepFormula {
  const years = 1 / terms.periodsPerYear;
  const lost = terms.margin === undefined ? 0 : 1 - terms.margin;
  const serving = costOfPeriod(terms.serving, years);
  const marketing = costOfPeriod(terms.marketing, years);
  const keptShare = 1 - lost - (serving.share + marketing.share);
  const goodsRecorded = terms.goods === 'recorded';
  const sameGoods = goodsRecorded ? 0 : (terms.goods ?? 0) * years;
  const discounted = terms.discount !== undefined;
  const acquisition = 0 - (terms.acquisition ?? 0);
  const recoveryOf = terms.recovery && recoveryFormula(terms.recovery, years);
  const referralOf = terms.referral && referralFormula(terms.referral, terms, years);

  return (amounts, payment, sums, orders, goods, referred, customers = 1) => {
    const goodsCost = goodsRecorded ? certain(goods) : sameGoods * customers;
    const servingCost = serving.fixed * customers + ofOrders(serving, orders);
    const marketingCost = marketing.fixed * customers + ofOrders(marketing, orders);
    const costs = servingCost + marketingCost;
    const kept = payment * keptShare - goodsCost;

    const spend = payment * sums.paid;
    const revenue = payment * sums.grown;
    const presentValue = kept * sums.grownDiscounted - costs * sums.discounted;
    const undiscounted = kept * sums.grown - costs * sums.paid;
    const recovery = recoveryOf === undefined ? 0 : recoveryOf(kept, costs, sums, customers);
    const worth = (discounted ? presentValue : undiscounted) + recovery;

    amounts[at.spend] = spend;
    amounts[at.growth] = revenue - spend;
    amounts[at.costOfGoods] = -lost * revenue - goodsCost * sums.grown;
    amounts[at.serving] = -servingCost * sums.paid - serving.share * revenue;
    amounts[at.marketing] = -marketingCost * sums.paid - marketing.share * revenue;
    amounts[at.timeValue] = discounted ? presentValue - undiscounted : 0;
    amounts[at.referral] =
      referralOf?.(worth, payment, sums, orders, goods, referred, customers) ?? 0;
    amounts[at.recovery] = recovery;
    amounts[at.acquisition] = acquisition * customers;
  };
}

/** The place of each step. */
const at = stepsNamed((_, k) => k);

/** What a cost comes to in a period: an amount, and one for each order; and its share of spend. */
interface CostOfPeriod {
  readonly fixed: number;
  readonly perOrder: number | undefined;
  readonly share: number;
}

const costOfPeriod = (cost: Cost | undefined, years: number): CostOfPeriod => ({
  fixed: (cost?.perYear ?? 0) * years,
  perOrder: cost?.perOrder,
  share: cost?.share ?? 0,
});

const ofOrders = ({ perOrder }: CostOfPeriod, orders: number | undefined): number =>
  perOrder === undefined ? 0 : perOrder * certain(orders);

function certain(value: number | undefined): number {
  if (value === undefined) throw new RangeError('the orders or goods of a payment are not known');
  return value;
}

function recoveryFormula(
  { incidentsPerYear, mended, kept, mendingCost }: NonNullable<Terms['recovery']>,
  years: number,
) {
  const mendedOfPeriod = incidentsPerYear * mended * years;
  return (payment: number, costs: number, sums: PeriodSums, customers: number): number => {
    const later = payment * sums.laterGrownDiscounted - costs * sums.laterDiscounted;
    return mendedOfPeriod * (kept * later - mendingCost * customers * sums.discounted);
  };
}

/** The worth of those who are referred: given, or that of the customer without referral, or of who stays otherwise. */
function referralFormula(
  { perYear, value, reward }: NonNullable<Terms['referral']>,
  terms: Terms,
  years: number,
) {
  const { referral: _not, acquisition: _once, ...own } = terms;
  const ownFormula = stepFormula(own);
  const amounts = new Float64Array(stepNames.length);
  const ofPeriod = perYear * years;
  return (
    worth: number,
    payment: number,
    sums: PeriodSums,
    orders: number | undefined,
    goods: number | undefined,
    referred: PeriodSums | undefined,
    customers: number,
  ): number => {
    let brought = value === undefined ? worth : value * customers;
    if (value === undefined && referred !== undefined) {
      ownFormula(amounts, payment, referred, orders, goods, undefined, customers);
      brought = 0;
      for (const amount of amounts) brought += amount;
    }
    return ofPeriod * sums.discounted * (brought - reward * customers);
  };
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
