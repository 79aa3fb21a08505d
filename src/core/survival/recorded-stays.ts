import { type Customers, customerStatus } from '../customers.ts';
import { staysBySegment } from './distinct-stays.ts';
import type { Stays } from './stays.ts';

/**
 * The stays of each segment, from what was recorded of every customer.
 *
 * @param segment - of each customer, below `segments`
 * @param weights - what each customer counts for, finite, ≥ 0: their money, say; 1 each where absent
 * @returns one a segment; a customer who counts for 0 is left out
 * @throws {RangeError} a tenure or a status is missing, a weight leaves its range, or somebody ended
 *   before their observation began
 */
export function recordedStays(
  customers: Customers,
  segment: Uint32Array,
  segments: number,
  weights?: Float64Array,
): Stays[] {
  const { count, tenureYears, status } = customers;
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('stays need tenures and whether they have ended');
  }
  const entryYears = customers.entryYears ?? new Float64Array(count);
  const ended = new Float64Array(count);
  const active = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const weight = weights === undefined ? 1 : (weights[i] ?? Number.NaN);
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`customer ${i} counts ${weight}`);
    if (status[i] === customerStatus.ended) ended[i] = weight;
    else if (status[i] === customerStatus.active) active[i] = weight;
    else throw new RangeError(`it is not known whether customer ${i} has ended`);
    if (!((segment[i] ?? segments) < segments)) throw new RangeError(`no segment ${segment[i]}`);
    checkTimes(entryYears[i], tenureYears[i], status[i] === customerStatus.ended);
  }
  const rows = { entryYears, exitYears: tenureYears, ended, active };
  return staysBySegment(rows, segment, segments);
}

function checkTimes(entry: number | undefined, exit: number | undefined, hasEnded: boolean): void {
  if (
    entry === undefined ||
    exit === undefined ||
    !(entry >= 0 && entry <= exit && exit < Infinity) ||
    (hasEnded && entry === exit && entry > 0)
  ) {
    throw new RangeError(`nobody can be observed from ${entry} to ${exit} years`);
  }
}
