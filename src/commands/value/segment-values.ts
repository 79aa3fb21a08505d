import { areSingle } from '../../core/customers.ts';
import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { distribution, distributions } from '../../core/numeric/distribution.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { segmentCounts } from '../../core/segments.ts';
import { tooFew } from '../../core/survival/evidence.ts';
import { hasUnseenYears } from '../../core/survival/risk-sets.ts';
import { lifetimeValue, survivalOf } from '../../core/value/lifetime-value.ts';
import { onePayment } from '../../core/value/period-sums.ts';
import type { Terms } from '../../core/value/terms.ts';
import {
  type SegmentWaterfalls,
  type Step,
  segmentWaterfalls,
  stepAmounts,
  sumOf,
  totals,
} from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import {
  customersInRows,
  lifetimesOf,
  stepsOf,
  type Valued,
  type ValuedFigures,
} from '../shared/valuation/valued.ts';
import type { SegmentValue } from './result.ts';
import { termsOfSegments } from './segment-terms.ts';

/** The segments and their total as the result shows them. */
export function valuedSegments(valued: Valued, figures: ValuedFigures): Lines {
  const { customers, segments } = valued;
  const { lifetime, expected } = figures;
  const counts = segmentCounts(customers, segments);
  const spread = spreads(valued, figures);
  const steps = stepsOf(valued);
  const whole = segmentWaterfalls(lifetime.totals, steps);
  const parts = expected && {
    soFar: segmentWaterfalls(expected.soFar.totals, steps),
    toCome: segmentWaterfalls(
      expected.toCome.totals,
      steps.filter((step) => step !== 'acquisition'),
    ),
  };
  const line = (
    segment: SegmentValue['segment'],
    counted: (typeof counts)['total'],
    years: number,
    at: number,
    of: (waterfalls: SegmentWaterfalls) => readonly Step[],
  ): SegmentValue => {
    const waterfall = [...of(whole)];
    const { lifetimeValue: totalValue, netValue } = totals(waterfall);
    const mean = counted.customers === 0 ? null : { mean: totalValue / counted.customers };
    return {
      segment,
      ...counted,
      meanYears: counted.customers === 0 ? null : years / counted.customers,
      lifetimeValue: spread === undefined ? mean : (spread[at] ?? null),
      waterfall,
      ...(parts && partFigures(of(parts.soFar), of(parts.toCome), counted.customers)),
      totalValue,
      netValue,
    };
  };
  return {
    segments: segments.keys.map((key, s) => {
      const counted = counts.segments[s];
      if (counted === undefined) throw new RangeError(`no segment ${s}`);
      const years = lifetime.paidYears.segments[s] ?? 0;
      return line(key, counted, years, s, (all) => all.segments[s] ?? []);
    }),
    total: line(
      {},
      counts.total,
      lifetime.paidYears.total,
      segments.keys.length,
      (all) => all.total,
    ),
  };
}

/**
 * How the lifetime values are spread in each segment, and last of all; undefined where rows stand for many customers, so
 * that only the means are known.
 */
const spreads = ({ customers, segments }: Valued, { lifetime }: ValuedFigures) =>
  areSingle(customers)
    ? [
        ...distributions(lifetime.values, segments.codes, segments.keys.length),
        distribution(lifetime.values.slice()),
      ]
    : undefined;

/** What is recorded of the customers of a line, and what is to come, in all and of one of them. */
function partFigures(recorded: readonly Step[], later: readonly Step[], customers: number) {
  const soFar = totals(recorded).lifetimeValue;
  const toCome = totals(later).lifetimeValue;
  const each = (amount: number) => (customers === 0 ? null : amount / customers);
  return {
    soFar,
    toCome,
    meanSoFar: each(soFar),
    meanToCome: each(toCome),
    waterfallSoFar: [...recorded],
  };
}

/** The segments and their total. */
export interface Lines {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
}

/**
 * Adds what only expected values have: the worth of a new customer, how far the data reach, and the
 * share of the total that lies beyond. Other methods have none of it.
 */
export function withExpectations({ segments, total }: Lines, valued: Valued): Lines {
  const { staying } = valued;
  if (staying.kind !== 'expected') return { segments, total };
  const termsOf = termsOfSegments(valued);
  const beyond = staying.segments.some(({ curve, known }) => curve !== known);
  const known = beyond
    ? valuesWithinData(valued, staying.segments)
    : segments.map(({ totalValue }) => totalValue);
  const share = (value: number, within: number) => (value === 0 ? 0 : (value - within) / value);
  const lines = segments.map((line, s) => {
    const own = staying.segments[s];
    if (own === undefined) throw new RangeError(`no segment ${s}`);
    return {
      ...line,
      reachYears: own.risk.reachYears,
      marked: own.marked,
      atAcquisition:
        line.annualSpend === null || hasUnseenYears(own.risk)
          ? null
          : newCustomer(line.annualSpend, own, termsOf([s], line.annualSpend)),
      extrapolatedShare: share(line.totalValue, known[s] ?? 0),
    };
  });
  const worth = lines.every((line) => line.customers === 0 || line.atAcquisition !== null);
  const customers = lines.map((line) => line.customers * (line.atAcquisition ?? 0));
  return {
    segments: lines,
    total: {
      ...total,
      reachYears: Math.max(0, ...lines.map(({ reachYears }) => reachYears)),
      marked: tooFew(total.customers, total.customers - (total.active ?? 0)),
      atAcquisition: worth && total.customers > 0 ? exactSum(customers) / total.customers : null,
      extrapolatedShare: share(total.totalValue, decimalSum(known)),
    },
  };
}

/**
 * Lifetime value of a new customer who spends so much a year and stays as the curve of the segment says. Of those who
 * end at once, some may pay once all the same.
 */
export function newCustomer(
  annualSpend: number,
  { curve, once }: SegmentStaying,
  terms: Terms,
): number {
  const { lifetimeValue: paying } = valueOrRefusal(
    lifetimeValue(annualSpend, survivalOf({ curve }), terms),
  );
  if (once === undefined) return paying;
  const { acquisition: _not, ...own } = terms;
  const payment = once.share * sumOf(stepAmounts(once.payment, onePayment, own));
  return decimalSum([paying, asDecimal(payment)]);
}

/** The total value of each segment, counting nothing that lies beyond the data. */
function valuesWithinData(valued: Valued, segments: readonly SegmentStaying[]): number[] {
  const within = segments.map((segment) => ({ ...segment, curve: segment.known }));
  const { totals: known } = valueOrRefusal(
    lifetimesOf(customersInRows(valued).rows, {
      ...valued,
      staying: { kind: 'expected', segments: within },
    }),
  );
  return segmentWaterfalls(known, stepsOf(valued)).segments.map(
    (steps) => totals(steps).lifetimeValue,
  );
}
