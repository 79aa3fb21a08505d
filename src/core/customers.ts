import type { TimeUnit } from './quantity/time-unit.ts';

/**
 * Every source of customers ends in this table, and every model starts from it: one entry a row in each column, all
 * columns equally long. A row is a customer, or stands for many who are alike. Columns, not objects: a million
 * customers fit in memory.
 */
export interface CustomerRows {
  /** Of rows. */
  readonly count: number;
  /** How many customers each row stands for; absent: one. Sums and counts are of customers, never of rows. */
  readonly customers?: Float64Array;
  /** As written, trimmed; unique. Absent where a row stands for many. */
  readonly ids?: readonly string[];
  /** Columns of text, by header: segments to group by, values to filter or to keep. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  /** Money that the customers of each row spent together over `amountYears`, in the currency of the table. */
  readonly amount: Float64Array;
  /** The years that `amount` covers; 0 where it covers none, and then there is no annual spend. */
  readonly amountYears: Float64Array;
  /** The number of orders in the same time. Absent where the source does not say. */
  readonly orders?: Float64Array;
  /** The cost of the goods in them, in the currency of the table. Absent where the source does not say. */
  readonly goods?: Float64Array;
  /** How long the relationship has lasted so far, or lasted until it ended. Absent where the source has no tenure. */
  readonly tenureYears?: Float64Array;
  /** The unit in which the source writes tenures, the shortest of several. Absent where it has dates instead. */
  readonly tenureUnit?: TimeUnit;
  /** Whether the tenure is finished. Absent where the source does not say. */
  readonly status?: Uint8Array;
  /**
   * First day of the relationship, in days since 1970-01-01; `noDay` where it is blank. Absent where
   * the source has no start dates.
   */
  readonly startDay?: Int32Array;
  /**
   * Years after the start from which the relationship is observed, where the source omits everybody
   * who had left before (0 for those who began later). Absent where it omits nobody.
   */
  readonly entryYears?: Float64Array;
}

/** The same where every row is one customer, who has an id. */
export interface Customers extends CustomerRows {
  readonly customers?: never;
  readonly ids: readonly string[];
}

/** Whether every row is one customer, who has an id; the ids are not looked at, as they may be made only then. */
export const areSingle = (rows: CustomerRows): rows is Customers =>
  rows.customers === undefined && 'ids' in rows;

/** How many customers row i stands for. */
export const customersOf = ({ customers }: Pick<CustomerRows, 'customers'>, i: number): number =>
  customers?.[i] ?? 1;

/** How many customers there are; of some rows where `isCounted` says which. */
export function customerCount(rows: CustomerRows, isCounted?: (i: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < rows.count; i++)
    if (isCounted === undefined || isCounted(i)) count += customersOf(rows, i);
  return count;
}

/** The value of a day that is not known. */
export const noDay = -(2 ** 31);

/** Values of `Customers.status`. `unknown` is a customer whose row leaves it blank. */
export const customerStatus = { ended: 0, active: 1, unknown: 2 } as const;

/** A column of text with few different values: `values[codes[i]]` is the text of customer i. */
export interface CodedColumn {
  readonly codes: Uint32Array;
  readonly values: readonly string[];
}

/** Spend per year of the customers of row i together, or undefined where the amount covers no time. */
export function annualSpend(customers: CustomerRows, i: number): number | undefined {
  const years = customers.amountYears[i];
  const amount = customers.amount[i];
  if (years === undefined || amount === undefined) throw new RangeError(`no customer ${i}`);
  return years > 0 ? amount / years : undefined;
}
