import { success } from '../../core/outcome.ts';
import type { Quantity } from '../../core/quantity/quantity.ts';
import { typedQuantity } from '../../core/quantity/typed-quantity.ts';
import { assignments } from '../../core/relationship/counterfactual.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { needing, type OptionSpec, type Reader, type TypedOptions } from '../option.ts';
import { explainOption } from '../shared/common-options.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import type { Input } from '../shared/economics/input.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { initOption } from '../shared/init-option.ts';
import { day } from '../shared/option-readers.ts';
import { orderOptions } from '../shared/orders/log-options.ts';
import { allFields } from '../shared/reading/member-fields.ts';
import { recordOptions } from '../shared/reading/options.ts';
import { starter } from './starter.ts';

const compared = 'Who is compared';
const programme = 'The programme';

/** A quantity of a programme, read from its text. */
export interface Figure extends Input {
  readonly quantity: Quantity;
}

/** Reads the amounts that are spent at the beginning of each year: "60000,20000". */
const yearlyAmounts: Reader<readonly Figure[]> = (text, what, source) => {
  const figures: Figure[] = [];
  for (const each of text.split(',').map((amount) => amount.trim())) {
    const read = typedQuantity('money', what, each);
    if (!read.ok) return read;
    figures.push({ text: each, source, quantity: read.value });
  }
  return success(figures);
};

/** The column that shows who is treated, and the value of the treated customers where the words do not show it. */
export interface TreatedColumn {
  readonly header: string;
  readonly value: string | undefined;
}

/** Reads "member" or "member=gold". */
const treatedColumn: Reader<TreatedColumn> = (text) => {
  const equals = text.indexOf('=');
  return success(
    equals < 0
      ? { header: text.trim(), value: undefined }
      : { header: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() },
  );
};

/** How the logs of orders are read with which members are compared; `since` has an entry of its own. */
const ordersOfMembers = needing(orderOptions, 'members').filter(
  ({ name }) => name !== 'since',
) as readonly Exclude<(typeof orderOptions)[number], { readonly name: 'since' }>[];

/** The columns of all files that the command reads; a name of both is a column of the files of customers. */
const fieldsOfAll = [
  ...allFields,
  ...allOrderFields.filter(({ name }) => !allFields.some((field) => field.name === name)),
];

export const options = [
  {
    name: 'treated',
    value: 'COLUMN[=VALUE]',
    read: treatedColumn,
    excludes: [
      {
        any: ['comparison'],
        settle:
          'Give either the column that shows who is treated, or the file of untreated customers.',
      },
    ],
    synonyms: ['treatment', 'treated-column', 'group', 'by'],
    group: compared,
    help: 'column that shows who is treated, and the value of the treated customers where the words do not show it: member=gold',
  },
  {
    name: 'comparison',
    value: 'FILE',
    synonyms: ['control', 'control-group', 'untreated', 'baseline'],
    repeatable: true,
    group: compared,
    help: 'customers who were not treated, if they are in a separate file; the operands are then the treated customers',
  },
  {
    name: 'members',
    value: 'FILE',
    excludes: [
      {
        any: [
          'treated',
          'comparison',
          'assignment',
          'programme',
          'referrals-from',
          'recoveries-from',
          'serving',
          'marketing',
          'discount',
          'timing',
          'period',
        ],
        settle:
          'With --members the others are found by their orders, and what was observed counts: only --margin, --investment and --horizon are taken into account.',
      },
    ],
    synonyms: ['club', 'members-file', 'member-list', 'loyalty-members'],
    group: compared,
    help: 'members of a club, a row of customer and joined each; the operands are then logs of orders, and members are compared with customers who had alike orders before that day',
  },
  {
    name: 'assignment',
    value: 'HOW',
    synonyms: ['design', 'experiment', 'randomised', 'randomized', 'method'],
    choices: assignments,
    group: compared,
    help: 'how it was decided who is treated: randomised, matched or self-selected; it determines how certain the effect is (self-selected)',
  },
  {
    name: 'programme',
    value: 'FILE',
    synonyms: ['program', 'programme-file', 'assumptions', 'config'],
    group: programme,
    help: 'with customer files: a programme file with everything that they do not contain: costs, referral, rewards, what is perceived, targets',
  },
  {
    name: 'investment',
    value: 'M',
    read: yearlyAmounts,
    synonyms: ['cost', 'costs', 'budget', 'invest'],
    group: programme,
    help: 'what the programme costs, spent at the beginning of each year: 60000 in the first, or 60000,20000 in the first and second',
  },
  {
    name: 'referrals-from',
    value: 'FILE',
    synonyms: ['referrals', 'referral-file'],
    group: programme,
    help: 'who referred whom, one row per referral: referrals of the treated customers beyond those of the comparison group count; needs referral, value in a programme file',
  },
  {
    name: 'recoveries-from',
    value: 'FILE',
    synonyms: ['recoveries', 'recovery-file'],
    group: programme,
    help: 'whose problems were resolved, one row per customer: those who are in no other amount count; needs recovery, value and kept in a programme file',
  },
  {
    name: 'since',
    value: 'DATE',
    read: day('first day'),
    needs: [{ any: ['referrals-from', 'recoveries-from', 'members'] }],
    synonyms: ['from', 'start', 'start-date'],
    group: programme,
    help: 'count referrals and recoveries from this day on, when the programme began (all of them); with --members, the first day of the orders that count',
  },
  explainOption(
    programme,
    'who was compared and how alike they are, the interval of the return, each year, and what is perceived',
  ),
  // The inputs that they need may be in the programme file.
  ...economicOptions('ror').map((input) => ({ ...input, needs: [] as const })),
  ...drawingOptions,
  ...ordersOfMembers,
  ...recordOptions(fieldsOfAll),
  initOption(starter),
] as const satisfies readonly OptionSpec[];

export type RorOptions = TypedOptions<typeof options>;
