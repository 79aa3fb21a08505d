import { problemOutcomes } from '../../core/recovery/outcomes.ts';
import { leverNames } from '../../core/recovery/recovery-levers.ts';
import { severities } from '../../core/recovery/stated-intention.ts';
import type { OptionSpec } from '../command.ts';
import { byOption } from '../shared/common-options.ts';
import type { InputName } from '../shared/economics/inputs.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { customersOption, valuationOptions } from '../shared/valuation/options.ts';

const rates = 'Who stays after a problem';
const spending = 'What recovery is worth';
const cases = 'One row per case';

/** What values the time to come: without a start of the relationship, there is no whole tenure to assume. */
export const valueInputs: readonly InputName[] = [
  'retention',
  'churn',
  'margin',
  'serving',
  'marketing',
  'discount',
  'timing',
  'growth',
  'horizon',
  'period',
];

export const options: readonly OptionSpec[] = [
  customersOption,
  byOption,
  {
    name: 'stay',
    value: 'O=S',
    repeatable: true,
    group: rates,
    help: `share who stay after each outcome (${problemOutcomes.join(', ')}): silent=9%,unresolved=19%,resolved=54%,quickly=82% (observed in the cases, if there are enough; else an old survey of intentions)`,
  },
  {
    name: 'severity',
    value: 'WHICH',
    choices: severities,
    group: rates,
    help: 'major or minor, for the survey if the file does not have it (refused)',
  },
  {
    name: 'realised',
    value: 'S',
    group: rates,
    help: 'share of a stated intention that people act on (50% for the survey, 100% for --stay)',
  },
  {
    name: 'no-problem-stay',
    value: 'S',
    group: rates,
    help: 'share who stay without a problem, over the time of the file: 90% (from the share of all customers who stay)',
  },
  {
    name: 'over',
    value: 'D',
    group: rates,
    help: 'time in which the problems happened: 1y (from the first to the last date of the cases)',
  },
  {
    name: 'value-to-come',
    value: 'M',
    group: spending,
    help: 'value to come of a customer who stays: 1000 (mean of the active customers of --customers)',
  },
  {
    name: 'from',
    value: 'OUTCOME',
    choices: problemOutcomes,
    group: spending,
    help: 'outcome before recovery (unresolved)',
  },
  {
    name: 'to',
    value: 'OUTCOME',
    choices: problemOutcomes,
    group: spending,
    help: 'outcome after recovery (quickly)',
  },
  {
    name: 'success',
    value: 'S',
    group: spending,
    help: 'probability that recovery succeeds (100%)',
  },
  {
    name: 'customer',
    value: 'ID',
    group: spending,
    help: 'show the value to come of this customer, and the most that recovery is worth',
  },
  {
    name: 'lever',
    value: 'S',
    group: spending,
    help: `step of each lever (${leverNames.join(', ')}): a share of the problems, and points of the others (10%)`,
  },
  {
    name: 'complaining',
    value: 'S',
    group: cases,
    help: 'share of customers with a problem who complain, to include those without a case (only cases count)',
  },
  {
    name: 'quick',
    value: 'D',
    group: cases,
    help: 'a case resolved within this time is resolved quickly: 2d (only where the outcome says quickly)',
  },
  ...valuationOptions(valueInputs, 'expected').filter(({ name }) => name !== 'method'),
  ...readingOptionsWith(problemFields),
];
