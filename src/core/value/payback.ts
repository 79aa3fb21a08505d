import { checkSpend, type Stay } from './lifetime-value.ts';
import { checkTerms, type Terms, timingOffset } from './terms.ts';
import { certainPayment } from './waterfall.ts';

/** Months until the margin has paid for the acquisition; null: it never does. */
export interface Payback {
  /** CAC ÷ monthly margin. */
  readonly months: number | null;
  /** The same of the expected, discounted margin. */
  readonly survivalAdjustedMonths: number | null;
}

/** A customer with an acquisition cost. */
export interface AcquiredCustomer {
  readonly annualSpend: number;
  readonly stay: Stay;
  /** With an acquisition cost. */
  readonly terms: Terms;
}

/** The longest payback time that is searched, in months. */
const longest = 12_000;

/**
 * When the acquisition cost is paid back, from margin that comes every month.
 *
 * Simple: n = CAC/m. Survival-adjusted: the n with Σ_{k<n} m_k·S(k+o)·(1+d)^−(k+o) = CAC, the last month
 * counted in part; m_k is the margin after running costs with spend grown for k months, and o = 0,
 * ½ or 1 for a margin that comes at the start, middle or end of its month. Without growth and costs
 * that is n = ln[1 − CAC·(1−q)/(m·qᵒ)]/ln q, with q = (1−churn)/(1+d) a month.
 *
 * @throws {RangeError} the terms give no acquisition cost, or the spend or a term leaves its range
 */
export function payback({ annualSpend, stay, terms }: AcquiredCustomer): Payback {
  const { acquisition, growth = 0, discount = 0, horizonYears = Infinity } = terms;
  if (acquisition === undefined) throw new RangeError('payback needs an acquisition cost');
  checkSpend(annualSpend);
  checkTerms(terms);
  const monthly = { ...terms, periodsPerYear: 12 };
  const margin = (month: number) =>
    certainPayment(annualSpend / 12, Math.exp((month * Math.log1p(growth)) / 12), monthly);
  const last = Math.min(horizonYears, longestStay(stay)) * 12;
  const offset = timingOffset[terms.timing];
  const present = (years: number) =>
    survivalAt(stay, years) * Math.exp(-years * Math.log1p(discount));
  let paid = 0;
  let adjusted: number | null = acquisition === 0 ? 0 : null;
  for (let month = 0; adjusted === null && month < last && month < longest; month++) {
    const years = (month + offset) / 12;
    const part = Math.min(1, last - month);
    const earned = margin(month) * present(years) * part;
    if (paid + earned >= acquisition) {
      const later = margin(month + 1) * present(years + 1 / 12);
      const decay = later / (margin(month) * present(years));
      adjusted = month + partOf((acquisition - paid) / earned, decay) * part;
    }
    paid += earned;
  }
  return { months: simple(acquisition, margin(0)), survivalAdjustedMonths: adjusted };
}

/**
 * The part f of a month in which the share s of its margin comes, if margin falls within the month as it
 * does from month to month: (1 − qᶠ)/(1 − q) = s.
 */
function partOf(share: number, q: number): number {
  return q > 0 && q !== 1 ? Math.log1p(share * (q - 1)) / Math.log(q) : share;
}

function simple(acquisition: number, monthlyMargin: number): number | null {
  if (acquisition === 0) return 0;
  return monthlyMargin > 0 ? acquisition / monthlyMargin : null;
}

function longestStay(stay: Stay): number {
  if ('tenureYears' in stay) return stay.tenureYears;
  return 'curve' in stay ? stay.curve.reachYears : Infinity;
}

/** The share of customers who are still there; a fixed stay ends with the months that are counted. */
function survivalAt(stay: Stay, years: number): number {
  if ('tenureYears' in stay || years === 0) return 1;
  if ('curve' in stay) return stay.curve.survival(years);
  return stay.retention === 0 ? 0 : Math.exp(years * Math.log(stay.retention));
}
