import { type Outcome, success } from '../outcome.ts';
import { wholeWithinRounding } from '../survival/survival.ts';
import { checkSpend, type Stay, survivalOf } from './lifetime-value.ts';
import { firstCounted, onePayment, periodSums } from './period-sums.ts';
import { checkTerms, includedSteps, type StepName, stepNames, type Terms } from './terms.ts';
import {
  certainPayment,
  type StepAmounts,
  stepAmounts,
  sumOf,
  totals,
  waterfall,
} from './waterfall.ts';

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

/** Customers who are won at the same cost, and spend and stay differently. */
export interface AcquiredCustomers {
  /** The mean spend a year, for the simple payback. */
  readonly annualSpend: number;
  readonly payers: readonly Payer[];
  /** With the acquisition cost of one customer. */
  readonly terms: Terms;
}

/** Some of the customers. */
export interface Payer {
  /** Of all customers: the mean counts their payments by it. */
  readonly share: number;
  readonly annualSpend: number;
  /** Or the spend of one period alone, at once. */
  readonly stay: Stay | 'one payment';
  /** Of the same periods as those of all. */
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
export const payback = ({ annualSpend, stay, terms }: AcquiredCustomer): Payback =>
  pooledPayback({ annualSpend, payers: [{ share: 1, annualSpend, stay, terms }], terms });

/**
 * The same of several customers together: v_k is the mean of their v_k, so that each counts with its own spend and its
 * own stay, and running costs with all who are still there. Nobody pays where there is no payer.
 *
 * @throws {RangeError} the terms give no acquisition cost, or a spend or a term leaves its range
 */
export function pooledPayback({ annualSpend, payers, terms }: AcquiredCustomers): Payback {
  const { referral: _referred, recovery: _recovered, ...own } = terms;
  if (own.acquisition === undefined) throw new RangeError('payback needs an acquisition cost');
  checkSpend(annualSpend);
  for (const payer of payers) checkSpend(payer.annualSpend);
  checkTerms(own);
  const { acquisition } = own;
  return {
    months: simple(annualSpend, acquisition, own),
    survivalAdjustedMonths: adjusted(payers, acquisition, own),
  };
}

function simple(annualSpend: number, acquisition: number, terms: Terms): number | null {
  if (acquisition === 0) return 0;
  const { periodsPerYear } = terms;
  // The margin of one period that is paid for certain, before growth.
  const yearly = certainPayment(annualSpend / periodsPerYear, 1, terms) * periodsPerYear;
  return yearly > 0 ? (acquisition * 12) / yearly : null;
}

/** As long as sums of periods are defined; in days, three million years. */
const mostPeriods = 2 ** 30;
/** How far is searched where the value has no end. */
const longestYears = 1000;

function adjusted(payers: readonly Payer[], acquisition: number, terms: Terms): number | null {
  const { periodsPerYear, horizonYears = Infinity } = terms;
  const whole = meanSteps(payers, terms);
  const longest = whole.ok ? Infinity : longestYears;
  const stays = Math.max(0, ...payers.map(({ stay }) => longestStay(stay, terms)));
  const end = wholeWithinRounding(Math.min(longest, horizonYears, stays) * periodsPerYear);
  /** Present value of the payments of the first n periods, less the cost. */
  const net = (n: number): number => {
    if (n <= 0) return -acquisition;
    const steps = meanSteps(payers, {
      ...terms,
      horizonYears: Math.min(n, end) / periodsPerYear,
    });
    // Too large a sum is no number, and no payback is found there.
    return steps.ok ? sumOf(steps.value) : Number.NaN;
  };
  // As printed: a net value of 0 on the grid of amounts is paid back.
  const left = whole.ok ? totals(waterfall(whole.value, includedSteps(terms))).netValue : net(end);
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
 * The steps of the value of one customer, on the mean of the payers, before referral and recovery; the cost and the
 * horizon are everybody's.
 */
function meanSteps(
  payers: readonly Payer[],
  { acquisition = 0, horizonYears = Infinity }: Terms,
): Outcome<StepAmounts> {
  const mean: Record<StepName, number> = { ...noSteps, acquisition: -acquisition };
  for (const { share, annualSpend, stay, terms } of payers) {
    const { referral: _brought, recovery: _fixed, acquisition: _once, ...all } = terms;
    const own = { ...all, ...(horizonYears < Infinity && { horizonYears }) };
    const sums = stay === 'one payment' ? success(onePayment) : periodSums(survivalOf(stay), own);
    if (!sums.ok) return sums;
    const amounts = stepAmounts(annualSpend / own.periodsPerYear, sums.value, own);
    for (const step of stepNames) mean[step] += share * amounts[step];
  }
  return success(mean);
}

const noSteps = Object.fromEntries(stepNames.map((step) => [step, 0])) as Record<StepName, number>;

/**
 * The first number of periods after which the cost is paid back. Margins of one payer rise, or fall, from one period to
 * the next, so that once it is, it stays so: it is found by doubling, then by halving. Payers of whom some never earn
 * their running costs may pass the cost more than once; this is one of these times.
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

function longestStay(stay: Payer['stay'], { periodsPerYear }: Terms): number {
  if (stay === 'one payment') return 1 / periodsPerYear;
  if ('tenureYears' in stay) return stay.tenureYears;
  return 'curve' in stay ? stay.curve.reachYears : Infinity;
}
