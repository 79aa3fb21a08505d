import { meanOver } from '../numeric/gauss-legendre.ts';
import { infiniteSum } from '../numeric/infinite-sum.ts';
import type { Curve } from './curve.ts';

/** The terms of a discounted expected lifetime. */
export interface LifetimeTerms {
  readonly periodsPerYear: number;
  /** d, a year; > −1. */
  readonly discount: number;
  /** The renewals that the customer has made, n − 1 in the n-th period; absent for a new customer. */
  readonly renewals?: number;
}

/**
 * The discounted expected lifetime, or residual lifetime: the expected payments, each at the start of its period.
 *
 *     new customer:                    Σ_{k≥0} w_k (1+d)^(−k/P)
 *     in period n, its payment made:   Σ_{t≥n} w_t/S(n−1) · (1+d)^(−(t−n)/P)
 *
 * over P periods a year, in years: divided by P. w_k is S at the start of period k for curves in
 * whole periods, the mean of S over it for curves in continuous time. The first is the discounted
 * expected lifetime, the second the discounted expected residual lifetime.
 *
 * @param curve - with an infinite reach all periods are summed, and S must be smooth after the first 1,000 of them
 * @returns years; Infinity where the sum diverges; 0 where the survival is 0 after these renewals
 * @throws {RangeError} a term leaves its range
 * @see Fader & Hardie (2010), Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1)
 */
export function discountedLifetime(curve: Curve, terms: LifetimeTerms): number {
  const { periodsPerYear, discount, renewals } = terms;
  if (!(periodsPerYear > 0 && periodsPerYear < Infinity)) {
    throw new RangeError(`periods a year must be finite and above 0, not ${periodsPerYear}`);
  }
  if (!(discount > -1 && discount < Infinity)) {
    throw new RangeError(`a discount must be finite and above −1, not ${discount}`);
  }
  if (renewals !== undefined && !(Number.isInteger(renewals) && renewals >= 0)) {
    throw new RangeError(`renewals must be a whole number, not ${renewals}`);
  }
  const first = renewals === undefined ? 0 : renewals + 1;
  const made = renewals === undefined ? 1 : curve.survival(renewals / periodsPerYear);
  if (made === 0) return 0;
  const weight = payingShare(curve, periodsPerYear);
  const force = Math.log1p(discount) / periodsPerYear;
  const term = (k: number) => {
    const share = weight(first + k) / made;
    return share === 0 ? 0 : share * Math.exp(-force * k);
  };
  if (curve.reachYears === Infinity) return infiniteSum(term) / periodsPerYear;
  let sum = 0;
  for (let k = 0; (first + k) / periodsPerYear < curve.reachYears; k++) sum += term(k);
  return sum / periodsPerYear;
}

/** Beyond this period, or below this share of the area before it, the difference of two areas loses its digits. */
const far = 1000;
const least = 1e-7;

/** The probability that period k pays: S at its start, or the mean of S over it. */
function payingShare(curve: Curve, periodsPerYear: number): (k: number) => number {
  const { survival, area, periodYears } = curve;
  const at = (k: number) => survival(k / periodsPerYear);
  if (periodYears !== undefined) return at;
  return (k) => {
    if (k >= far) return (at(k) + 4 * at(k + 0.5) + at(k + 1)) / 6;
    const until = area((k + 1) / periodsPerYear);
    const within = until - area(k / periodsPerYear);
    return within > least * until ? within * periodsPerYear : meanOver(at, k, k + 1);
  };
}
