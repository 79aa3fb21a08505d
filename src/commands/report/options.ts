import { marginAskedLater, type OptionSpec, type TypedOptions } from '../option.ts';
import { acquisitionCostsOption } from '../shared/acquisition/acquisition-costs.ts';
import { ltvCacOption, paybackOption } from '../shared/acquisition/ceiling-options.ts';
import { byOption, explainOption } from '../shared/common-options.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { initOption } from '../shared/init-option.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { allFields } from '../shared/reading/record-kinds.ts';
import { sectionNames } from './sections.ts';
import { starter } from './starter.ts';

const group = 'The report';

/** Inputs that hold for all customers; those of what a customer costs are for one section. */
const economic = [
  'margin',
  'serving',
  'marketing',
  'discount',
  'timing',
  'first-payment',
  'growth',
  'horizon',
  'period',
  'acquisition',
];

/** Options that the report has itself, and hands to no command. */
const ownOptions = [
  {
    name: 'sections',
    value: 'LIST',
    choices: sectionNames,
    repeatable: true,
    commas: true,
    group,
    help: `only these sections, in their usual order: ${sectionNames.join(', ')} (all that the files answer)`,
    synonyms: ['section', 'only', 'include', 'questions', 'parts'],
  },
  {
    name: 'title',
    value: 'TEXT',
    group,
    help: 'title of the page (What these customers are worth)',
    synonyms: ['heading', 'name'],
  },
  {
    name: 'since-last',
    value: 'FILE',
    group,
    help: 'add what has changed since an earlier report, saved with rapport report … --json',
    synonyms: ['previous', 'last', 'before', 'compare-with', 'baseline-report', 'changed-since'],
  },
  explainOption(group, 'the main picture of each section in the terminal, as on the page'),
  initOption(starter),
] as const satisfies readonly OptionSpec[];

/** What a report has no use for: it has a file for each role, and only counts rejected rows. */
const unused = ['join', 'rejects', 'duplicates'];

/** The options that are handed on to the commands that have them. */
const handedOptions = [
  {
    ...byOption,
    help: 'compare segments: a column of the orders or the customers, such as channel (the columns of the costs)',
  },
  ...economicOptions('value').filter(({ name }) => economic.includes(name)),
  acquisitionCostsOption(
    'CSV of spending on winning customers: cost, month, and the --by columns; as well as among the files; needs --margin',
    'Give only one: a cost for everybody, or a file of costs.',
  ),
  paybackOption,
  ltvCacOption,
  ...readingOptionsWith(allFields).filter(({ name }) => !unused.includes(name)),
] as const satisfies readonly OptionSpec[];

export const options = marginAskedLater([
  ...ownOptions,
  ...handedOptions,
] as const satisfies readonly OptionSpec[]);

export type ReportOptions = TypedOptions<typeof options>;

/** Options that say something of the files or of their customers, so that some command has to use them. */
export const handedNames: ReadonlySet<string> = new Set(
  handedOptions.map(({ name }) => name).filter((name) => name !== 'strict'),
);
