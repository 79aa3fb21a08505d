/** One value a customer in each column. */
export interface CustomerColumns {
  readonly amount?: Float64Array;
  readonly amountYears?: Float64Array;
  readonly tenure?: Float64Array;
  readonly status?: Uint8Array;
  readonly start?: Int32Array;
}
