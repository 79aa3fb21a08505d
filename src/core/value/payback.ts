import { wholeWithinRounding } from '../survival/survival.ts';
import {
  checkSpend,
  exactNetValue,
  lifetimeValue,
  type Stay,
  survivalOf,
} from './lifetime-value.ts';
import { firstCounted } from './period-sums.ts';
import { checkTerms, type Terms } from './terms.ts';
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

/**
 * When the payments that a lifetime value counts have paid for the acquisition, before referral and recovery.
 *
 * Simple: n = CAC/m, with the margin m of a month. Survival-adjusted: the time t with
 *
 *     Σ_{k<n} v_k + (t − n)·v_n = CAC,  v_k = w_k·m_k·(1+d)^−(k+offset),  n = the whole periods in t
 *
 * where v_k are the present values of the periods, as `schedule` lists them: the payment of a period comes in evenly
 * over the period, and timing moves only the date that it is discounted from. Where later payments are negative, because
 * spend shrinks below the running costs, the cost is paid back only if it stays so. Hence it is paid back just if the net
 * value is at least 0, and never after the stay or the horizon. (A net value of exactly 0 of customers who stay without
 * end is reached at no time.) Where the value has no end, the first 1,000 years are searched.
 *
 * @throws {RangeError} the terms give no acquisition cost, or the spend or a term leaves its range
 * @example payback({ annualSpend: 100, stay: { tenureYears: 4 }, terms: { periodsPerYear: 1, timing: 'mid',
 *   firstPayment: 'included', margin: 0.25, acquisition: 100 } }) // => 48 months, simple and survival-adjusted
 */
export function payback({ annualSpend, stay, terms }: AcquiredCustomer): Payback {
  const { referral: _referred, recovery: _recovered, ...own } = terms;
  if (own.acquisition === undefined) throw new RangeError('payback needs an acquisition cost');
  checkSpend(annualSpend);
  checkTerms(own);
  const payer = { annualSpend, stay, terms: own, acquisition: own.acquisition };
  return { months: simple(payer), survivalAdjustedMonths: adjusted(payer) };
}

interface Payer extends AcquiredCustomer {
  readonly acquisition: number;
}

/** The margin of one period that is paid for certain, before growth. */
const periodMargin = ({ annualSpend, terms }: Payer): number =>
  certainPayment(annualSpend / terms.periodsPerYear, 1, terms);

function simple(payer: Payer): number | null {
  const { acquisition, terms } = payer;
  if (acquisition === 0) return 0;
  const yearly = periodMargin(payer) * terms.periodsPerYear;
  return yearly > 0 ? (acquisition * 12) / yearly : null;
}

/** As long as sums of periods are defined; in days, three million years. */
const mostPeriods = 2 ** 30;
/** How far is searched where the value has no end. */
const longestYears = 1000;

function adjusted(payer: Payer): number | null {
  const { annualSpend, stay, terms, acquisition } = payer;
  const { periodsPerYear, horizonYears = Infinity } = terms;
  const whole = lifetimeValue(annualSpend, survivalOf(stay), terms);
  const longest = whole.ok ? Infinity : longestYears;
  const end = wholeWithinRounding(
    Math.min(longest, horizonYears, longestStay(stay)) * periodsPerYear,
  );
  /** Present value of the payments of the first n periods, less the cost. */
  const net = (n: number): number => {
    if (n <= 0) return -acquisition;
    const cut = { ...terms, horizonYears: Math.min(n, end) / periodsPerYear };
    const value = exactNetValue({ annualSpend, stay, terms: cut });
    // Too large a sum is no number, and no payback is found there.
    return value.ok ? value.value : Number.NaN;
  };
  // As printed: a net value of 0 on the grid of amounts is paid back.
  const left = whole.ok ? whole.value.netValue : net(end);
  if (left < 0) return null;
  if (end === 0) return 0;
  if (acquisition === 0 && !(net(firstCounted(terms) + 1) < 0)) return 0;
  const endless = end === Infinity;
  if (endless && left === 0) return null;
  const least = endless ? 0 : Math.min(0, net(end));
  const n = firstReached((periods) => net(periods) >= least, firstCounted(terms), end);
  if (n === undefined) return null;
  const before = net(n - 1);
  const rise = net(n) - before;
  const part = rise > 0 ? (least - before) / rise : 0;
  return ((n - 1 + part * Math.min(1, end - (n - 1))) * 12) / periodsPerYear;
}

/**
 * The first number of periods after which the cost is paid back. Margins rise, or fall, from one period to the next, so
 * that once it is, it stays so: it is found by doubling, then by halving.
 */
function firstReached(
  reached: (periods: number) => boolean,
  after: number,
  end: number,
): number | undefined {
  const most = Math.min(Math.ceil(end), mostPeriods);
  let low = Math.min(after, most);
  let high = Math.min(after + 1, most);
  while (!reached(high)) {
    if (high === most) return undefined;
    low = high;
    high = Math.min(2 * high, most);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function longestStay(stay: Stay): number {
  if ('tenureYears' in stay) return stay.tenureYears;
  return 'curve' in stay ? stay.curve.reachYears : Infinity;
}
