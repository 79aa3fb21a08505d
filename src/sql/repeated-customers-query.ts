import { customerNamed, namesNobody } from './customer-ids.ts';
import type { Dialect } from './dialect.ts';
import { selected, withParts } from './statement.ts';

/**
 * How many customers have several rows in a table, and the first of them in the order of texts: a small statement,
 * before the rows are counted as customers. Rows without an id are of one customer each. Names are quoted already.
 */
export function repeatedCustomersQuery(dialect: Dialect, table: string, id: string): string[] {
  const { types, count } = dialect;
  return [
    ...withParts([
      {
        name: 'ids',
        says: 'the id of every row, without spaces around it',
        lines: [...selected({ id: `TRIM(CAST(t.${id} AS ${types.text}))` }), `FROM ${table} AS t`],
      },
      {
        name: 'named',
        says: 'the customer of every row that names one; addresses in capital or small letters are one customer',
        lines: [
          ...selected({ customer: dialect.bytewise(customerNamed(dialect, 'i.id')) }),
          'FROM ids AS i',
          `WHERE NOT ${namesNobody(dialect, 'i.id')}`,
        ],
      },
      {
        name: 'repeated',
        says: 'customers with several rows',
        lines: [
          ...selected({ customer: 'n.customer' }),
          'FROM named AS n',
          'GROUP BY n.customer',
          `HAVING ${count('*')} > 1`,
        ],
      },
    ]),
    ...selected({ customers: count('*'), customer: 'MIN(r.customer)' }),
    'FROM repeated AS r',
  ];
}
