import type { PurchaseDays } from '../../purchase/purchase-totals.ts';
import {
  type AlikeCustomers,
  alikeCustomers,
  type Joined,
  type SeenCustomers,
} from './alike-customers.ts';
import { orderTraits } from './alike-orders.ts';
import {
  type ComparedFigure,
  type CustomerFigures,
  comparedFigures,
  customerFigures,
  type FigureTerms,
  yearsIn,
} from './customer-figures.ts';
import { type ComparedGroup, type Influence, influenceOf } from './influence.ts';
import { firstFrom, type OrderHistory, orderHistory } from './order-history.ts';
import { groupMeans, movedTo, type Slopes, WithinGroups } from './within-cells.ts';

/** A figure of the members, of the customers whom they are compared with, and of all others seen on the same days. */
export interface FigureMeans {
  readonly members: number;
  /** The members' standard deviation; 0 where all are equal. */
  readonly deviation: number;
  readonly matched: number;
  readonly anyone: number;
}

/** Why a member is not compared. */
export const uncomparedReasons = ['noOrderBefore', 'noTimeAfter', 'nobodyAlike'] as const;

export type UncomparedReason = (typeof uncomparedReasons)[number];

/** Members compared with customers who had alike orders before. */
export interface MatchedComparison {
  /** How many members are compared. */
  readonly members: number;
  readonly uncompared: Readonly<Record<UncomparedReason, readonly Joined[]>>;
  /** How many different customers they are compared with. */
  readonly comparisonCustomers: number;
  /** Days counted after joining: of the member with the most of them, and in the mean. */
  readonly days: { readonly longest: number; readonly mean: number };
  readonly figures: Readonly<Record<ComparedFigure, FigureMeans>>;
  /** By how much all compared members together spent more than the matched ones, in each year after joining. */
  readonly years: readonly number[];
  /** By how much each customer moves the differences of all members. */
  readonly influence: Influence;
}

/** Members, the end of the log, and how many days after joining count at most. */
export interface MatchedTerms {
  readonly members: readonly Joined[];
  /** Last day of the observation. */
  readonly until: number;
  readonly mostDays?: number;
}

/**
 * Compares members of a club with customers who had alike orders on the day on which they joined.
 *
 *     effect = Σ_m [ y_m − ȳ_c(m) − β·(x_m − x̄_c(m)) ]
 *
 * y is what is counted from the day after, for the member m and for the customers of the same day and cell c over as
 * many days; x are recency, frequency, spend per order and tenure as logarithms; β are the slopes within cells of the
 * customers who are no members, each weighted as its cell has members. What of x differs within cells is so taken off.
 *
 * @throws {RangeError} a member joined twice, or is no customer
 * @see Iacus, King & Porro (2012), Political Analysis 20(1), for the cells; Abadie & Imbens (2011), Journal of Business
 *   & Economic Statistics 29(1), for the adjustment within them
 */
export function matchedComparison(days: PurchaseDays, terms: MatchedTerms): MatchedComparison {
  const history = orderHistory(days);
  const { until, mostDays = Infinity } = terms;
  const { comparable, noOrderBefore, noTimeAfter } = sortedMembers(history, terms);
  const spanFrom = (day: number) => Math.min(mostDays, until - day);
  const joined = new Map(terms.members.map(({ customer, day }) => [customer, day]));
  const joinedOn = (customer: number) => joined.get(customer);
  const { groups, unmatched } = alikeCustomers(history, comparable, joinedOn);
  const spans = groups.flatMap(({ day, members }) => members.map(() => spanFrom(day)));
  const longest = spans.reduce((most, span) => Math.max(most, span), 0);
  const figureTerms: FigureTerms = {
    history,
    joinedOn,
    years: yearsIn(longest),
  };
  const figuresOf = ({ customer, day }: SeenCustomers, span: number) =>
    Array.from(customer, (each, i) =>
      customerFigures(figureTerms, { customer: each, day: day[i] ?? 0, span }),
    );
  const compared = groups.map((group) => comparedGroup(group, spanFrom(group.day), figuresOf));
  const width = comparedFigures.length + figureTerms.years;
  const within = new WithinGroups(orderTraits.length, width);
  for (const { group, means, alike, members } of compared)
    within.add(alike(), means, members.length / group.alike.customer.length);
  const slopes = within.slopes();
  const sums = figureSums(compared, slopes, width);
  const count = spans.length;
  return {
    members: count,
    uncompared: { noOrderBefore, noTimeAfter, nobodyAlike: unmatched },
    comparisonCustomers: new Set(groups.flatMap(({ alike }) => Array.from(alike.customer))).size,
    days: { longest, mean: spans.reduce((sum, span) => sum + span, 0) / count },
    figures: meansOf(compared, sums, anyoneMeans(compared, figuresOf, spanFrom)),
    years: Array.from({ length: figureTerms.years }, (_, year) => {
      const k = comparedFigures.length + year;
      return (sums.members[k] ?? 0) - (sums.matched[k] ?? 0);
    }),
    influence: influenceOf(days.customers, compared, slopes),
  };
}

