/** Where in its period a payment is booked: at 0, ½ or 1 period after the period begins. */
export type Timing = 'start' | 'mid' | 'end';

/** Booking time within the period, in periods. */
export const timingOffset: Readonly<Record<Timing, number>> = { start: 0, mid: 0.5, end: 1 };

/** A running cost: so much a year while the customer stays, or a share of spend. */
export type Cost = { readonly perYear: number } | { readonly share: number };

/** Customers that one customer brings, who would not have come otherwise (Kumar's type one). */
export interface Referral {
  /** New customers a year, ≥ 0. */
  readonly perYear: number;
  /** What one of them is worth; absent: the customer's own lifetime value without referral. */
  readonly value?: number;
  /** Paid for each. */
  readonly reward: number;
}

/** Problems and the effort to mend them; only what is not mended today counts. */
export interface Recovery {
  /** Problems one customer has a year, ≥ 0. */
  readonly incidentsPerYear: number;
  /** Share of them that the effort mends and that is not mended today. */
  readonly mended: number;
  /** Share of those customers who stay and would have left. */
  readonly kept: number;
  /** Cost of mending one. */
  readonly mendingCost: number;
}

/**
 * The economics of a relationship, without its spend and its length. Rates are yearly and effective.
 * What is absent is left out of the value, and named as left out.
 */
export interface Terms {
  /** Payments a year: 12 for monthly. */
  readonly periodsPerYear: number;
  readonly timing: Timing;
  /** `excluded` values a customer whose first payment has been made. */
  readonly firstPayment: 'included' | 'excluded';
  /** Gross margin in [0, 1]: what is left of spend after the cost of the goods. */
  readonly margin?: number;
  readonly serving?: Cost;
  readonly marketing?: Cost;
  /** Discount rate, > −1. */
  readonly discount?: number;
  /** Growth of spend from the first counted payment, > −1. */
  readonly growth?: number;
  /** Nothing after this many years counts. */
  readonly horizonYears?: number;
  readonly referral?: Referral;
  readonly recovery?: Recovery;
  /** Cost of winning the customer. */
  readonly acquisition?: number;
}

/** The steps of a waterfall, in their order. */
export const stepNames = [
  'spend',
  'growth',
  'costOfGoods',
  'serving',
  'marketing',
  'timeValue',
  'referral',
  'recovery',
  'acquisition',
] as const;

export type StepName = (typeof stepNames)[number];

/** The steps that the terms ask for, in order. Spend is always one of them. */
export function stepsAsked(terms: Terms): readonly StepName[] {
  const asked: Readonly<Record<StepName, boolean>> = {
    spend: true,
    growth: terms.growth !== undefined,
    costOfGoods: terms.margin !== undefined,
    serving: terms.serving !== undefined,
    marketing: terms.marketing !== undefined,
    timeValue: terms.discount !== undefined,
    referral: terms.referral !== undefined,
    recovery: terms.recovery !== undefined,
    acquisition: terms.acquisition !== undefined,
  };
  return stepNames.filter((step) => asked[step]);
}
