import type { CustomerRows, Customers } from '../customers.ts';
import type { PeriodSums } from './period-sums.ts';
import { countsOrders, type Terms } from './terms.ts';
import { stepAmounts, sumOf } from './waterfall.ts';

/**
 * What the value of a customer is linear in, given how long the customer pays: 1, the same for every customer, and the
 * payment, the orders and the cost of goods of a period.
 */
export type Unit = 'customer' | 'payment' | 'orders' | 'goods';

/** The units that values by these terms depend on; the customer is the first. */
export function unitsOf({ orders, goods }: CustomerRows, terms: Terms): readonly Unit[] {
  return [
    'customer',
    'payment',
    ...(orders !== undefined && countsOrders(terms) ? (['orders'] as const) : []),
    ...(goods !== undefined && terms.goods === 'recorded' ? (['goods'] as const) : []),
  ];
}

/** How many of the unit a customer has in a period, before growth; all of it where the amount covers no time. */
export function unitColumn(customers: Customers, unit: Unit, periodsPerYear: number): Float64Array {
  const { count, amountYears } = customers;
  if (unit === 'customer') return new Float64Array(count).fill(1);
  const column = unit === 'payment' ? customers.amount : customers[unit];
  if (column === undefined) throw new RangeError(`the ${unit} of the customers are not known`);
  return column.map((value, i) => {
    const periods = (amountYears[i] ?? 0) * periodsPerYear;
    return periods > 0 ? value / periods : value;
  });
}

/**
 * The value of one of each unit, before acquisition, of a customer who pays for these periods. The value of a customer is
 * the sum of these values times the number of units.
 *
 * @param sums - of the periods, with the same terms
 */
export function unitValues(units: readonly Unit[], sums: PeriodSums, terms: Terms): Float64Array {
  const { acquisition: _once, ...own } = terms;
  const value = (unit: Unit) =>
    sumOf(
      stepAmounts(unit === 'payment' ? 1 : 0, sums, own, {
        orders: unit === 'orders' ? 1 : 0,
        goods: unit === 'goods' ? 1 : 0,
      }),
    );
  const alike = value('customer');
  return Float64Array.from(units, (unit) => (unit === 'customer' ? alike : value(unit) - alike));
}
