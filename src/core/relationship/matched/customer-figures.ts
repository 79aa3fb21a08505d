import { daysPerYear } from '../../quantity/time-unit.ts';
import { scaledTraits, traitsOf } from './alike-orders.ts';
import { firstFrom, type OrderHistory } from './order-history.ts';

/** What is compared of customers on a day each: what they did after it, and what their orders before it were. */
export const comparedFigures = [
  'spendAfter',
  'ordersAfter',
  'stillBuying',
  'spendBefore',
  'joinedLater',
  'spendAsMember',
  'recency',
  'frequency',
  'spendPerOrder',
  'tenure',
] as const;

export type ComparedFigure = (typeof comparedFigures)[number];

/** How the figures of a customer are taken. */
export interface FigureTerms {
  readonly history: OrderHistory;
  /** The day on which a customer joined; undefined of those who never did. */
  readonly joinedOn: (customer: number) => number | undefined;
  /** How many years after joining are counted one by one. */
  readonly years: number;
}

/** A customer on a day, with the days counted after it and as many before it. */
export interface Observed {
  readonly customer: number;
  readonly day: number;
  readonly span: number;
}

/** The figures of one customer. */
export interface CustomerFigures {
  /** The compared figures in their order, then the spend of each year after the day. */
  readonly figures: Float64Array;
  /** The traits on scales for the adjustment within a cell. */
  readonly scaled: readonly number[];
}

/** The last day of so many years after a day. */
const yearEnd = (day: number, years: number): number => day + Math.floor(years * daysPerYear);

/** How many years after the day a span of days reaches into. */
export const yearsIn = (span: number): number => {
  let years = 1;
  while (yearEnd(0, years) < span) years += 1;
  return years;
};

/**
 * The figures of a customer seen on a day. The day itself counts neither before nor after: members joined on it, often
 * with an order.
 */
export function customerFigures(
  { history, joinedOn, years }: FigureTerms,
  { customer, day, span }: Observed,
): CustomerFigures {
  const { spentBefore, minorUnits } = history;
  const from = (on: number) => firstFrom(history, customer, on);
  const spent = (first: number, end: number) =>
    ((spentBefore[end] ?? 0) - (spentBefore[first] ?? 0)) / minorUnits;
  const next = from(day);
  const [first, end] = [from(day + 1), from(day + span + 1)];
  const joined = joinedOn(customer) ?? Infinity;
  const asMember = joined < day + span ? Math.max(first, from(joined + 1)) : end;
  const figures = new Float64Array(comparedFigures.length + years);
  figures.set([
    spent(first, end),
    end - first,
    end > first ? 1 : 0,
    spent(from(day - span), next),
    joined > day && joined <= day + span ? 1 : 0,
    spent(asMember, end),
    ...traitsOf(history, { customer, day, next }),
  ]);
  for (let year = 0, begin = first; year < years; year++) {
    const until = year + 1 < years ? Math.min(end, from(yearEnd(day, year + 1) + 1)) : end;
    figures[comparedFigures.length + year] = spent(begin, until);
    begin = until;
  }
  return { figures, scaled: scaledTraits(history, { customer, day, next }) };
}
