import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { onePayment } from '../value/period-sums.ts';
import { costsWith, stepNames } from '../value/terms.ts';
import { type StepAmounts, stepAmounts, sumOf } from '../value/waterfall.ts';
import type { ForecastTerms } from './purchase-steps.ts';
import { purchaseSteps } from './purchase-steps.ts';

/** The history of a customer on the day of the first purchase. */
export const newCustomerHistory = { purchases: 0, recency: 0, age: 0 };

/** What a new customer is expected to spend. */
export interface NewCustomerSpend {
  /** On a purchase. */
  readonly spend: number;
  /** On the first one; absent: as on any. */
  readonly first?: number;
  /** Expected purchases, each weighted by the spend on it; absent: all purchases count alike. */
  readonly law?: SpendLaw;
}

/**
 * The value of a new customer who buys for the first time today: that purchase, and the expected later purchases.
 *
 * @param spend - expected spend of a purchase, and how it depends on time
 * @param acquisition - cost of winning the customer; undefined: not a step
 */
export function newCustomerSteps(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  { spend, first: ofFirst = spend, law: spendLaw = law }: NewCustomerSpend,
  acquisition: number | undefined,
): StepAmounts {
  const valued = purchaseSteps(law, terms, unitsPerYear, spendLaw);
  const { steps, perSpend, fixed } = valued(newCustomerHistory);
  const { serving: _, marketing: __, referral: ___, recovery: ____, ...ofPurchase } = terms;
  const first = stepAmounts(
    ofFirst,
    onePayment,
    {
      ...ofPurchase,
      ...costsWith(terms, ['share', 'perOrder']),
      periodsPerYear: 1,
      timing: 'start',
      firstPayment: 'included',
    },
    { orders: terms.ordersPerPurchase },
  );
  const later = new Map(
    steps.map((step, k) => [step, spend * (perSpend[k] ?? 0) + (fixed[k] ?? 0)]),
  );
  const all = Object.fromEntries(
    stepNames.map((step) => [step, first[step] + (later.get(step) ?? 0)]),
  ) as StepAmounts;
  return acquisition === undefined ? all : { ...all, acquisition: -acquisition };
}

/**
 * The terms with the value of a referred customer filled in: by default the value of a new customer who refers nobody.
 */
export function withReferralValue(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  spend: NewCustomerSpend,
): ForecastTerms {
  const { referral, ...rest } = terms;
  if (referral === undefined || referral.value !== undefined) return terms;
  const value = sumOf(newCustomerSteps(law, rest, unitsPerYear, spend, undefined));
  return { ...rest, referral: { ...referral, value: Math.max(0, value) } };
}
