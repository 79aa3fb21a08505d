import type { OptionSpec, TypedOptions } from '../option.ts';
import { readingOptionsWith } from '../shared/reading/options.ts';
import { allFields } from './record-kinds.ts';

const [_join, ...others] = readingOptionsWith(allFields);

/** What matters for one file alone. */
export const options = others.filter(
  ({ name }) => name !== 'rejects',
) satisfies readonly OptionSpec[];

export type InspectOptions = TypedOptions<typeof others>;
