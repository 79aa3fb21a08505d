import { customerStatus } from '../../core/customers.ts';
import type { StayRates } from '../../core/recovery/customers-lost.ts';
import { keptByMending, type Mending, mendingSpend } from '../../core/recovery/mending-spend.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import { nearest } from '../../problems/nearest.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import { exact } from './exact.ts';
import type { BreakEven, CustomerBreakEven, SegmentBreakEven } from './result.ts';
import { meanToCome } from './value-to-come.ts';

/** The effort that is asked about, and the rates that it is judged by. */
export interface Effort {
  readonly mending: Mending;
  readonly rates: StayRates;
  readonly severity: Severity | null;
}

/** Up to how much mending one relationship is worth. */
export function breakEven({ mending, rates, severity }: Effort, value: number | null): BreakEven {
  const kept = keptByMending(mending, rates) ?? null;
  return { ...mending, severity, kept, valueToCome: value, spend: spendOn(mending, rates, value) };
}

function spendOn(mending: Mending, rates: StayRates, value: number | null): number | null {
  if (value === null || Number.isNaN(value)) return null;
  return exact(mendingSpend(mending, rates, value) ?? null);
}

/** The same for each segment of the customers. */
export function segmentBreakEvens(
  { mending, rates }: Effort,
  valued: ValuedCustomers,
  values: Float64Array,
): readonly SegmentBreakEven[] {
  const members: number[][] = valued.segments.keys.map(() => []);
  for (const [i, segment] of valued.segments.codes.entries()) members[segment]?.push(i);
  return valued.segments.keys.map((segment, s) => {
    const { customers, amount } = meanToCome(valued, values, members[s] ?? []);
    return { segment, customers, valueToCome: amount, spend: spendOn(mending, rates, amount) };
  });
}

/**
 * The same for one customer. From a relationship that has ended nothing is to come.
 *
 * @throws {Refusal} nobody has the id
 */
export function customerBreakEven(
  id: string,
  { mending, rates }: Effort,
  valued: ValuedCustomers,
  values: Float64Array,
): CustomerBreakEven {
  const { ids, status } = valued.customers;
  const index = ids.indexOf(id);
  if (index < 0)
    throw new Refusal(problem('customer-unknown', { id, suggestion: nearest(id, ids) }));
  const active = status?.[index] !== customerStatus.ended;
  if (!active) valued.problems.add(problem('customer-ended', { id }));
  const value = values[index] ?? Number.NaN;
  return {
    id,
    active,
    valueToCome: Number.isNaN(value) ? null : value,
    spend: spendOn(mending, rates, value),
  };
}
