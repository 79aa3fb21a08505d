import { readingOptionsWith } from '../shared/reading/options.ts';
import { allFields } from './record-kinds.ts';

/** What matters for one file alone. */
export const options = readingOptionsWith(allFields).filter(
  ({ name }) => name !== 'join' && name !== 'rejects',
);
