import { type Customers, customerStatus } from '../../core/customers.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { ValueToCome } from './result.ts';
import type { Settings } from './settings.ts';

/** What each customer is still worth: nothing where the relationship has ended, NaN where that is not known. */
export function valuesToCome({ customers, values, toCome, method }: ValuedCustomers): Float64Array {
  const ahead = toCome ?? values;
  return ahead.map((value, i) => {
    const status = statusOf(customers, i);
    if (status === customerStatus.ended) return 0;
    const isKnown = status === customerStatus.active || method !== 'expected';
    return isKnown ? value : Number.NaN;
  });
}

/**
 * What a customer who stays is still worth: as given; else the mean of the customers affected who are
 * active, if enough of them; else of all active customers.
 *
 * @param affected - the customers of cases, as far as they are in the customer files
 */
export function valueToCome(
  { valueToCome: given }: Settings,
  valued: ValuedCustomers | undefined,
  values: Float64Array | undefined,
  affected: readonly number[],
): ValueToCome {
  if (given !== undefined) return { amount: given.amount, source: 'given', customers: null };
  if (valued === undefined || values === undefined)
    return { amount: null, source: null, customers: null };
  const assumed = valued.method !== 'expected';
  const own = stillCustomers(valued.customers, affected);
  if (own.length >= fewestCustomers) return meanOf(values, own, assumed ? 'assumed' : 'affected');
  const all = Array.from({ length: valued.customers.count }, (_, i) => i);
  const active = stillCustomers(valued.customers, all);
  return meanOf(values, active, assumed ? 'assumed' : 'customers');
}

/** The mean value to come of the active customers among some; null where there are none. */
export function meanToCome(
  valued: ValuedCustomers,
  values: Float64Array,
  some: readonly number[],
): { readonly customers: number; readonly amount: number | null } {
  const { customers, amount } = meanOf(values, stillCustomers(valued.customers, some), 'customers');
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

const stillCustomers = (customers: Customers, some: readonly number[]): number[] =>
  some.filter((i) => statusOf(customers, i) !== customerStatus.ended);

/** Without a status in the file, everybody in it is a customer. */
const statusOf = ({ status }: Customers, i: number): number => status?.[i] ?? customerStatus.active;
