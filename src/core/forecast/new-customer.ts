import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import { groupCount } from '../purchase/cells-by-group.ts';
import type { CellColumns, PurchaseHistory } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { onePayment } from '../value/period-sums.ts';
import { costsWith, stepNames } from '../value/terms.ts';
import { type StepAmounts, stepAmounts, sumOf } from '../value/waterfall.ts';
import type { ForecastTerms } from './purchase-steps.ts';
import { purchaseSteps } from './purchase-steps.ts';

/** The history of a customer on the day of the first purchase. */
const newCustomerHistory = { purchases: 0, recency: 0, age: 0 };

/** What a new customer is expected to spend. */
export interface NewCustomerSpend {
  /** On a purchase. */
  readonly spend: number;
  /** On the first one; absent: as on any. */
  readonly first?: number;
  /** Expected purchases, each weighted by the spend on it; absent: all purchases count alike. */
  readonly law?: SpendLaw;
}

/** Who is new: the history of each kind of customers, with its share of them. */
export type NewCustomers = readonly {
  readonly history: PurchaseHistory;
  readonly share: number;
}[];

/** New customers of one group, or of customers who are all one group. */
export const alikeCustomers = (group = 0): NewCustomers => [
  { history: { ...newCustomerHistory, group }, share: 1 },
];

/** New customers of all groups, each with its share of the customers so far. */
export function newCustomersLike(cells: CellColumns): NewCustomers {
  const groups = groupCount(cells);
  if (groups === 1) return alikeCustomers();
  const customers = new Float64Array(groups);
  for (let i = 0; i < cells.count; i++) {
    const group = cells.group?.[i] ?? 0;
    customers[group] = (customers[group] as number) + (cells.weight[i] as number);
  }
  const all = customers.reduce((sum, each) => sum + each, 0);
  return Array.from(customers, (each, group) => ({
    history: { ...newCustomerHistory, group },
    share: each / all,
  }));
}

/** The purchases that a new customer is expected to make in the time `ahead`, the first included. */
export const newCustomerPurchases = (
  { expected }: Pick<PurchaseLaw, 'expected'>,
  ahead: number,
  customers: NewCustomers,
): number =>
  1 + customers.reduce((sum, { history, share }) => sum + share * expected(history, ahead), 0);

/**
 * The value of a new customer who buys for the first time today: that purchase, and the expected later purchases.
 *
 * @param spend - expected spend of a purchase, and how it depends on time
 * @param acquisition - cost of winning the customer; undefined: not a step
 * @param customers - who it may be, where rates differ by group
 */
export function newCustomerSteps(
  law: PurchaseLaw,
  terms: ForecastTerms,
  unitsPerYear: number,
  { spend, first: ofFirst = spend, law: spendLaw = law }: NewCustomerSpend,
  acquisition: number | undefined,
  customers: NewCustomers = alikeCustomers(),
): StepAmounts {
  const stepsOf = purchaseSteps(law, terms, unitsPerYear, spendLaw);
  const kinds = customers.map(({ history, share }) => ({ ...stepsOf(history), share }));
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
  const later = new Map<string, number>();
  for (const { steps, perSpend, fixed, share } of kinds)
    for (const [k, step] of steps.entries())
      later.set(
        step,
        (later.get(step) ?? 0) + share * (spend * (perSpend[k] ?? 0) + (fixed[k] ?? 0)),
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
  customers: NewCustomers = alikeCustomers(),
): ForecastTerms {
  const { referral, ...rest } = terms;
  if (referral === undefined || referral.value !== undefined) return terms;
  const value = sumOf(newCustomerSteps(law, rest, unitsPerYear, spend, undefined, customers));
  return { ...rest, referral: { ...referral, value: Math.max(0, value) } };
}
