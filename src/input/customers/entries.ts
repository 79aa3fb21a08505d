import { type CustomerTable, coversTenure } from './customer-table.ts';

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
  /** The start beside a tenure and an end, only to compare them. */
  readonly comparedStart?: Int32Array;
  /** The last day of a trial. */
  readonly trial?: Int32Array;
  /** As `endOf` reads it. */
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
  const comparedStart = days('compared start');
  const trial = days('trial');
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
    ...(comparedStart !== undefined && { comparedStart }),
    ...(trial !== undefined && { trial }),
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

/** The rows of all tables, their amounts comparable. */
interface SamePeriodRows {
  readonly rows: readonly Entries[];
  /** The years that every amount covers; null where they differ, or cover a tenure. */
  readonly periodYears: number | null;
}

/**
 * Where amounts cover different periods, some a month and some a year, makes all of them amounts a year:
 * added up as they are, a yearly payer would count twelve times a monthly one. Amounts of one period,
 * and totals over a tenure, stay as they are.
 */
export function inSamePeriod(tables: readonly Entries[]): SamePeriodRows {
  const periods = new Set<number>();
  for (const { amountYears } of tables) for (const years of amountYears ?? []) periods.add(years);
  const [first] = periods;
  if (periods.size === 1 && first !== undefined && first > 0) {
    return { rows: tables, periodYears: first };
  }
  periods.delete(coversTenure);
  return { rows: periods.size > 1 ? tables.map(yearly) : tables, periodYears: null };
}

function yearly(rows: Entries): Entries {
  const { amount, amountYears } = rows;
  if (amount === undefined || amountYears === undefined) return rows;
  return {
    ...rows,
    amount: amount.map((each, i) => {
      const years = amountYears[i] ?? 0;
      return years > 0 ? each / years : each;
    }),
    amountYears: amountYears.map((years) => (years > 0 ? 1 : years)),
  };
}
