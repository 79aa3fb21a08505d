import type { RecordRequest } from '../records/record-request.ts';
import type { AmountPer } from './lines/line-amounts.ts';
import type { OrderSource, SourceName } from './source.ts';

/** Whether the amount of an order is what is left of a payment, or what was charged. */
export const orderAmounts = ['net', 'gross'] as const;

export type OrderAmounts = (typeof orderAmounts)[number];

/** What net spend is without, where the export has it. */
export const deductions = ['refunds', 'tax', 'shipping'] as const;

export type Deduction = (typeof deductions)[number];

/** A column that is kept, and the option that asks for it. */
export interface LabelRequest {
  readonly header: string;
  readonly option: string;
}

/** Which logs of orders to read, and what the options say about them. */
export interface OrderRequest extends Omit<RecordRequest, 'fields' | 'others' | 'profile'> {
  /** Where recognition by the headers is not to decide. */
  readonly source?: SourceName;
  /** A source that the user describes, which then needs no recognition. */
  readonly described?: OrderSource;
  /** Net: less refunds, tax and shipping, where the export has them. Gross: nothing taken off. */
  readonly amounts: OrderAmounts;
  /** What the amounts of rows with one number of an order are of, where the columns are not to decide. */
  readonly amountPer?: AmountPer;
  /**
   * Whether the cost of the goods is wanted: read from the log where it has it, overruled by a margin that is given, or
   * not used.
   */
  readonly goods?: 'read' | 'overruled' | 'unused';
  /** First day of the observation, in days since 1970-01-01; without it, that of the log. */
  readonly since?: number;
  /** The columns of a file that settles how logs are read: no other is looked for. */
  readonly saved?: OrderRequest['columns'];
  /** Last day of the observation, in days since 1970-01-01; without it, that of the log. */
  readonly until?: number;
  /** Memory that a database may take to open files, in megabytes; by default most of the machine's. */
  readonly memory?: number;
  /** The time zone in which days count, by its IANA name; without it, the days that are written. */
  readonly timeZone?: string;
  /** The words of statuses that count as purchases, and no others; without them, those that are known to. */
  readonly status?: readonly string[];
  /** Files whose columns are joined to the orders, by their number or by the customer. */
  readonly join?: readonly string[];
  /** Columns of text that are kept of each customer. */
  readonly labels: readonly LabelRequest[];
}

/** What is settled of logs of orders wherever one is read: also where customers are made of them. */
export type LogSettings = Pick<
  OrderRequest,
  | 'source'
  | 'described'
  | 'amounts'
  | 'amountPer'
  | 'goods'
  | 'since'
  | 'until'
  | 'timeZone'
  | 'status'
  | 'columns'
  | 'saved'
>;
