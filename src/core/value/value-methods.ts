import { customerStatus } from '../customers.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Curve } from '../survival/curve.ts';
import { fixedTenure } from '../survival/survival.ts';
import type { CondensedCustomers } from './condensed-customers.ts';
import { type ActiveSums, type ExpectedSums, expectedSums } from './expected-sums.ts';
import { type AssumedStay, survivalOf } from './lifetime-value.ts';
import { noPayment, onePayment, type PeriodSums, periodSums } from './period-sums.ts';
import type { Terms } from './terms.ts';

/** What is the same for all segments, or of each one. */
export type BySegment<T> = readonly [T, ...T[]];

/** Of a segment. */
export const ofSegment = <T>(of: BySegment<T>, segment: number): T => of[segment] ?? of[0];

/** A way to value the customers of rows. */
export interface ValueMethod {
  /** How long the customers of a row pay. */
  readonly sums: (row: number) => Outcome<PeriodSums>;
  /** The same where their amounts cover no time, so that each makes one payment. */
  readonly timeless: PeriodSums;
  /** How long a customer pays whom they refer; absent: as long as they do. */
  readonly referred?: (row: number) => PeriodSums;
}

/** What methods know of the rows. */
type Rows = Pick<CondensedCustomers, 'count' | 'segment' | 'tenureYears' | 'status'>;

/** The recorded tenure, as if it ended there: too low for customers who are still active. */
export function observedMethod(rows: Rows, terms: BySegment<Terms>): ValueMethod {
  const { tenureYears, segment } = rows;
  if (tenureYears === undefined) throw new RangeError('observed values need tenures');
  return {
    sums: once((row) =>
      periodSums(fixedTenure(tenureYears[row] as number), ofSegment(terms, segment[row] as number)),
    ),
    timeless: onePayment,
  };
}

/** An assumed stay, everybody valued from acquisition. */
export function assumedMethod(
  { segment }: Rows,
  stays: BySegment<AssumedStay>,
  terms: BySegment<Terms>,
): ValueMethod {
  const isDivided = stays.length > 1 || terms.length > 1;
  const ofSegments = once((s) => periodSums(survivalOf(ofSegment(stays, s)), ofSegment(terms, s)));
  return {
    sums: (row) => ofSegments(isDivided ? (segment[row] as number) : 0),
    timeless: onePayment,
  };
}

/** The three figures of expected values. */
export interface ExpectedMethods {
  /** Lifetime value: what is recorded and what is expected, both at the start of the customer. */
  readonly expected: ValueMethod;
  /** What is recorded. */
  readonly soFar: ValueMethod;
  /** What is expected after the tenure, at the day that the tenure has reached. */
  readonly toCome: ValueMethod;
}

/**
 * The values of customers who stay as the curve of their segment says: an active one given the tenure so far, one who
 * has ended as recorded. A horizon counts from the start of the relationship.
 *
 * A customer who is referred is a new one of the same segment, who spends as much as the referring one.
 *
 * @param curves - how the customers of each segment stay
 * @returns a failure where a stay has no finite value
 * @throws {RangeError} the rows have no tenures, or no status, or are of a segment without a curve
 */
export function expectedMethods(
  rows: Rows,
  curves: readonly Curve[],
  terms: BySegment<Terms>,
): Outcome<ExpectedMethods> {
  const { tenureYears, status, segment } = rows;
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('expected values need tenures and who is still active');
  }
  const lives: ExpectedSums[] = [];
  for (const [s, curve] of curves.entries()) {
    const sums = expectedSums(curve, ofSegment(terms, s));
    if (!sums.ok) return sums;
    lives.push(sums.value);
  }
  const lifeOf = (row: number) => {
    const life = lives[segment[row] ?? 0];
    if (life === undefined) throw new RangeError(`row ${row} is in no segment`);
    return life;
  };
  const isActive = (row: number) => status[row] === customerStatus.active;
  const recorded = observedMethod(rows, terms);
  const after = once((row) => lifeOf(row).activeAfter(tenureYears[row] as number));
  const nothing = success(noPayment);
  const referred = (row: number) => lifeOf(row).anew;
  const method = (
    figure: keyof ActiveSums,
    ended: (row: number) => Outcome<PeriodSums>,
    timeless: PeriodSums,
  ): ValueMethod => ({
    sums: once((row) => {
      if (!isActive(row)) return ended(row);
      const sums = after(row);
      return sums.ok ? success(sums.value[figure]) : sums;
    }),
    timeless,
    referred,
  });
  return success({
    expected: method('expected', recorded.sums, onePayment),
    soFar: { ...recorded, referred },
    toCome: method('toCome', () => nothing, noPayment),
  });
}

/** The same, worked out once for each number that is asked for: rows are worked out for several figures. */
function once<T>(of: (at: number) => T): (at: number) => T {
  const known: (T | undefined)[] = [];
  return (at) => (known[at] ??= of(at));
}
