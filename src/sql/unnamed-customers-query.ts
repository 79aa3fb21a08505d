import { namesNobody } from './customer-ids.ts';
import type { Dialect } from './dialect.ts';
import { selected } from './statement.ts';

/** How many rows of a table of customers have no id: a small statement. Names are quoted already. */
export function unnamedCustomersQuery(dialect: Dialect, table: string, id: string): string[] {
  const { types, count } = dialect;
  return [
    ...selected({ customers: count('*') }),
    `FROM ${table} AS t`,
    `WHERE ${namesNobody(dialect, `TRIM(CAST(t.${id} AS ${types.text}))`)}`,
  ];
}
