import { assignments } from '../../core/relationship/cause.ts';
import type { OptionSpec } from '../command.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicInputs } from '../shared/economics/inputs.ts';
import { initOption } from '../shared/init-option.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { allFields } from './member-fields.ts';
import { programmeInputs } from './programme-names.ts';
import { starter } from './starter.ts';

const compared = 'Who is compared';
const programme = 'The programme';

export const options: readonly OptionSpec[] = [
  {
    name: 'treated',
    value: 'COLUMN[=VALUE]',
    group: compared,
    help: 'column that shows who is treated, and the value of the treated customers where the words do not show it: member=gold',
  },
  {
    name: 'comparison',
    value: 'FILE',
    repeatable: true,
    group: compared,
    help: 'customers who were not treated, if they are in a separate file; the operands are then the treated customers',
  },
  {
    name: 'assignment',
    value: 'HOW',
    choices: assignments,
    group: compared,
    help: 'how it was decided who is treated: randomised, matched or self-selected; it determines how certain the effect is (self-selected)',
  },
  {
    name: 'programme',
    value: 'FILE',
    group: programme,
    help: 'with customer files: a programme file with everything that they do not contain: costs, referral, rewards, perceived value, targets',
  },
  {
    name: 'investment',
    value: 'M',
    group: programme,
    help: 'what the programme costs, spent at the beginning of each year: 60000 in the first, or 60000,20000 in the first and second',
  },
  {
    name: 'referrals-from',
    value: 'FILE',
    group: programme,
    help: 'who referred whom, one row per referral: referrals of the treated customers beyond those of the comparison group count; needs referral, value in a programme file',
  },
  {
    name: 'recoveries-from',
    value: 'FILE',
    group: programme,
    help: 'whose problems were resolved, one row per customer: those who are in no other amount count; needs recovery, value and kept in a programme file',
  },
  {
    name: 'since',
    value: 'DATE',
    group: programme,
    help: 'count referrals and recoveries from this day on, when the programme began (all of them)',
  },
  ...economicInputs.filter(({ name }) => programmeInputs.some((own) => own === name)),
  ...drawingOptions,
  ...recordOptions(allFields),
  initOption(starter),
];
