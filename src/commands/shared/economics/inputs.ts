import type { QuantityKind } from '../../../core/quantity/quantity.ts';
import type { OptionSpec } from '../../command.ts';

/** How the text of an economic option is read: as a quantity, or as one of a few words. */
export type InputKind = QuantityKind | 'cost' | 'period' | readonly string[];

const staying = 'How long customers stay: one of the three';
const costs = 'Margin and costs';
const time = 'Time value and horizon';
const winning = 'Winning customers';
const beyond = 'Referral and recovery';

/** Every economic option of every command that values customers, in the order of the help. */
export const economicInputs = [
  {
    name: 'spend',
    value: 'M',
    kind: 'spend',
    group: 'The customer',
    help: 'what one customer spends: 1062/mo, 12744/y, 900..1200/mo',
  },
  {
    name: 'tenure',
    value: 'D',
    kind: 'duration',
    group: staying,
    help: 'a fixed stay: 4y, 18mo, 4y..13y',
  },
  {
    name: 'retention',
    value: 'R',
    kind: 'stay',
    group: staying,
    help: 'share that stays: 75%/y; constant, without an end unless --horizon sets one',
  },
  {
    name: 'churn',
    value: 'R',
    kind: 'stay',
    group: staying,
    help: 'share that leaves: 3%/mo; constant, like --retention',
  },
  {
    name: 'margin',
    value: 'S',
    kind: 'share',
    group: costs,
    help: 'gross margin, what is left of spend after the cost of the goods: 25%',
  },
  {
    name: 'serving',
    value: 'M|S',
    kind: 'cost',
    group: costs,
    help: 'other costs of serving a customer (fees, shipping, support): 4/mo or 3%',
  },
  {
    name: 'marketing',
    value: 'M|S',
    kind: 'cost',
    group: costs,
    help: 'coupons, discounts, campaigns to present customers: 2/mo or 5%',
  },
  {
    name: 'discount',
    value: 'R',
    kind: 'rate',
    group: time,
    help: 'discount rate, effective, a year unless it has another unit: 10%',
  },
  {
    name: 'timing',
    value: 'WHEN',
    kind: ['start', 'mid', 'end'],
    group: time,
    help: 'payments are booked at the start, mid or end of their period (mid)',
  },
  {
    name: 'first-payment',
    value: 'WHETHER',
    kind: ['included', 'excluded'],
    group: time,
    help: 'included values a new customer, excluded one who has just paid (included)',
  },
  {
    name: 'growth',
    value: 'R',
    kind: 'rate',
    group: time,
    help: 'growth of spend a year, from the first counted payment: 2%',
  },
  {
    name: 'horizon',
    value: 'D',
    kind: 'duration',
    group: time,
    help: 'count nothing after this time: 5y',
  },
  {
    name: 'period',
    value: 'P',
    kind: 'period',
    group: time,
    help: "time between payments: mo, y, 3mo (the spend's own unit)",
  },
  {
    name: 'acquisition',
    value: 'M',
    kind: 'money',
    group: winning,
    help: 'cost of winning one customer, once; needs --margin',
  },
  {
    name: 'referrals',
    value: 'N',
    kind: 'frequency',
    group: beyond,
    help: 'new customers whom one customer brings and who would not have come otherwise: 0.2/y',
  },
  {
    name: 'referral-value',
    value: 'M',
    kind: 'money',
    group: beyond,
    help: "value of each referred customer (the customer's own value, without referral)",
  },
  {
    name: 'referral-reward',
    value: 'M',
    kind: 'money',
    group: beyond,
    help: 'reward for each referral (0)',
  },
  {
    name: 'incidents',
    value: 'N',
    kind: 'frequency',
    group: beyond,
    help: 'problems one customer has: 0.3/y; needs --mended and --kept',
  },
  {
    name: 'mended',
    value: 'S',
    kind: 'share',
    group: beyond,
    help: 'share of problems that the effort fixes and that are not fixed today: 40%',
  },
  {
    name: 'kept',
    value: 'S',
    kind: 'share',
    group: beyond,
    help: 'share of the customers with these fixed problems who stay and would have left: 30%',
  },
  {
    name: 'mending-cost',
    value: 'M',
    kind: 'money',
    group: beyond,
    help: 'cost of fixing one problem (0)',
  },
] as const satisfies readonly (OptionSpec & { readonly kind: InputKind })[];

export type InputName = (typeof economicInputs)[number]['name'];

/** How the text of the named input is read. */
export const kindOf = (name: InputName): InputKind => {
  const input = economicInputs.find((each) => each.name === name);
  if (input === undefined) throw new RangeError(`no economic input ${name}`);
  return input.kind;
};

/** The text of one input and where it stood. */
export interface InputText {
  readonly text: string;
  /** "--margin", or "assumptions.yaml:3". */
  readonly source: string;
}

/** An input as messages name it: "--margin", or "margin (assumptions.yaml:3)". */
export const inputNamed = (name: InputName, { source }: Pick<InputText, 'source'>): string =>
  source === `--${name}` ? source : `${name} (${source})`;

/** An input as the fields of a result name it: "first-payment" is `firstPayment`. */
export const fieldName = (name: InputName): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The option that gives a field of the assumptions: `referralValue` is "referral-value". */
export const optionName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
