import type { ColumnChoice, CustomerRequest } from '../customer-request.ts';
import type { Field } from './field.ts';

/** Which files to read as rows of which fields, and what the options say about them. */
export interface RecordRequest
  extends Pick<
    CustomerRequest,
    | 'files'
    | 'dateOrder'
    | 'dateFormat'
    | 'decimal'
    | 'decimalByDefault'
    | 'ids'
    | 'encoding'
    | 'delimiter'
    | 'sheets'
    | 'currency'
    | 'rates'
    | 'keepRejects'
    | 'profile'
  > {
  readonly fields: readonly Field[];
  /** The columns that options give to fields, by the name of the field. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  /**
   * Every column that is none of the fields is read too: as figures, where what is no number is noted and counts as
   * blank, or as names of segments.
   */
  readonly others?: 'figures' | 'segments';
  /** Every line is a row, as in what a program wrote: none is the total of those above, whatever it is called. */
  readonly allRows?: true;
  /** Every row is kept as a line of text too, for messages about it. */
  readonly excerpts?: true;
}
