import { failure, success } from '../../../core/outcome.ts';
import { problem } from '../../../problems/problem.ts';
import { needing, type OptionSpec, type Reader } from '../../option.ts';
import { topOption } from '../common-options.ts';
import { ofAllMethods, sortOption, whereOption } from '../listing/list-request.ts';

const group = 'Segments and customers';

/** Names separated by commas; one with a comma stands in quotes, as in CSV. */
const names: Reader<readonly string[]> = (text, what) => {
  const found = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",]+?))\s*(?:,|$)/gy)];
  const read = found.map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare);
  const isWhole = found.reduce((length, [part]) => length + part.length, 0) === text.length;
  return isWhole && read.length > 0
    ? success(read)
    : failure(problem('quantity-unreadable', { what, text, examples: 'renter,owner' }));
};

/** The order of the segments; one meaning in every command that divides customers. */
export const orderOption = {
  name: 'order',
  value: 'NAMES',
  read: names,
  group,
  help: 'with --by: the segments in this order, those that are not named after them: renter,first-time owner',
  needs: ['by'],
  excludes: [
    ofAllMethods,
    {
      any: ['each', 'list'],
      settle: 'A list of customers is sorted by --sort; --order is for segments.',
    },
  ],
  synonyms: ['segment-order', 'levels-order'],
} as const satisfies OptionSpec;

/** Which segments are shown, and how, in a command without a list of customers. */
export const segmentOptions = [
  ...needing(
    [
      {
        ...whereOption('customers'),
        help: 'with --by: only segments that match, as "home=renter" or "customers>=100"; with several tests, those that match all',
      },
      {
        ...sortOption,
        help: 'with --by: sort the segments by this field, "customers" or "customers:asc"',
      },
      { ...topOption, help: 'with --by: only the first N segments, those with the most customers' },
    ],
    'by',
  ),
  orderOption,
] as const satisfies readonly OptionSpec[];
