/** A survival curve: the probability that a customer is still one, by years since the start. */
export interface Curve {
  /** S(t), non-increasing in [0, 1], for t ≥ 0; beyond the reach, S at the reach. */
  readonly survival: (years: number) => number;
  /** ∫₀ᵗ S, years, for t ≥ 0; beyond the reach, the area up to it. */
  readonly area: (years: number) => number;
  /** The last time for which the curve is known, in years; Infinity for a model. */
  readonly reachYears: number;
  /**
   * The length of a renewal period where customers decide only at its end, as in the geometric and
   * the beta-geometric models; S is linear in between, as if those who end left evenly over it.
   */
  readonly periodYears?: number;
  /** The hazard a year, where it is the same at all times; absent where it changes. */
  readonly hazard?: number;
}

/**
 * A curve up to its reach τ, continued by a tail:
 *
 *     S(t) = S(τ)·S_tail(t)/S_tail(τ),  t > τ
 *
 * In continuous time, also where the tail has renewals.
 */
export function continuedCurve(curve: Curve, tail: Curve): Curve {
  const { reachYears } = curve;
  const atReach = tail.survival(reachYears);
  const share = atReach > 0 ? curve.survival(reachYears) / atReach : 0;
  const before = curve.area(reachYears);
  const tailBefore = tail.area(reachYears);
  return {
    survival: (years) =>
      years <= reachYears ? curve.survival(years) : share * tail.survival(years),
    area: (years) =>
      years <= reachYears ? curve.area(years) : before + share * (tail.area(years) - tailBefore),
    reachYears: tail.reachYears,
  };
}
