import type { Encoding } from './bytes/encoding.ts';
import type { DateOrder } from './cells/date-cell.ts';
import type { DateFormat } from './cells/date-format.ts';
import type { IdFolding } from './cells/folded-id.ts';
import type { DecimalMark } from './cells/number-cell.ts';
import type { Role } from './customers/customer-fields.ts';
import type { TimeSpan } from './headers/time-span.ts';
import type { LogSettings } from './orders/order-request.ts';

/** What a spend covers: a span of time, or all of the customer's tenure. */
export type SpendUnit = TimeSpan | 'total';

/** The column that an option gives a role. "none" says that no column has it. */
export type ColumnChoice =
  | 'none'
  | {
      /** The value of the option after the role, as written: "Amount:mo". */
      readonly text: string;
      /** Without the unit; the whole text where that is a header itself. */
      readonly header: string;
      /** The option that says so, where it is not --column. */
      readonly option?: string;
      readonly unit?: SpendUnit;
    };

/** What becomes of several rows with one customer. */
export type Duplicates = 'sum' | 'first' | 'each';

/**
 * How much the caller wants a quantity: refused without it, read if the files have it, or not looked at
 * (so that nothing about it can be refused either).
 */
export type Need = 'required' | 'optional' | 'unused';

/** What the options say about logs of orders from which customers are to be made. */
export interface LogRequest extends LogSettings {
  /** A customer who has been silent for this many days has left. */
  readonly silentAfterDays?: number;
  /** The options given that only logs of orders use. */
  readonly options: readonly string[];
}

/** Customers, or how many of each cohort were left. */
export interface TenureRequest extends CustomerRequest {
  /** How many each cohort began with, where the files say it in percent or shares. */
  readonly cohortSize?: number;
}

/** Which customers to read, and what the options say about the files. */
export interface CustomerRequest {
  /** As the user wrote them; "-" is standard input. Rows of one after another. */
  readonly files: readonly string[];
  /** Files that add columns by customer. */
  readonly join: readonly string[];
  readonly columns: ReadonlyMap<Role, ColumnChoice>;
  readonly dateOrder?: DateOrder;
  /** How all dates are written. */
  readonly dateFormat?: DateFormat;
  readonly decimal?: DecimalMark;
  /** The mark that counts in a file which does not show its own. */
  readonly decimalByDefault?: DecimalMark;
  /** Which ways to write an id count as the same. */
  readonly ids?: IdFolding;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** The sheets to read of workbooks, by name. */
  readonly sheets?: readonly string[];
  readonly currency?: string;
  /** A file of exchange rates into `currency`. */
  readonly rates?: string;
  readonly duplicates?: Duplicates;
  /** Days since 1970-01-01. */
  readonly asOf?: number;
  /**
   * From this day on the files name everybody; customers who had left by then are missing from them, as
   * from a snapshot. Days since 1970-01-01.
   */
  readonly windowStart?: number;
  /** Columns of text to keep, by header; "segment" means the column with that role. */
  readonly labels: readonly string[];
  readonly needs: {
    readonly spend: Need;
    readonly tenure: Need;
    readonly start?: Need;
    /**
     * Whether each relationship has ended. It is read wherever a tenure is; where it is required, files
     * that never say it are refused, and customers whose rows leave it open are set aside.
     */
    readonly status?: Exclude<Need, 'unused'>;
    /** Customers whose spend covers no time, so that they have no spend a year, are set aside. */
    readonly annualSpend?: boolean;
    /** What the goods cost, in logs of orders: read where they have it, overruled by a margin that is given, or not used. */
    readonly goods?: 'read' | 'overruled' | 'unused';
  };
  readonly keepRejects: boolean;
  /** How to read files that are logs of orders; absent where they cannot be. */
  readonly log?: LogRequest;
  /** Look at every column, for a report on the files. */
  readonly profile?: boolean;
}
