import type { StepName } from '../../../core/value/terms.ts';
import { marginNeeded, type OptionSpec } from '../../option.ts';
import { type Input, type InputKind, inputReader, words } from './input.ts';

/** Commands that take economic inputs. */
export type EconomicCommand =
  | 'estimate'
  | 'value'
  | 'referral'
  | 'recovery'
  | 'forecast'
  | 'cohorts'
  | 'ror'
  | 'retention';

/** One economic input: an option, a name in the file of `--assumptions`, a field of the assumptions of a result. */
export interface EconomicSpec extends OptionSpec<Input> {
  readonly value: string;
  /** How its text is read, with its unit and its bounds. */
  readonly kind: InputKind;
  /** The commands in which it means something. */
  readonly commands: readonly EconomicCommand[];
  /** What holds where it is not given, and is shown so; `only` where another input is. */
  readonly usual?: { readonly value: string | number; readonly only?: string };
  /** The step of a waterfall that it includes, and what people read for it. */
  readonly step?: { readonly name: StepName; readonly label: string };
}

/** Commands that value customers by every input that is not about something they know themselves. */
const valuing = ['estimate', 'value', 'referral', 'recovery', 'forecast'] as const;
const ofStays = ['estimate', 'value', 'referral', 'recovery'] as const;
/** A customer's referrals and problems; the commands about these count them. */
const ofExtras = ['estimate', 'value', 'forecast'] as const;

const staying = 'How long customers stay';
const costs = 'Margin and costs';
const time = 'Time value and horizon';
const winning = 'Winning customers';
const beyond = 'Referral and recovery';

const oneStay = {
  any: ['tenure', 'retention', 'churn'],
  settle: 'Keep the one that you know; each gives how long customers stay.',
};
const stays = ['tenure', 'retention', 'churn'] as const;

const of = <const K extends Exclude<InputKind, readonly string[]>>(kind: K) =>
  ({ kind, read: inputReader(kind), inFile: true }) as const;
const oneOf = <const C extends readonly string[]>(...choices: C) =>
  ({ kind: choices, choices, read: words, inFile: true }) as const;