/** Members who can be compared, and those who cannot. */
function sortedMembers(history: OrderHistory, { members, until }: MatchedTerms) {
  const sorted = {
    comparable: [] as Joined[],
    noOrderBefore: [] as Joined[],
    noTimeAfter: [] as Joined[],
  };
  const seen = new Set<number>();
  for (const member of members) {
    const { customer, day } = member;
    if (!(customer >= 0 && customer + 1 < history.begins.length) || seen.has(customer))
      throw new RangeError(`no member, or one twice: ${customer}`);
    seen.add(customer);
    if (day >= until) sorted.noTimeAfter.push(member);
    else if (firstFrom(history, customer, day) === history.begins[customer])
      sorted.noOrderBefore.push(member);
    else sorted.comparable.push(member);
  }
  return sorted;
}

function comparedGroup(
  group: AlikeCustomers,
  span: number,
  figuresOf: (seen: SeenCustomers, span: number) => readonly CustomerFigures[],
): ComparedGroup {
  const { members: customer, day } = group;
  const alike = () => figuresOf(group.alike, span);
  return {
    group,
    members: figuresOf({ customer, day: customer.map(() => day) }, span),
    means: groupMeans(alike()),
    alike,
  };
}

/** The sums of each figure over the members, and over those with whom they are compared. */
function figureSums(compared: readonly ComparedGroup[], slopes: Slopes, width: number) {
  const sums = { members: new Float64Array(width), matched: new Float64Array(width) };
  for (const { members, means } of compared) {
    for (const member of members) {
      for (let k = 0; k < width; k++) {
        sums.members[k] = (sums.members[k] ?? 0) + (member.figures[k] ?? 0);
        sums.matched[k] =
          (sums.matched[k] ?? 0) + (means.figures[k] ?? 0) + movedTo(slopes, k, member, means);
      }
    }
  }
  return sums;
}

/** The means of all others, weighted as each day has members. */
function anyoneMeans(
  compared: readonly ComparedGroup[],
  figuresOf: (seen: SeenCustomers, span: number) => readonly CustomerFigures[],
  spanFrom: (day: number) => number,
): Float64Array {
  const weights = new Map<SeenCustomers, { day: number; members: number }>();
  for (const { group, members } of compared) {
    const before = weights.get(group.anyone)?.members ?? 0;
    weights.set(group.anyone, { day: group.day, members: before + members.length });
  }
  const total = new Float64Array(comparedFigures.length);
  let count = 0;
  for (const [anyone, { day, members }] of weights) {
    const { figures } = groupMeans(figuresOf(anyone, spanFrom(day)));
    for (let k = 0; k < total.length; k++) total[k] = (total[k] ?? 0) + members * (figures[k] ?? 0);
    count += members;
  }
  return total.map((sum) => sum / count);
}

function meansOf(
  compared: readonly ComparedGroup[],
  sums: ReturnType<typeof figureSums>,
  anyone: Float64Array,
): MatchedComparison['figures'] {
  const members = compared.flatMap((group) => group.members);
  const count = members.length;
  const entries = comparedFigures.map((name, k): [ComparedFigure, FigureMeans] => {
    const mean = (sums.members[k] ?? 0) / count;
    const squares = members.reduce((sum, { figures }) => sum + ((figures[k] ?? 0) - mean) ** 2, 0);
    return [
      name,
      {
        members: mean,
        deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0,
        matched: (sums.matched[k] ?? 0) / count,
        anyone: anyone[k] ?? 0,
      },
    ];
  });
  return Object.fromEntries(entries) as MatchedComparison['figures'];
}
