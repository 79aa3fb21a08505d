import type { OptionSpec } from '../command.ts';
import { byOption } from '../shared/common-options.ts';
import { economicInputs, type InputName } from '../shared/economics/inputs.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { referralFields } from '../shared/reading/referral-fields.ts';
import { customersOption, valuationOptions } from '../shared/valuation/options.ts';

const group = 'Referrals';

/** How referrals a year would be counted into every value as well, the input `referrals` says: it is left out. */
const notHere: readonly InputName[] = [
  'spend',
  'referrals',
  'incidents',
  'mended',
  'kept',
  'mending-cost',
];

/** The economic inputs of the command. */
export const referralInputs: readonly InputName[] = economicInputs
  .map(({ name }) => name)
  .filter((name) => !notHere.includes(name));

const ownWords: Readonly<Record<string, string>> = {
  acquisition:
    'cost of winning one customer, saved on those who would have come anyway (0); needs --margin',
  'referral-value':
    'value of a referred customer who is in no file of customers (the mean of those who are)',
  'referral-reward': 'paid for each referral that counts, whoever came by it (0)',
};

export const options: readonly OptionSpec[] = [
  customersOption,
  byOption,
  {
    name: 'credit',
    value: 'S',
    group,
    help: "share of a referred customer's value that is credited to the referrer and subtracted from the customer's own; half by default, because neither would be there without the other (50%)",
  },
  {
    name: 'depth',
    value: 'N',
    group,
    help: 'how many referrals credit passes up the chain: 1 stays with the referrer, 2 passes the same share of it on to their referrer, up to 100, or all (1)',
  },
  {
    name: 'type-one',
    value: 'S',
    group,
    help: 'share who would not have come otherwise, among referrals of unknown type: 60% (100%, the upper limit)',
  },
  { name: 'top', value: 'N', group, help: 'referrers shown in tables; CSV and JSON list all (10)' },
  ...valuationOptions(referralInputs, 'observed').map((option): OptionSpec => {
    const help = ownWords[option.name];
    return help === undefined ? option : { ...option, group, help };
  }),
  ...readingOptionsWith(referralFields),
];
