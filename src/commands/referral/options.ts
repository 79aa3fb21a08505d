import { failure, success } from '../../core/outcome.ts';
import type { Assumption } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import type { OptionSpec, Reader, TypedOptions } from '../option.ts';
import { assumptionsOption, byOption, explainOption, topOption } from '../shared/common-options.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { keepOption, listOption } from '../shared/listing/list-request.ts';
import { share } from '../shared/option-readers.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { referralFields } from '../shared/reading/referral-fields.ts';
import { curveOptions, customersOption, methodOption } from '../shared/valuation/options.ts';

const group = 'Referrals';

const ownWords: Readonly<Record<string, string>> = {
  acquisition:
    'cost of winning one customer, subtracted from the value of each; what is saved of it on those who would have come anyway is added again (0); needs --margin',
  'referral-value':
    'value of a referred person who is in no file of customers (0: nobody knows whether they became customers)',
  'referral-reward': 'paid for each referral that counts, whoever came by it (0); needs --margin',
};

const deepest = 100;

/** How many referrals up a chain credit passes; Infinity for all. */
const depth: Reader<number> = (text, what) => {
  if (text === 'all') return success(Infinity);
  const number = /^0*[1-9]\d*$/.test(text) ? Number(text) : Infinity;
  const allowed = `a whole number from 1 to ${deepest}, or all`;
  return number <= deepest
    ? success(number)
    : failure(problem('out-of-range', { what, text, allowed }));
};

const shareWritten: Reader<{ readonly text: string; readonly share: number }> = (text, ...at) => {
  const read = share('25% or 0.25')(text, ...at);
  return read.ok ? success({ text, share: read.value }) : read;
};

/** The lists of customers to act on. */
export const listNames = ['advocates'] as const;

export const options = [
  {
    ...customersOption,
    required: {
      command: 'referral',
      example: 'rapport referral referrals.csv --customers customers.csv',
    },
  },
  byOption,
  {
    name: 'credit',
    value: 'S',
    read: shareWritten,
    group,
    help: "share of a referred customer's value that is credited to the referrer and subtracted from the customer's own; half by default, because neither would be there without the other (50%)",
    synonyms: ['share', 'attribution', 'split'],
  },
  {
    name: 'depth',
    value: 'N',
    read: depth,
    group,
    help: 'how many referrals credit passes up the chain: 1 stays with the referrer, 2 passes the same share of it on to their referrer, up to 100, or all (1)',
    synonyms: ['levels', 'generations', 'max-depth'],
  },
  {
    name: 'type-one',
    value: 'S',
    read: shareWritten,
    group,
    help: 'share who would not have come otherwise, among referrals of unknown type: 60% (100%, the upper limit)',
    synonyms: ['incremental', 'incrementality'],
  },
  {
    ...listOption(
      listNames,
      'advocates are the customers who brought others, and are not known to have left',
    ),
    group,
  },
  {
    ...topOption,
    group,
    help: 'referrers shown in tables; CSV and JSON list all (10); with --list: only the first N',
  },
  {
    ...keepOption,
    group,
    help: 'show this column of the customers beside each referrer too',
    needs: [],
  },
  explainOption(
    group,
    'the totals, the groups of customers by own value and by referrals, and how long the chains are',
  ),
  methodOption(
    ['observed', 'assumed', 'expected'],
    'how customers are valued, as by rapport value; --tenure, --retention or --churn choose assumed (expected where the files tell who is still active, else observed)',
  ),
  ...curveOptions,
  ...economicOptions('referral').map((input) => {
    const help = ownWords[input.name];
    return help === undefined ? input : { ...input, group, help };
  }),
  assumptionsOption,
  ...readingOptionsWith(referralFields),
] as const satisfies readonly OptionSpec[];

export type ReferralOptions = TypedOptions<typeof options>;

/** What the options ask of referrals, apart from what customers are worth. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly credit: number;
  /** How many referrals up a chain credit passes; Infinity for all. */
  readonly depth: number;
  /** Of referrals of unknown type, the share that is type-one; undefined where no option says. */
  readonly typeOne: number | undefined;
}

/** How many referrers a person is shown where `--top` does not say. */
export const usualTop = 10;

const usualCredit = 0.5;

/** What the options ask, and what holds without them. */
export function settingsOf(options: ReferralOptions): Settings {
  const { customers, by, credit, depth = 1, typeOne } = options;
  return { customers, by, credit: credit?.share ?? usualCredit, depth, typeOne: typeOne?.share };
}

/** The settings as the result shows them. */
export function settingsEchoed(
  { credit, depth, typeOne }: Settings,
  options: ReferralOptions,
): Record<string, Assumption> {
  const echo = (
    name: string,
    value: number | string,
    written: string | undefined,
    usual: string,
  ): Assumption => ({
    value,
    unit: null,
    text: written ?? usual,
    source: written === undefined ? 'default' : `--${name}`,
  });
  const shown = depth === Infinity ? 'all' : depth;
  const written = options.depth === undefined ? undefined : String(shown);
  return {
    credit: echo('credit', credit, options.credit?.text, '50%'),
    depth: echo('depth', shown, written, '1'),
    typeOne: echo('type-one', typeOne ?? 1, options.typeOne?.text, '100%'),
  };
}
