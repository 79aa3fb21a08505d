/** How likely a customer is still one, as a function of the years since the start. */
export interface Curve {
  /** S(t), non-increasing in [0, 1], for t ≥ 0; beyond the reach, S at the reach. */
  readonly survival: (years: number) => number;
  /** ∫₀ᵗ S, years, for t ≥ 0; beyond the reach, the area up to it. */
  readonly area: (years: number) => number;
  /** Nothing is known after this many years; Infinity for a model. */
  readonly reachYears: number;
  /**
   * The length of a renewal period where customers decide only at its end, as in the geometric and
   * the beta-geometric models; S is linear in between, as if those who end left evenly over it.
   */
  readonly periodYears?: number;
  /** Of those still there, so many leave a year, however long they have stayed; absent where that changes. */
  readonly hazard?: number;
}
