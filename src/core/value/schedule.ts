import type { Survival } from '../survival/survival.ts';
import { countedWeights, firstCounted, periodLogs } from './period-sums.ts';
import { type Terms, timingOffset } from './terms.ts';
import { certainPayment } from './waterfall.ts';

/** One period of the schedule of a lifetime value. */
export interface Period {
  readonly k: number;
  /** w_k: the probability that the period pays. */
  readonly probability: number;
  readonly bookedAtYears: number;
  /** Margin of the period if it pays, after running costs; spend where no margin is given. */
  readonly amount: number;
  /** probability × amount × discount factor. */
  readonly presentValue: number;
}

/**
 * The counted periods, one after another; the caller stops where it needs no more. Their present values add up to the
 * lifetime value without referral and recovery.
 */
export function* schedule(
  annualSpend: number,
  survival: Survival,
  terms: Terms,
): Generator<Period, void, undefined> {
  const weights = countedWeights(survival, terms);
  const logs = periodLogs(terms);
  const first = firstCounted(terms);
  for (let k = first; k < weights.count; k++) {
    const growth = Math.exp((k - first) * logs.growth);
    const booked = k + timingOffset[terms.timing];
    const amount = certainPayment(annualSpend / terms.periodsPerYear, growth, terms);
    const probability = weights.weight(k);
    yield {
      k,
      probability,
      bookedAtYears: booked / terms.periodsPerYear,
      amount,
      presentValue: probability * amount * Math.exp(booked * logs.discount),
    };
  }
}
