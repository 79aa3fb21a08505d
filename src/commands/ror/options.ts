import { success } from '../../core/outcome.ts';
import { type Quantity, quantity } from '../../core/quantity/quantity.ts';
import { assignments } from '../../core/relationship/counterfactual.ts';
import type { OptionSpec, Reader, TypedOptions } from '../option.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import type { Input } from '../shared/economics/input.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { initOption } from '../shared/init-option.ts';
import { day } from '../shared/option-readers.ts';
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
    const read = quantity('money', what, each);
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
    needs: [{ any: ['referrals-from', 'recoveries-from'] }],
    synonyms: ['from', 'start', 'start-date'],
    group: programme,
    help: 'count referrals and recoveries from this day on, when the programme began (all of them)',
  },
  // The inputs that they need may be in the programme file.
  ...economicOptions('ror').map((input) => ({ ...input, needs: [] as const })),
  ...drawingOptions,
  ...recordOptions(allFields),
  initOption(starter),
] as const satisfies readonly OptionSpec[];

export type RorOptions = TypedOptions<typeof options>;
