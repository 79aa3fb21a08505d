import { entry } from './entry.ts';

export const sql = {
  'sql-name-unwritable': entry<{ option: string; name: string; engine: string }>({
    severity: 'error',
    message: ({ option, name, engine }) =>
      name === ''
        ? `${option} has an empty name, or an empty part of one`
        : `${option}: ${engine} has no way to write the name "${name}"`,
    advice: () =>
      'Write the name as the database has it, the parts of a table separated by points: shop.orders. Any other name needs a view with a plain one.',
  }),
  'sql-name-taken': entry<{ option: string; header: string }>({
    severity: 'error',
    message: ({ option, header }) =>
      `${option} ${header} has the name of a column of the answer itself`,
    advice: ({ header }) =>
      `Give the column another name, in a view: SELECT ..., ${header} AS ${header}_of_customer.`,
  }),
};
