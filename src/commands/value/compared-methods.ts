import { exactSum } from '../../core/numeric/exact-sum.ts';
import { segmentsBy } from '../../core/segments.ts';
import { exactNetValue, survivalOf } from '../../core/value/lifetime-value.ts';
import { periodSums } from '../../core/value/period-sums.ts';
import { type StayReading, stayByReading, stayReadings } from '../../core/value/stay-readings.ts';
import type { Terms } from '../../core/value/terms.ts';
import { gridFor, onGrid } from '../../core/value/waterfall.ts';
import { ProblemTally } from '../../problems/tally.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import {
  expectedStaying,
  type SegmentStaying,
  type StayingRequest,
} from '../shared/valuation/staying.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import { methodReason } from './method-reasons.ts';
import type { ComparedMethod, MethodValue, SegmentValue } from './result.ts';
import { type Lines, valueAll, valuedSegments, withExpectations } from './segment-values.ts';

/** What each method makes of the valued customers, in their segments and as one. */
export function methodsSideBySide(
  valued: Valued,
  lines: Lines,
  request: StayingRequest,
  period: string,
): MethodValue[] {
  const { staying, segments, terms, customers } = valued;
  if (staying.kind !== 'expected') throw new RangeError('methods are compared on recorded stays');
  const divided: Expected = { ...lines, staying: staying.segments };
  if (segments.keys.length === 1) return comparedMethods(divided, divided, { terms, period });
  const all = segmentsBy(customers, []);
  // What cannot be fitted to all was reported by segment.
  const asOne = expectedStaying(customers, all, request, new ProblemTally());
  const one: Valued = { ...valued, segments: all, staying: asOne, costs: undefined };
  const oneLine = withExpectations(valuedSegments(one, valueOrRefusal(valueAll(one))), one);
  return comparedMethods(divided, { ...oneLine, staying: asOne.segments }, { terms, period });
}

/** Customers valued by their expected stay, in segments or as one. */
export interface Expected {
  readonly segments: readonly SegmentValue[];
  readonly total: SegmentValue;
  readonly staying: readonly SegmentStaying[];
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
  { terms, period }: { readonly terms: Terms; readonly period: string },
): MethodValue[] {
  const [all] = whole.staying;
  if (all === undefined) return [];
  const facts = {
    all,
    terms,
    period,
    divided: divided.segments.length > 1,
    extrapolated: divided.total.extrapolatedShare ?? 0,
  };
  const line = (method: ComparedMethod, own: MethodFigures, asOne: MethodFigures): MethodValue => ({
    method,
    ...(method === 'model' && all.fit !== undefined && { model: all.fit.model }),
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
    ...stayReadings.map((reading) =>
      line(reading, read(reading, divided, terms), read(reading, whole, terms)),
    ),
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
function read(reading: StayReading, { segments, staying }: Expected, terms: Terms): MethodFigures {
  const values: number[] = [];
  const years: number[] = [];
  const customers = exactSum(segments.map((line) => line.customers));
  for (const [s, line] of segments.entries()) {
    const group = staying[s];
    if (group === undefined) throw new RangeError(`no segment ${s}`);
    const stay = stayByReading(reading, group, terms.periodsPerYear, terms.horizonYears);
    if (stay === undefined || line.annualSpend === null) return nothing;
    const { annualSpend } = line;
    const { acquisition: _not, ...own } = terms;
    const worth = exactNetValue({ annualSpend, stay, terms: own });
    const paid = periodSums(survivalOf(stay), own);
    if (!worth.ok || !paid.ok) return nothing;
    values.push(worth.value * line.customers);
    years.push((paid.value.paid / own.periodsPerYear) * line.customers);
  }
  return { meanYears: exactSum(years) / customers, totalValue: onOneGrid(exactSum(values)) };
}

/** As all amounts of a result: so that 56 does not print as 56.000000000000014. */
const onOneGrid = (amount: number): number => onGrid(amount, gridFor(Math.abs(amount)));

const nothing: MethodFigures = { meanYears: null, totalValue: null };
