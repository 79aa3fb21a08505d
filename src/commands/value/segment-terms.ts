import { customersOf } from '../../core/customers.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { type Cost, countsOrders, type Terms, termsOfOrders } from '../../core/value/terms.ts';
import { termsIn, type Valued } from '../shared/valuation/valued.ts';

/**
 * The terms of one customer of some segments who spends so much a year: with as many orders for the money, and goods that
 * cost as much of it, as all customers of these segments have. Where the segments differ, those of their mean customer.
 */
export type TermsOfSegments = (segments: readonly number[], annualSpend: number) => Terms;

export function termsOfSegments(valued: Valued): TermsOfSegments {
  const { customers, segments, terms, economics } = valued;
  const all = segments.keys.map((_, s) => termsIn(valued, s));
  const isCounted = terms.goods !== undefined || all.some(countsOrders);
  if (economics === undefined && !isCounted) return () => terms;
  const { count, amount, amountYears, orders, goods } = customers;
  const sums = segments.keys.map(() => ({ years: 0, amount: 0, orders: 0, goods: 0 }));
  for (let i = 0; i < count; i++) {
    const sum = sums[segments.codes[i] ?? 0];
    const years = amountYears[i] ?? 0;
    if (sum === undefined || !(years > 0)) continue;
    sum.years += years * customersOf(customers, i);
    sum.amount += amount[i] ?? 0;
    sum.orders += orders?.[i] ?? 0;
    sum.goods += goods?.[i] ?? 0;
  }
  const together = (which: readonly number[], annualSpend: number, own: Terms): Terms => {
    const sumOf = (of: 'years' | 'amount' | 'orders' | 'goods') =>
      exactSum(which.map((s) => sums[s]?.[of] ?? 0));
    const years = sumOf('years');
    const mean = years > 0 ? sumOf('amount') / years : 0;
    // Some means of spend are by customer, and not by time.
    const scale = years > 0 ? (mean > 0 ? annualSpend / mean : 1) / years : 0;
    return termsOfOrders(own, {
      orders: orders && sumOf('orders') * scale,
      goods: goods && sumOf('goods') * scale,
    });
  };
  if (economics === undefined) return (which, spend) => together(which, spend, terms);
  return (which, annualSpend) => {
    const [only, ...others] = which;
    if (only !== undefined && others.length === 0)
      return together(which, annualSpend, termsIn(valued, only));
    return meanTerms(
      which.map((s) => {
        const { years = 0, amount: spent = 0 } = sums[s] ?? {};
        const spend = years > 0 ? spent / years : 0;
        return { years, spend, terms: together([s], spend, termsIn(valued, s)) };
      }),
      terms,
    );
  };
}

/** Customers of one segment: the years that their spend covers, and what they spend in one. */
interface SegmentTerms {
  readonly years: number;
  readonly spend: number;
  readonly terms: Terms;
}

/**
 * The terms by which the mean customer of several segments has their mean margin of a year: shares of spend are weighted
 * by spend, and costs of a year by the years.
 */
function meanTerms(of: readonly SegmentTerms[], first: Terms): Terms {
  const weighted = (weight: (each: SegmentTerms) => number) => {
    const all = exactSum(of.map(weight));
    return (figure: (terms: Terms) => number | undefined): number =>
      all > 0 ? exactSum(of.map((each) => (figure(each.terms) ?? 0) * weight(each))) / all : 0;
  };
  const byYears = weighted(({ years }) => years);
  const bySpend = weighted(({ years, spend }) => years * spend);
  const cost = (name: 'serving' | 'marketing'): Cost => ({
    perYear: byYears((terms) => terms[name]?.perYear),
    share: bySpend((terms) => terms[name]?.share),
  });
  return {
    ...first,
    ...(first.margin !== undefined && { margin: bySpend(({ margin }) => margin) }),
    ...(first.goods !== undefined && { goods: byYears(({ goods }) => Number(goods)) }),
    ...(first.serving !== undefined && { serving: cost('serving') }),
    ...(first.marketing !== undefined && { marketing: cost('marketing') }),
  };
}
