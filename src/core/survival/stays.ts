/**
 * The recorded stays of one group of customers, those alike taken together: one entry a distinct
 * stay, ascending by exit and then by entry. Everything that is estimated from tenures starts here,
 * so that a million customers cost no more than their distinct tenures.
 */
export interface Stays {
  /** Observed from this many years after the start: 0 unless the record omits those who left before its window. */
  readonly entryYears: Float64Array;
  /** Ended here, or still active here. */
  readonly exitYears: Float64Array;
  /** Customers who ended at the exit, or their money. */
  readonly ended: Float64Array;
  /** Customers who were still active at the exit, or their money. */
  readonly active: Float64Array;
  /**
   * Where only the interval is known in which customers ended, as in a table by year: they ended after
   * this and no later than the exit. Absent: they ended exactly at the exit.
   */
  readonly afterYears?: Float64Array;
}
