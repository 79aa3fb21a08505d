import type { CustomerTable } from './customer-table.ts';

/**
 * The rows of a table, or the customers of it after rows of spend have been added up: what the next
 * steps work on. Columns are as long as `count`; absent where the table has none.
 */
export interface Entries {
  readonly table: CustomerTable;
  readonly count: number;
  /** The number of each entry's id in the table. */
  readonly customers: Uint32Array;
  /** The row behind each entry, the first of several; absent where entries are the rows. */
  readonly rows?: Uint32Array;
  /** The entry of each row; absent where entries are the rows. */
  readonly entryOfRow?: Uint32Array;
  readonly amount?: Float64Array;
  readonly amountYears?: Float64Array;
  readonly tenure?: Float64Array;
  readonly start?: Int32Array;
  readonly end?: Int32Array;
  readonly last?: Int32Array;
  readonly status?: Uint8Array;
}

/** Every row as an entry. */
export function entriesOf(table: CustomerTable): Entries {
  const { rows, amountYears } = table;
  const amount = table.find('spend', 'numbers')?.numbers.first(rows);
  const tenure = table.find('tenure', 'numbers')?.numbers.first(rows);
  const days = (name: string) => table.find(name, 'days')?.days.first(rows);
  const start = days('start');
  const end = days('end');
  const last = days('last');
  const status = table.find('status', 'statuses')?.statuses.first(rows);
  return {
    table,
    count: rows,
    customers: table.customers,
    ...(amount !== undefined && amountYears !== undefined && { amount, amountYears }),
    ...(tenure !== undefined && { tenure }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(last !== undefined && { last }),
    ...(status !== undefined && { status }),
  };
}

/** Every entry of a count. */
export function allEntries(count: number): Uint32Array {
  const entries = new Uint32Array(count);
  for (let i = 0; i < count; i++) entries[i] = i;
  return entries;
}
