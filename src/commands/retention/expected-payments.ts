import type { Curve } from '../../core/survival/curve.ts';
import { discountedLifetime } from '../../core/survival/expected-lifetime.ts';

/** An expected lifetime, and the share of it that lies beyond the data; both null where it is infinite. */
export interface ExpectedLifetime {
  readonly years: number | null;
  readonly extrapolatedShare: number | null;
}

/** How payments are counted: how many a year, at which discount, and how far the data reach. */
export interface Counting {
  readonly periodsPerYear: number;
  /** A year. */
  readonly discount: number;
  readonly reachYears: number;
}

/**
 * The expected lifetime from the n-th payment on, in years, and how much of it is extrapolated:
 * the payments that come after the last time at which anybody was observed.
 *
 * A new customer's begins with payment 0, which is certain; in the n-th period, with n − 1 renewals
 * made, payment n is the next. From payment m on, as seen in the n-th period, it is
 *
 *     S(m−1)/S(n−1) · (1+d)^−((m−n)/periods a year) · [what is to come in the m-th period]
 *
 * @param n - from 1; absent for a new customer
 */
export function expectedPayments(curve: Curve, counting: Counting, n?: number): ExpectedLifetime {
  const { periodsPerYear, discount, reachYears } = counting;
  const lifetime = (renewals?: number) =>
    discountedLifetime(curve, {
      periodsPerYear,
      discount,
      ...(renewals !== undefined && { renewals }),
    });
  const years = lifetime(n === undefined ? undefined : n - 1);
  if (!(years < Infinity)) return { years: null, extrapolatedShare: null };
  const next = n ?? 0;
  // Payment k is at k periods; the first beyond the reach is never payment 0.
  const first = Math.max(1, next, Math.floor(reachYears * periodsPerYear * (1 + 1e-12)) + 1);
  if (first === next) return { years, extrapolatedShare: 1 };
  const share = (periods: number) => curve.survival(periods / periodsPerYear);
  const reached = next === 0 ? 1 : share(next - 1);
  const later = Math.exp(-((first - next) / periodsPerYear) * Math.log1p(discount));
  const beyond = (share(first - 1) / reached) * later * lifetime(first - 1);
  return { years, extrapolatedShare: Math.min(1, years > 0 ? beyond / years : 0) };
}
