import { type Customers, customerStatus } from '../../core/customers.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { Request, World } from '../command.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { type ValuedCustomers, valuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { RecoveryOptions, Settings } from './options.ts';
import type { ValueToCome } from './result.ts';

/**
 * Reads and values the customers of `--customers`: by their retention curve, or, with an assumed stay, as customers who
 * have just paid.
 *
 * @returns undefined without `--customers`
 * @throws {Refusal} a file cannot be read, or the customers cannot be valued
 */
export async function readValuedCustomers(
  request: Request<RecoveryOptions>,
  world: World,
  { customers, by, keep }: Settings,
): Promise<ValuedCustomers | undefined> {
  if (customers.length === 0) return undefined;
  const { options } = request;
  const isAssumed = options.retention !== undefined || options.churn !== undefined;
  const firstPayment = { text: 'excluded', source: 'default' };
  return valuedCustomers(
    { ...request, options: { ...options, ...(isAssumed && { firstPayment }) } },
    world,
    {
      files: customers,
      by,
      keep,
      usualMethod: 'expected',
      status: 'optional',
      fields: problemFields,
    },
  );
}

/** The value to come of each customer: 0 where the relationship has ended, NaN where it is not known. */
export function valuesToCome({ customers, values, toCome, method }: ValuedCustomers): Float64Array {
  return (toCome ?? values).map((value, i) => {
    const status = statusOf(customers, i);
    if (status === customerStatus.ended) return 0;
    const isKnown = status === customerStatus.active || method !== 'expected';
    return isKnown ? value : Number.NaN;
  });
}

/**
 * The value to come of a customer who stays: that of `--value-to-come`, of which the margin is left; else the mean of
 * the active customers with a problem, if there are enough; else the mean of all active customers.
 *
 * @param values - the value to come of each customer
 * @param affected - the indexes of the customers with a case, as far as they are in the customer files
 */
export function valueToCome(
  settings: Settings,
  valued: ValuedCustomers | undefined,
  values: Float64Array | undefined,
  affected: readonly number[],
): ValueToCome {
  if (settings.valueToCome !== undefined) {
    const amount = settings.valueToCome.amount * (settings.margin ?? 1);
    return { amount, source: 'given', customers: null };
  }
  if (valued === undefined || values === undefined)
    return { amount: null, source: null, customers: null };
  const assumed = valued.method !== 'expected';
  const activeAffected = activeAmong(valued.customers, affected);
  if (activeAffected.length >= fewestCustomers)
    return meanOf(values, activeAffected, assumed ? 'assumed' : 'affected');
  const all = Array.from({ length: valued.customers.count }, (_, i) => i);
  const active = activeAmong(valued.customers, all);
  return meanOf(values, active, assumed ? 'assumed' : 'customers');
}

/** The mean value to come of the active customers among some, by their indexes; null where there are none. */
export function meanToCome(
  valued: ValuedCustomers,
  values: Float64Array,
  some: readonly number[],
): { readonly customers: number; readonly amount: number | null } {
  const { customers, amount } = meanOf(values, activeAmong(valued.customers, some), 'customers');
  return { customers: customers ?? 0, amount };
}

function meanOf(
  values: Float64Array,
  some: readonly number[],
  source: 'assumed' | 'affected' | 'customers',
): ValueToCome {
  const known = some.map((i) => values[i] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  const amount = known.length === 0 ? null : exactSum(known) / known.length;
  return { amount, source, customers: known.length };
}

const activeAmong = (customers: Customers, some: readonly number[]): number[] =>
  some.filter((i) => statusOf(customers, i) !== customerStatus.ended);

/** The status of a customer; without statuses in the file, everybody in it is active. */
const statusOf = ({ status }: Customers, i: number): number => status?.[i] ?? customerStatus.active;