/** Every economic option of every command that values customers, in the order of the help. */
export const economicInputs = [
  {
    name: 'spend',
    value: 'M',
    ...of('spend'),
    commands: ['estimate'],
    group: 'The customer',
    help: 'what one customer spends: 1062/mo, 12744/y, 900..1200/mo',
    step: { name: 'spend', label: 'Spend' },
    synonyms: ['arpu', 'arpa', 'revenue', 'mrr', 'arr', 'monthly-spend', 'annual-spend', 'price'],
  },
  {
    name: 'tenure',
    value: 'D',
    ...of('duration'),
    commands: ['estimate', 'value', 'referral'],
    group: staying,
    help: 'a fixed stay: 4y, 18mo, 4y..13y; give one of --tenure, --retention and --churn',
    excludes: [oneStay],
    overrules: { inputs: [...stays, 'first-payment'] },
    synonyms: ['years', 'months', 'lifetime', 'customer-lifetime', 'duration', 'stay'],
  },
  {
    name: 'retention',
    value: 'R',
    ...of('stay'),
    commands: ofStays,
    group: staying,
    help: 'share that stays: 75%/y; constant, without an end unless --horizon sets one',
    excludes: [oneStay],
    overrules: { inputs: stays },
    synonyms: ['retention-rate', 'renewal', 'renewal-rate'],
  },
  {
    name: 'churn',
    value: 'R',
    ...of('stay'),
    commands: ofStays,
    group: staying,
    help: 'share that leaves: 3%/mo; constant, like --retention',
    excludes: [oneStay],
    overrules: { inputs: stays },
    synonyms: ['churn-rate', 'attrition', 'attrition-rate'],
  },
  {
    name: 'margin',
    value: 'S',
    ...of('share'),
    commands: [...valuing, 'cohorts', 'ror'],
    group: costs,
    help: 'gross margin, what is left of spend after the cost of the goods: 25%; 100% where the amounts are margin already',
    step: { name: 'costOfGoods', label: 'Cost of goods' },
    synonyms: [
      'gross-margin',
      'profit-margin',
      'contribution-margin',
      { name: 'cogs', write: '--margin, what is left of spend after the cost of the goods' },
    ],
  },
  {
    name: 'serving',
    value: 'M|S',
    ...of('cost'),
    commands: [...valuing, 'cohorts', 'ror'],
    group: costs,
    help: 'other costs of serving a customer (fees, shipping, support): 4/mo, 3.20/order, 3% of spend, or a sum, 4.50/order + 3%; needs --margin',
    needs: [marginNeeded],
    step: { name: 'serving', label: 'Serving' },
    synonyms: ['cost-to-serve', 'service-cost', 'serving-cost', 'variable-costs'],
  },
  {
    name: 'marketing',
    value: 'M|S',
    ...of('cost'),
    commands: [...valuing, 'cohorts', 'ror'],
    group: costs,
    help: 'coupons, discounts, campaigns to present customers: 2/mo, 1/order, 5% of spend, or a sum of these; needs --margin',
    needs: [marginNeeded],
    step: { name: 'marketing', label: 'Marketing' },
    synonyms: ['coupons', 'promotions', 'marketing-cost'],
  },
  {
    name: 'discount',
    value: 'R',
    ...of('rate'),
    commands: [...valuing, 'ror', 'retention'],
    group: time,
    help: 'discount rate, effective, a year unless it has another unit: 10%',
    step: { name: 'timeValue', label: 'Time value' },
    synonyms: [
      'discount-rate',
      'wacc',
      'interest',
      'interest-rate',
      'cost-of-capital',
      'hurdle-rate',
    ],
  },
  {
    name: 'timing',
    value: 'WHEN',
    ...oneOf('start', 'mid', 'end'),
    commands: [...ofStays, 'ror'],
    usual: { value: 'mid' },
    group: time,
    help: 'payments are booked at the start, mid or end of their period (mid)',
    needs: ['discount'],
    synonyms: ['payment-timing'],
  },
  {
    name: 'first-payment',
    value: 'WHETHER',
    ...oneOf('included', 'excluded'),
    commands: ['estimate', 'value', 'referral'],
    usual: { value: 'included' },
    group: time,
    help: 'included values a new customer, excluded one who has just paid (included)',
    excludes: [
      {
        when: ['excluded'],
        any: ['tenure'],
        settle:
          'Leaving out the first payment belongs to --retention and --churn; shorten the tenure instead.',
      },
    ],
  },
  {
    name: 'growth',
    value: 'R',
    ...of('rate'),
    commands: valuing,
    group: time,
    help: 'growth of spend a year, from the first counted payment: 2%',
    step: { name: 'growth', label: 'Growth' },
    synonyms: ['growth-rate', 'expansion', 'inflation'],
  },
  {
    name: 'horizon',
    value: 'D',
    ...of('duration'),
    commands: [...valuing, 'ror'],
    group: time,
    help: 'count nothing after this time: 5y',
    synonyms: ['cutoff', 'cut-off', 'max-years', 'time-horizon'],
  },
  {
    name: 'period',
    value: 'P',
    ...of('period'),
    commands: [...ofStays, 'ror'],
    group: time,
    help: "time between payments: mo, y, 3mo (the spend's own unit)",
    synonyms: ['billing-period', 'payment-period', 'frequency'],
  },
  {
    name: 'acquisition',
    value: 'M',
    ...of('money'),
    commands: ['estimate', 'value', 'referral', 'forecast', 'cohorts'],
    group: winning,
    help: 'cost of winning one customer, once; needs --margin',
    needs: [marginNeeded],
    step: { name: 'acquisition', label: 'Acquisition' },
    synonyms: ['cac', 'cpa', 'acquisition-cost', 'customer-acquisition-cost'],
  },
  {
    name: 'referrals',
    value: 'N',
    ...of('frequency'),
    commands: ofExtras,
    group: beyond,
    help: 'new customers whom one customer brings and who would not have come otherwise: 0.2/y',
    step: { name: 'referral', label: 'Referral' },
    synonyms: ['referral-rate', 'referrals-per-year'],
  },
  {
    name: 'referral-value',
    value: 'M',
    ...of('money'),
    commands: [...ofExtras, 'referral'],
    usual: { value: 'own', only: 'referrals' },
    group: beyond,
    help: "value of each referred customer (the customer's own value, without referral)",
    needs: ['referrals'],
  },
  {
    name: 'referral-reward',
    value: 'M',
    ...of('money'),
    commands: [...ofExtras, 'referral'],
    usual: { value: 0, only: 'referrals' },
    group: beyond,
    help: 'reward for each referral (0); needs --margin',
    needs: ['referrals', marginNeeded],
    synonyms: ['reward', 'referral-bonus', 'referral-cost'],
  },
  {
    name: 'incidents',
    value: 'N',
    ...of('frequency'),
    commands: ofExtras,
    group: beyond,
    help: 'problems one customer has: 0.3/y; needs --mended and --kept',
    needs: ['mended', 'kept'],
    step: { name: 'recovery', label: 'Recovery' },
    synonyms: ['problems', 'complaints', 'tickets'],
  },
  {
    name: 'mended',
    value: 'S',
    ...of('share'),
    commands: ofExtras,
    group: beyond,
    help: 'share of problems that the effort fixes and that are not fixed today: 40%',
    needs: ['incidents'],
    synonyms: ['fixed', 'solved', 'recovery-rate'],
  },
  {
    name: 'kept',
    value: 'S',
    ...of('share'),
    commands: ofExtras,
    group: beyond,
    help: 'share of the customers with these fixed problems who stay and would have left: 30%',
    needs: ['incidents'],
    synonyms: ['saved'],
  },
  {
    name: 'mending-cost',
    value: 'M',
    ...of('money'),
    commands: ofExtras,
    usual: { value: 0, only: 'incidents' },
    group: beyond,
    help: 'cost of fixing one problem (0); needs --margin',
    needs: ['incidents', marginNeeded],
    synonyms: ['recovery-cost', 'repair-cost'],
  },
] as const satisfies readonly EconomicSpec[];
