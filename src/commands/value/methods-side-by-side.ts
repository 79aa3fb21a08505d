import { segmentsBy } from '../../core/segments.ts';
import { ProblemTally } from '../../problems/tally.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import { expectedStaying, type StayingRequest } from '../valuation/staying.ts';
import type { Valued } from '../valuation/valued.ts';
import { comparedMethods, type Expected } from './compared-methods.ts';
import type { MethodValue } from './result.ts';
import { valueAll, valuedSegments } from './valued-segments.ts';
import { type Lines, withExpectations } from './with-expectations.ts';

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
