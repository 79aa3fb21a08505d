import { exactSum } from '../../core/numeric/exact-sum.ts';
import { countsOrders, type Terms, termsOfOrders } from '../../core/value/terms.ts';
import type { Valued } from '../shared/valuation/valued.ts';

/**
 * The terms of one customer of some segments who spends so much a year: with as many orders for the money, and goods that
 * cost as much of it, as all customers of these segments have.
 */
export type TermsOfSegments = (segments: readonly number[], annualSpend: number) => Terms;

export function termsOfSegments({ customers, segments, terms }: Valued): TermsOfSegments {
  if (terms.goods === undefined && !countsOrders(terms)) return () => terms;
  const { count, amount, amountYears, orders, goods } = customers;
  const sums = segments.keys.map(() => ({ years: 0, amount: 0, orders: 0, goods: 0 }));
  for (let i = 0; i < count; i++) {
    const sum = sums[segments.codes[i] ?? 0];
    const years = amountYears[i] ?? 0;
    if (sum === undefined || !(years > 0)) continue;
    sum.years += years;
    sum.amount += amount[i] ?? 0;
    sum.orders += orders?.[i] ?? 0;
    sum.goods += goods?.[i] ?? 0;
  }
  return (which, annualSpend) => {
    const all = (of: 'years' | 'amount' | 'orders' | 'goods') =>
      exactSum(which.map((s) => sums[s]?.[of] ?? 0));
    const years = all('years');
    const mean = years > 0 ? all('amount') / years : 0;
    // Some means of spend are by customer, and not by time.
    const scale = years > 0 ? (mean > 0 ? annualSpend / mean : 1) / years : 0;
    return termsOfOrders(terms, {
      orders: orders && all('orders') * scale,
      goods: goods && all('goods') * scale,
    });
  };
}
