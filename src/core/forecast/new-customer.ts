import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { onePayment } from '../value/period-sums.ts';
import { stepNames } from '../value/terms.ts';
import { type StepAmounts, stepAmounts, sumOf } from '../value/waterfall.ts';
import { purchaseSteps } from './purchase-steps.ts';
import type { ForecastTerms } from './value-terms.ts';

/** Nothing is known yet of somebody who buys for the first time. */
export const newborn = { purchases: 0, recency: 0, age: 0 };

/**
 * What somebody is worth who buys for the first time today: that purchase, and those that a customer of whom
 * nothing more is known goes on to make.
 *
 * @param spend - expected of a purchase
 * @param acquisition - cost of winning the customer, where it is to be a step
 */
export function newCustomerSteps(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  spend: number,
  acquisition: number | undefined,
): StepAmounts {
  const { steps, perSpend, besides } = purchaseSteps(law, terms, unitsPerYear)(newborn);
  const { serving: _, marketing: __, referral: ___, recovery: ____, ...ofPurchase } = terms;
  const first = stepAmounts(spend, onePayment, {
    ...ofPurchase,
    ...(terms.serving !== undefined && 'share' in terms.serving && { serving: terms.serving }),
    ...(terms.marketing !== undefined &&
      'share' in terms.marketing && { marketing: terms.marketing }),
    periodsPerYear: 1,
    timing: 'start',
    firstPayment: 'included',
  });
  const later = new Map(
    steps.map((step, k) => [step, spend * (perSpend[k] ?? 0) + (besides[k] ?? 0)]),
  );
  const all = Object.fromEntries(
    stepNames.map((step) => [step, first[step] + (later.get(step) ?? 0)]),
  ) as StepAmounts;
  return acquisition === undefined ? all : { ...all, acquisition: -acquisition };
}

/**
 * The terms with the value of a referral settled: without one of its own, that of a new customer who brings nobody.
 */
export function withReferralValue(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  spend: number,
): ForecastTerms {
  const { referral, ...rest } = terms;
  if (referral === undefined || referral.value !== undefined) return terms;
  const value = sumOf(newCustomerSteps(law, rest, unitsPerYear, spend, undefined));
  return { ...rest, referral: { ...referral, value: Math.max(0, value) } };
}
