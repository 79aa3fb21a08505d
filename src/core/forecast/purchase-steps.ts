import type { PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { PeriodSums } from '../value/period-sums.ts';
import { type Cost, includedSteps, type StepName, type Terms } from '../value/terms.ts';
import { stepAmounts } from '../value/waterfall.ts';
import { timeSums } from './time-sums.ts';
import type { ForecastTerms } from './value-terms.ts';

/** What purchases to come are worth, step by step: of each step so much a unit of spend, and so much besides. */
export interface PurchaseSteps {
  readonly steps: readonly StepName[];
  /** One entry a step, in currency for each of the currency that a purchase is expected to come to. */
  readonly perSpend: readonly number[];
  /** One entry a step, in currency a customer: what the time as a customer costs or brings. */
  readonly besides: readonly number[];
}

/**
 * Values purchases to come in the steps of every valuation. The steps add up over the parts of the terms, and
 * are in proportion to spend where they rest on purchases:
 *
 *     amount = spend a purchase × perSpend + besides
 *
 * @param law - its times in so many units a year
 */
export function purchaseSteps(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
): (history: PurchaseHistory) => PurchaseSteps {
  const whole: Terms = { ...terms, periodsPerYear: 1, timing: 'start', firstPayment: 'included' };
  const ofSpend = spendTerms(whole);
  const ofTime = stayTerms(whole);
  const steps = includedSteps(whole);
  const sums = timeSums(law, terms, unitsPerYear);
  const amounts = (payment: number, over: PeriodSums, of: Terms): number[] => {
    const found = stepAmounts(payment, over, of);
    return steps.map((step) => found[step]);
  };
  const nothing = steps.map(() => 0);
  return (history) => ({
    steps,
    perSpend: amounts(1, sums.purchases(history), ofSpend),
    besides: ofTime === undefined ? nothing : amounts(0, sums.stay(history), ofTime),
  });
}

const isShare = (cost: Cost | undefined): boolean => cost !== undefined && 'share' in cost;

/** What of the terms rests on the purchases. */
function spendTerms({ serving, marketing, referral: _, recovery, ...terms }: Terms): Terms {
  return {
    ...terms,
    ...(serving !== undefined && isShare(serving) && { serving }),
    ...(marketing !== undefined && isShare(marketing) && { marketing }),
    ...(recovery !== undefined && { recovery: { ...recovery, mendingCost: 0 } }),
  };
}

/** What of them rests on the time as a customer; undefined where nothing does. */
function stayTerms({ serving, marketing, referral, recovery, ...terms }: Terms): Terms | undefined {
  const running = [serving, marketing].some((cost) => cost !== undefined && !isShare(cost));
  if (!running && referral === undefined && recovery === undefined) return undefined;
  return {
    ...terms,
    ...(serving !== undefined && !isShare(serving) && { serving }),
    ...(marketing !== undefined && !isShare(marketing) && { marketing }),
    ...(referral !== undefined && { referral }),
    ...(recovery !== undefined && { recovery }),
  };
}
