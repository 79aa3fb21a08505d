import { hasUnseenYears } from '../../core/survival/risk-sets.ts';
import type { Terms } from '../../core/value/terms.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import type { ComparedMethod } from './result.ts';

/** What the sentences speak of: all customers as one segment. */
export interface MethodFacts {
  readonly all: SegmentStaying;
  readonly terms: Terms;
  /** Time between payments, as `--period` takes it. */
  readonly period: string;
  /** Whether the customers are in several segments. */
  readonly divided: boolean;
  /** The share of the expected value that lies beyond the data. */
  readonly extrapolated: number;
}

/** One sentence on why the method gives what it gives. */
export function methodReason(method: ComparedMethod, facts: MethodFacts): string {
  const { all, terms, period, extrapolated, divided } = facts;
  const { customers, endedTotal, exposureYears, reachYears } = all.risk;
  const count = (n: number) => numberText(n, 0);
  const years = (n: number) => `${shortNumber(n)} y`;
  const stillActive = count(customers - endedTotal);
  const none = endedTotal === 0;
  const allEnded = endedTotal === customers;
  const until = Math.min(terms.horizonYears ?? Infinity, reachYears);
  switch (method) {
    case 'churn-flag-as-rate':
      if (none) return 'nobody is marked as ended, so there is no rate';
      return `reads the ${percentText(endedTotal / customers, 1)} marked as ended as the share lost every ${unitWords[period] ?? period}${reachYears === 0 ? '; all tenures are 0, so the time that it took is unknown' : `; they left over up to ${years(reachYears)}, not in one period: too short`}`;
    case 'ended-mean':
      if (none) return 'nobody has ended, so there is no tenure to average';
      return allEnded
        ? 'averages those who have ended, and all have: nobody is left out'
        : `averages only the ${count(endedTotal)} who have ended; the ${stillActive} still active, who stay longer, do not count: too short`;
    case 'plain-mean':
      return allEnded
        ? 'averages all recorded tenures, and all have ended: nothing is left out'
        : `averages all tenures as if the ${stillActive} still active ended today: too short`;
    case 'observed':
      return 'spend × recorded tenure of each customer: like the plain mean, and also counts that customers who stay longer may spend more or less';
    case 'exponential': {
      if (none) return 'nobody has ended, so the rate is 0 and the stay has no end';
      if (exposureYears === 0) return 'all tenures are 0, so there is no time to measure a rate by';
      const beyond = Math.exp((-endedTotal / exposureYears) * reachYears);
      const rate = `${count(endedTotal)} ended ÷ ${exposureYears < 10 ? shortNumber(exposureYears) : count(exposureYears)} ${exposureYears === 1 ? 'customer-year' : 'customer-years'}${divided ? ' of all together (each segment has its own)' : ''}, one constant rate`;
      return terms.horizonYears === undefined
        ? `${rate} for ever: ${percentText(beyond, 0)} of the stay${divided ? ' of all together' : ''} lies beyond the ${years(reachYears)} that anybody was observed`
        : `${rate} up to the horizon`;
    }
    case 'kaplan-meier':
      if (hasUnseenYears(all.risk)) {
        return `nobody was observed in ${years(all.risk.unseenYears)} of tenure, so how long a new customer stays is unknown`;
      }
      return `follows active customers as far as they have come, and counts nothing after ${years(until)}${terms.horizonYears !== undefined && terms.horizonYears < reachYears ? ', the horizon' : ', the longest on record'}`;
    case 'model':
      if (all.marked !== null) return 'these are too few for a model';
      return all.fit === undefined
        ? 'no model could be fitted to these tenures'
        : `${all.fit.model}, the best fit by AIC${divided ? ' to all together (each segment has its own)' : ''}${terms.horizonYears === undefined ? `, cut where the data end, at ${years(reachYears)}` : `, to the horizon`}`;
    case 'expected':
      return allEnded
        ? 'what is recorded so far; nobody is active, so nothing is to come'
        : `what is recorded so far, and what the ${stillActive} active ${stillActive === '1' ? 'is' : 'are'} to bring by the curve of their segment${extrapolated > 0 ? `; ${percentText(extrapolated, 1)} of it lies beyond the data` : `, to ${years(until)} of tenure`}`;
  }
}

const unitWords: Readonly<Record<string, string>> = { y: 'year', mo: 'month', w: 'week', d: 'day' };
