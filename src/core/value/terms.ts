/** Where in its period a payment is booked: at 0, ½ or 1 period after the period begins. */
export type Timing = 'start' | 'mid' | 'end';

/** Booking time within the period, in periods. */
export const timingOffset: Readonly<Record<Timing, number>> = { start: 0, mid: 0.5, end: 1 };

/** A running cost: the sum of an amount a year while the customer stays, an amount an order, and a share of spend. */
export interface Cost {
  readonly perYear?: number;
  readonly perOrder?: number;
  readonly share?: number;
}

/** The parts of a cost. */
export const costParts = ['perYear', 'perOrder', 'share'] as const;

export type CostPart = (typeof costParts)[number];

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
  /** In place of a margin: the cost of the goods of a year, before growth of spend, or that each customer has one. */
  readonly goods?: number | 'recorded';
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
export const basisOf = ({
  margin,
  goods,
}: {
  readonly margin?: number | undefined;
  readonly goods?: Terms['goods'];
}): Basis => (margin === undefined && goods === undefined ? 'spend' : 'margin');

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
    costOfGoods: basisOf(terms) === 'margin',
    serving: terms.serving !== undefined,
    marketing: terms.marketing !== undefined,
    timeValue: terms.discount !== undefined,
    referral: terms.referral !== undefined,
    recovery: terms.recovery !== undefined,
    acquisition: terms.acquisition !== undefined,
  };
  return stepNames.filter((step) => included[step]);
}

/** Serving and marketing, where they have one of the parts, with these parts alone. */
export function costsWith(
  terms: Pick<Terms, 'serving' | 'marketing'>,
  parts: readonly CostPart[],
): Pick<Terms, 'serving' | 'marketing'> {
  const kept = (name: 'serving' | 'marketing') => {
    const entries = Object.entries(terms[name] ?? {}).filter(([part]) =>
      parts.some((each) => each === part),
    );
    return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) as Cost };
  };
  return { ...kept('serving'), ...kept('marketing') };
}

/** Whether a cost is by order, so that the number of orders must be known. */
export const countsOrders = (terms: Pick<Terms, 'serving' | 'marketing'>): boolean =>
  terms.serving?.perOrder !== undefined || terms.marketing?.perOrder !== undefined;

/** The number of orders a year, and the cost of their goods. */
export interface YearOfOrders {
  readonly orders?: number | undefined;
  readonly goods?: number | undefined;
}

/**
 * The terms of one customer, or of the mean of several, whose orders are known: costs an order become costs a year.
 *
 * @throws {RangeError} what the terms count is not known
 */
export function termsOfOrders(terms: Terms, { orders, goods }: YearOfOrders): Terms {
  const ofYear = ({ perYear, perOrder, share }: Cost): Cost => ({
    ...((perYear !== undefined || perOrder !== undefined) && {
      perYear: (perYear ?? 0) + (perOrder === undefined ? 0 : perOrder * known(orders, 'orders')),
    }),
    ...(share !== undefined && { share }),
  });
  const { serving, marketing } = terms;
  return {
    ...terms,
    ...(terms.goods !== undefined && { goods: known(goods, 'costs of goods') }),
    ...(serving !== undefined && { serving: ofYear(serving) }),
    ...(marketing !== undefined && { marketing: ofYear(marketing) }),
  };
}

function known(value: number | undefined, what: string): number {
  if (value === undefined) throw new RangeError(`the ${what} of a customer are not known`);
  return value;
}

/**
 * Checks that every term is in its range. A term outside it is an error of the caller; NaN is outside every range.
 *
 * @throws {RangeError} naming the term
 */
export function checkTerms(terms: Terms): void {
  const { margin, goods, discount, growth, horizonYears, acquisition, referral, recovery } = terms;
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
  if (goods !== 'recorded') check('goods', goods, (value) => Math.abs(value) < Infinity);
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
  for (const part of costParts) check(`${name}.${part}`, cost?.[part], allowed);
}
