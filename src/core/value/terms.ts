/** Where in its period a payment is booked: at 0, ½ or 1 period after the period begins. */
export type Timing = 'start' | 'mid' | 'end';

/** Booking time within the period, in periods. */
export const timingOffset: Readonly<Record<Timing, number>> = { start: 0, mid: 0.5, end: 1 };

/** A running cost: an amount a year while the customer stays, or a share of spend. */
export type Cost = { readonly perYear: number } | { readonly share: number };

/** New customers whom one customer refers, and who would not have come otherwise (Kumar's type one). */
export interface Referral {
  /** New customers a year, ≥ 0. */
  readonly perYear: number;
  /** The value of one of them; absent: the referring customer's lifetime value without referral. */
  readonly value?: number;
  /** The reward paid for each. */
  readonly reward: number;
}

/** Problems and the effort to fix them; only problems that are not fixed today count. */
export interface Recovery {
  /** Problems one customer has a year, ≥ 0. */
  readonly incidentsPerYear: number;
  /** Share of them that the effort fixes and that is not fixed today. */
  readonly mended: number;
  /** Share of those customers who stay because of it and would have left. */
  readonly kept: number;
  /** Cost of fixing one. */
  readonly mendingCost: number;
}

/**
 * The economics of a relationship, without its spend and its length. Rates are yearly and effective.
 * A term that is absent is left out of the value, and the result names it as left out.
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

/** What amounts are: `spend` is revenue, `margin` what is left of it after the cost of the goods. */
export const bases = ['spend', 'margin'] as const;

export type Basis = (typeof bases)[number];

/** What the amounts of a value by these terms are. */
export const basisOf = ({ margin }: { readonly margin?: number | undefined }): Basis =>
  margin === undefined ? 'spend' : 'margin';

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

/** The steps that the terms include, in order. Spend is always one of them. */
export function includedSteps(terms: Terms): readonly StepName[] {
  const included: Readonly<Record<StepName, boolean>> = {
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
  return stepNames.filter((step) => included[step]);
}

/**
 * Checks that every term is in its range. A term outside it is an error of the caller; NaN is outside every range.
 *
 * @throws {RangeError} naming the term
 */
export function checkTerms(terms: Terms): void {
  const { margin, discount, growth, horizonYears, acquisition, referral, recovery } = terms;
  const positive = (value: number) => value > 0;
  const amount = (value: number) => value >= 0 && value < Infinity;
  const share = (value: number) => value >= 0 && value <= 1;
  const rate = (value: number) => value > -1 && value < Infinity;
  const check = (name: string, value: number | undefined, allowed: (value: number) => boolean) => {
    if (value !== undefined && !allowed(value)) throw new RangeError(`${name} cannot be ${value}`);
  };
  if (!Object.hasOwn(timingOffset, terms.timing)) throw new RangeError(`no timing ${terms.timing}`);
  if (terms.firstPayment !== 'included' && terms.firstPayment !== 'excluded') {
    throw new RangeError(`first payment cannot be ${String(terms.firstPayment)}`);
  }
  check('periodsPerYear', terms.periodsPerYear, (value) => value > 0 && value < Infinity);
  check('margin', margin, share);
  check('discount', discount, rate);
  check('growth', growth, rate);
  check('horizonYears', horizonYears, positive);
  check('acquisition', acquisition, amount);
  checkCost('serving', terms.serving, check, amount);
  checkCost('marketing', terms.marketing, check, amount);
  check('referral.perYear', referral?.perYear, amount);
  check('referral.reward', referral?.reward, amount);
  check('referral.value', referral?.value, amount);
  check('recovery.incidentsPerYear', recovery?.incidentsPerYear, amount);
  check('recovery.mended', recovery?.mended, share);
  check('recovery.kept', recovery?.kept, share);
  check('recovery.mendingCost', recovery?.mendingCost, amount);
}

function checkCost(
  name: string,
  cost: Cost | undefined,
  check: (name: string, value: number | undefined, allowed: (value: number) => boolean) => void,
  allowed: (value: number) => boolean,
): void {
  if (cost === undefined) return;
  if ('perYear' in cost) check(`${name}.perYear`, cost.perYear, allowed);
  else check(`${name}.share`, cost.share, allowed);
}
