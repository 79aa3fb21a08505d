import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import { segmentsBy } from '../../core/segments.ts';
import { hasUnseenYears } from '../../core/survival/risk-sets.ts';
import { exactNetValue, survivalOf } from '../../core/value/lifetime-value.ts';
import { periodSums } from '../../core/value/period-sums.ts';
import { type StayReading, stayByReading, stayReadings } from '../../core/value/stay-readings.ts';
import type { Terms } from '../../core/value/terms.ts';
import { ProblemTally } from '../../problems/tally.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { fitText } from '../shared/fit-words.ts';
import {
  expectedStaying,
  type SegmentStaying,
  type StayingRequest,
} from '../shared/valuation/staying.ts';
import { type Valued, valuedFigures } from '../shared/valuation/valued.ts';
import type { ComparedMethod, MethodValue, SegmentValue } from './result.ts';
import { type TermsOfSegments, termsOfSegments } from './segment-terms.ts';
import { type Lines, valuedSegments, withExpectations } from './segment-values.ts';

/** What each method makes of the valued customers, in their segments and as one. */
export function methodsSideBySide(
  valued: Valued,
  lines: Lines,
  request: StayingRequest,
  period: string,
): MethodValue[] {
  const { staying, segments, terms, customers } = valued;
  if (staying.kind !== 'expected') throw new RangeError('methods are compared on recorded stays');
  const divided: Expected = {
    ...lines,
    staying: staying.segments,
    termsOf: termsOfSegments(valued),
  };
  const unit = request.rounding?.unit ?? null;
  if (segments.keys.length === 1) return comparedMethods(divided, divided, { terms, period, unit });
  const all = segmentsBy(customers, []);
  // What cannot be fitted to all was reported by segment, and is shown here however it fits.
  const shown = { ...request, chosen: true };
  const asOne = expectedStaying(customers, all, shown, new ProblemTally());
  const one: Valued = { ...valued, segments: all, staying: asOne, costs: undefined };
  const oneLine = withExpectations(valuedSegments(one, valueOrRefusal(valuedFigures(one))), one);
  const whole: Expected = { ...oneLine, staying: asOne.segments, termsOf: termsOfSegments(one) };
  return comparedMethods(divided, whole, { terms, period, unit });
}

/** Customers valued by their expected stay, in segments or as one. */
interface Expected {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
  readonly staying: readonly SegmentStaying[];
  readonly termsOf: TermsOfSegments;
}

/**
 * What each method makes of the same customers, by segment and as one: the same spend a year and the
 * same economics, only the length of the stay is read differently.
 *
 * @param divided - valued by segment
 * @param whole - the same customers valued as one segment
 */
function comparedMethods(
  divided: Expected,
  whole: Expected,
  { terms, period, unit }: Pick<MethodFacts, 'terms' | 'period' | 'unit'>,
): MethodValue[] {
  const [all] = whole.staying;
  if (all === undefined) return [];
  const facts = {
    all,
    terms,
    period,
    unit,
    divided: divided.segments.length > 1,
    extrapolated: divided.total.extrapolatedShare ?? 0,
  };
  const line = (method: ComparedMethod, own: MethodFigures, asOne: MethodFigures): MethodValue => ({
    method,
    ...(method === 'model' && all.best !== undefined && { model: all.best.fitted.model }),
    meanYears: own.meanYears,
    lifetimeValue: own.totalValue === null ? null : own.totalValue / whole.total.customers,
    totalValue: own.totalValue,
    totalWithoutSegments: asOne.totalValue,
    why: methodReason(method, facts),
  });
  const soFar = { meanYears: recordedYears(whole, terms), totalValue: divided.total.soFar ?? null };
  const expected = ({ total }: Expected) => ({
    meanYears: total.meanYears,
    totalValue: total.totalValue,
  });
  return [
    ...stayReadings.map((reading) => line(reading, read(reading, divided), read(reading, whole))),
    line('observed', soFar, soFar),
    line('expected', expected(divided), expected(whole)),
  ];
}

interface MethodFigures {
  readonly meanYears: number | null;
  readonly totalValue: number | null;
}

/** Mean recorded tenure as far as it is valued. */
function recordedYears({ staying, total }: Expected, { horizonYears = Infinity }: Terms): number {
  const years = staying.flatMap(({ stays: { exitYears, ended, active } }) =>
    Array.from(
      exitYears,
      (exit, i) => Math.min(exit, horizonYears) * ((ended[i] ?? 0) + (active[i] ?? 0)),
    ),
  );
  return exactSum(years) / total.customers;
}

/** Every segment's customers at the segment's spend and the stay that is read from its tenures. */
function read(reading: StayReading, { segments, staying, termsOf }: Expected): MethodFigures {
  const values: number[] = [];
  const years: number[] = [];
  const customers = exactSum(segments.map((line) => line.customers));
  for (const [s, line] of segments.entries()) {
    const group = staying[s];
    if (group === undefined) throw new RangeError(`no segment ${s}`);
    const { annualSpend } = line;
    const { acquisition: _not, ...own } = termsOf([s], annualSpend ?? 0);
    const stay = stayByReading(reading, group, own.periodsPerYear, own.horizonYears);
    if (stay === undefined || annualSpend === null) return nothing;
    const worth = exactNetValue({ annualSpend, stay, terms: own });
    const paid = periodSums(survivalOf(stay), own);
    if (!worth.ok || !paid.ok) return nothing;
    values.push(worth.value * line.customers);
    years.push((paid.value.paid / own.periodsPerYear) * line.customers);
  }
  return { meanYears: exactSum(years) / customers, totalValue: asDecimal(exactSum(values)) };
}

const nothing: MethodFigures = { meanYears: null, totalValue: null };

/** What the sentences speak of: all customers as one segment. */
interface MethodFacts {
  readonly all: SegmentStaying;
  readonly terms: Terms;
  /** Time between payments, as `--period` takes it. */
  readonly period: string;
  /** In which tenures are recorded; null: none. */
  readonly unit: TimeUnit | null;
  /** Whether the customers are in several segments. */
  readonly divided: boolean;
  /** The share of the expected value that lies beyond the data. */
  readonly extrapolated: number;
}

/** One sentence on why the method gives what it gives. */
function methodReason(method: ComparedMethod, facts: MethodFacts): string {
  const { all, terms, period, unit, extrapolated, divided } = facts;
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
      return all.best === undefined
        ? 'no model could be fitted to these tenures'
        : `${all.best.fitted.model}, the best fit by AIC${divided ? ' to all together (each segment has its own)' : ''}${terms.horizonYears === undefined ? `, cut where the data end, at ${years(reachYears)}` : `, to the horizon`}; ${fitText(all.best.fit, unit)}`;
    case 'expected':
      return allEnded
        ? 'what is recorded so far; nobody is active, so nothing is to come'
        : `what is recorded so far, and what the ${stillActive} active ${stillActive === '1' ? 'is' : 'are'} to bring by the curve of their segment${extrapolated > 0 ? `; ${percentText(extrapolated, 1)} of it lies beyond the data` : `, to ${years(until)} of tenure`}`;
  }
}

const unitWords: Readonly<Record<string, string>> = { y: 'year', mo: 'month', w: 'week', d: 'day' };
