import type { OptionSpec, TypedOptions } from '../option.ts';
import { readingCommands } from '../shared/reading/files-read.ts';
import { cohortSizeOption, readingOptionsWith } from '../shared/reading/options.ts';
import { allFields } from '../shared/reading/record-kinds.ts';

const [_join, ...others] = readingOptionsWith(allFields);

/** What matters for one file alone, and the command that it is read for. */
const ownOptions = [
  {
    name: 'for',
    value: 'COMMAND',
    choices: readingCommands,
    group: others[0].group,
    help: `read the files as this command does, all as one, and list everything that it refuses them for: ${readingCommands.join(', ')} (each file alone, as what its headers show it to be)`,
    synonyms: ['command', 'as-command'],
  },
  {
    name: 'show-samples',
    group: others[0].group,
    help: 'show the first cell of columns of names, streets, phones and e-mail addresses as it is written (masked: A••• L•••)',
    synonyms: ['unmask', 'show-values'],
  },
  ...others,
  { ...cohortSizeOption, needs: ['for=retention'] },
] as const satisfies readonly OptionSpec[];

export const options = ownOptions.filter(
  ({ name }) => name !== 'rejects',
) satisfies readonly OptionSpec[];

export type InspectOptions = TypedOptions<typeof ownOptions>;
