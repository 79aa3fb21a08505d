import type { OptionSpec, TypedOptions } from '../option.ts';
import { byOption } from '../shared/common-options.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { allFields } from '../shared/reading/record-kinds.ts';

/** What a first look has no use for: it has a file for each role, and only counts rejected rows. */
const unused = ['join', 'rejects', 'duplicates'];

/** The options that are handed on to the commands that have them. */
export const options = [
  {
    ...byOption,
    help: 'compare segments: a column of the orders or the customers, such as channel (the columns of the costs)',
  },
  ...economicOptions('forecast').filter(({ name }) => name === 'margin'),
  ...readingOptionsWith(allFields).filter(({ name }) => !unused.includes(name)),
] as const satisfies readonly OptionSpec[];

export type OverviewOptions = TypedOptions<typeof options>;
