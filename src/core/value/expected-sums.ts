import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import type { Curve } from '../survival/curve.ts';
import { fixedTenure, type PeriodWeights, wholeWithinRounding } from '../survival/survival.ts';
import { survivalOfCurve } from '../survival/survival-of-curve.ts';
import {
  boundedSums,
  byFactor,
  countedWeights,
  noPayment,
  type PeriodSums,
  periodLogs,
  periodSums,
} from './period-sums.ts';
import { type Terms, timingOffset } from './terms.ts';

/** The payments of customers who stay as a curve says. */
export interface ExpectedSums {
  /** Of a new customer. */
  readonly anew: PeriodSums;
  /**
   * Of a customer who is still active after a tenure.
   *
   * @throws {RangeError} the tenure is not finite, or negative
   */
  readonly activeAfter: (tenureYears: number) => Outcome<ActiveSums>;
}

/** The payments of one active customer. */
export interface ActiveSums {
  /** The whole life: what is recorded and what is expected, both discounted to the customer's own start. */
  readonly expected: PeriodSums;
  /** What is expected after the tenure, discounted to the day that the tenure has reached. */
  readonly toCome: PeriodSums;
}

/**
 * The expected payments of an active customer of tenure T, in the periods k = 0, 1, … since the customer's own start.
 *
 *     w_k = the mean of S_T over period k,   S_T(t) = 1 for t ≤ T,  S(t)/S(T) beyond
 *
 * Growth and discount count from the start, as for a new customer. So the mean of w_k over all customers of a
 * Kaplan–Meier curve, those who have ended included, is the w_k of a new customer, and the mean of their values the
 * value of a new one, whatever the terms.
 *
 * What is to come are the same payments less those within T. Each is worth (1+d)^T as much on the day that the tenure
 * has reached as on the day of the start. The gains of problems that are fixed count from that day on.
 *
 * @param curve - in continuous time
 * @returns a failure where a sum is infinite or too large
 * @throws {RangeError} the curve is in whole periods, the terms leave out the first payment, or a term leaves its range
 * @see Efron (1967), The two sample problem with censored data, Proc. 5th Berkeley Symp. 4, for the mean of the w_k
 */
export function expectedSums(curve: Curve, terms: Terms): Outcome<ExpectedSums> {
  if (curve.periodYears !== undefined) throw new RangeError('the curve is in whole periods');
  if (terms.firstPayment === 'excluded') throw new RangeError('tenures begin with a payment');
  const life = survivalOfCurve(curve);
  const anew = periodSums(life, terms);
  if (!anew.ok) return anew;
  const weights = countedWeights(life, terms);
  if (weights.count === Infinity) {
    return failure(problem('horizon-needed', { reason: 'curve-endless' }));
  }
  const { periodsPerYear, horizonYears = Infinity } = terms;
  const endYears = Math.min(curve.reachYears, horizonYears);
  const logs = periodLogs(terms);
  const offset = timingOffset[terms.timing];
  const { plain, grown, discounted, both } = byFactor(logs, (log) => tails(weights, log));

  const activeAfter = (tenureYears: number): Outcome<ActiveSums> => {
    const soFar = periodSums(fixedTenure(tenureYears), terms);
    if (!soFar.ok) return soFar;
    const share = curve.survival(tenureYears);
    if (!(tenureYears < endYears) || share === 0) {
      return success({ expected: soFar.value, toCome: noPayment });
    }
    const now = wholeWithinRounding(tenureYears * periodsPerYear);
    const current = Math.floor(now);
    const until = Math.min((current + 1) / periodsPerYear, endYears);
    const rest = ((curve.area(until) - curve.area(tenureYears)) * periodsPerYear) / share;
    /** Σ r_k·z^(k−K), and Σ n_k·r_k·z^(k−K) with n_k = k − from, over the periods from the current one, K, on. */
    const ahead = ({ z, sums, later }: Tails, from: number) => {
      const next = ((sums[current + 1] ?? 0) * z) / share;
      const beyond = ((later[current + 1] ?? 0) * z) / share;
      return {
        sum: rest + next,
        later: Math.max(0, current - from) * rest + beyond + (current + 1 - from) * next,
      };
    };
    const growth = Math.exp(current * logs.growth);
    /** The payments ahead, with discounting that is 1 at so many periods, and problems that are fixed from then on. */
    const from = (start: number): PeriodSums => {
      const factor = Math.exp((current + offset - start) * logs.discount);
      const present = ahead(discounted, start);
      const money = ahead(both, start);
      return {
        paid: ahead(plain, start).sum,
        grown: ahead(grown, start).sum * growth,
        discounted: present.sum * factor,
        grownDiscounted: money.sum * growth * factor,
        laterDiscounted: present.later * factor,
        laterGrownDiscounted: money.later * growth * factor,
      };
    };
    const expected = boundedSums(added(soFar.value, from(0)));
    if (!expected.ok) return expected;
    const toCome = boundedSums(from(now));
    return toCome.ok ? success({ expected: expected.value, toCome: toCome.value }) : toCome;
  };
  return success({ anew: anew.value, activeAfter });
}

/** Sums of w_k over the periods from each one, K, on, with the powers of z = e^logFactor counted from there. */
interface Tails {
  readonly z: number;
  /** Σ_{k≥K} w_k·z^(k−K) */
  readonly sums: Float64Array;
  /** Σ_{k≥K} (k−K)·w_k·z^(k−K) */
  readonly later: Float64Array;
}

function tails({ weight, count }: PeriodWeights, logFactor: number): Tails {
  const z = Math.exp(logFactor);
  const sums = new Float64Array(count + 1);
  const later = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) {
    const after = sums[k + 1] ?? 0;
    sums[k] = weight(k) + z * after;
    later[k] = z * ((later[k + 1] ?? 0) + after);
  }
  return { z, sums, later };
}

const added = (a: PeriodSums, b: PeriodSums): PeriodSums => ({
  paid: a.paid + b.paid,
  grown: a.grown + b.grown,
  discounted: a.discounted + b.discounted,
  grownDiscounted: a.grownDiscounted + b.grownDiscounted,
  laterDiscounted: a.laterDiscounted + b.laterDiscounted,
  laterGrownDiscounted: a.laterGrownDiscounted + b.laterGrownDiscounted,
});
