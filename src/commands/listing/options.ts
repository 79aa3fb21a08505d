import type { OptionSpec } from '../command.ts';

const group = 'Segments and customers';

/**
 * The options of a list of customers; one meaning in every command.
 *
 * @param usual - the field by which it is sorted: "lifetimeValue"
 * @param another - a field to show as an example
 */
export const listOptions = (usual: string, another: string): readonly OptionSpec[] => [
  { name: 'each', group, help: 'list the customers, the most valuable first' },
  {
    name: 'where',
    value: 'TEST',
    repeatable: true,
    group,
    help: `with --each: only these, as "home=renter" or "${usual}>=1000"; several must all hold`,
  },
  {
    name: 'sort',
    value: 'FIELD',
    group,
    help: `with --each: by this field, "${another}" or "${another}:asc" (${usual})`,
  },
  { name: 'top', value: 'N', group, help: 'with --each: only the first so many' },
  {
    name: 'keep',
    value: 'COLUMN',
    repeatable: true,
    group,
    help: 'with --each: show this column of the file too',
  },
];
