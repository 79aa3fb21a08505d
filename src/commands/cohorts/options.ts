import { cohortUnits } from '../../core/cohorts/calendar-periods.ts';
import type { OptionSpec } from '../command.ts';
import { byOption } from '../shared/common-options.ts';
import { economicInputs, type InputName } from '../shared/economics/inputs.ts';
import { orderOptions } from '../shared/orders/log-request.ts';
import { orderFileOptions } from '../shared/orders/request.ts';

const group = 'Cohorts';

/** The economic inputs of the command: without a contract nobody knows for how long a cost a month goes on. */
export const cohortInputs = [
  'margin',
  'serving',
  'marketing',
  'acquisition',
] as const satisfies readonly InputName[];

const ownWords: Readonly<Record<string, string>> = {
  serving:
    'other costs of serving a customer (fees, shipping, support), as a share of spend: 3%; needs --margin',
  marketing:
    'coupons, discounts, campaigns to present customers, as a share of spend: 5%; needs --margin',
};

export const options: readonly OptionSpec[] = [
  {
    name: 'cohort',
    value: 'PERIOD',
    choices: cohortUnits,
    group,
    help: 'calendar period whose new customers are a cohort, and in which later purchases are counted: month, quarter or year (month)',
  },
  {
    ...byOption,
    group,
    help: "a cohort for each value of the column at a customer's first purchase, instead of one for each period; several columns: --by channel,country or --by twice",
  },
  {
    name: 'after',
    value: 'D',
    repeatable: true,
    group,
    help: 'show the spend per customer within these times of the first purchase, in whole days: 30d,90d,1y (30d,90d,180d,365d)',
  },
  ...economicInputs
    .filter(({ name }) => cohortInputs.some((each) => each === name))
    .map((input): OptionSpec => {
      const help = ownWords[input.name];
      return help === undefined ? input : { ...input, value: 'S', help };
    }),
  {
    name: 'acquisition-costs',
    value: 'FILE',
    group: 'Winning customers',
    help: 'CSV of spending on winning customers: cost, month, and the --by columns; needs --margin',
  },
  {
    name: 'assumptions',
    short: 'a',
    value: 'FILE',
    group: 'Inputs in a file',
    help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  },
  ...orderOptions,
  ...orderFileOptions,
];
