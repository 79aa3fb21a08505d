import type { Dialect } from './dialect.ts';
import { selected, withParts } from './statement.ts';

/**
 * How many customers have several rows in a table, and the first of them in the order of texts: a small statement,
 * before the rows are counted as customers. Names are quoted already.
 */
export function repeatedCustomersQuery(dialect: Dialect, table: string, id: string): string[] {
  const { types, count } = dialect;
  const customer = dialect.bytewise(`TRIM(CAST(t.${id} AS ${types.text}))`);
  return [
    ...withParts([
      {
        name: 'repeated',
        says: 'customers with several rows',
        lines: [
          ...selected({ customer }),
          `FROM ${table} AS t`,
          `WHERE t.${id} IS NOT NULL`,
          `GROUP BY ${customer}`,
          `HAVING ${count('*')} > 1`,
        ],
      },
    ]),
    ...selected({ customers: count('*'), customer: 'MIN(r.customer)' }),
    'FROM repeated AS r',
  ];
}
